"""What the payment provider tells us by webhook: verified, then settled in the account of its payment."""

import logging
from functools import partial
from uuid import UUID

from app.core.clock import now_ms
from app.core.errors import NotFound
from ledger.posting import open_book
from ledger.stripe_events import Session, StripeEvent, plugged_endpoint, read_event
from ledger.stripe_settling import payment_of_event, settle_event
from tenants.billing.settled import follow, pages_of_debtor
from tenants.pages.change import account_change
from tenants.scope import Permission, Scope

_log = logging.getLogger(__name__)


async def take_event(scope: Scope, raw: bytes, signature: str) -> None:
    """Settle one event of Stripe; when this returns it is committed, and may be acknowledged.

    Raises NotFound where no Stripe is set up, Invalid for bytes that are not Stripe's, Unavailable.
    """
    endpoint = plugged_endpoint()
    if endpoint is None:
        raise NotFound("endpoint")
    event = read_event(raw, signature, endpoint, now_ms())
    if event is not None:
        await settle(scope, event)


async def settle(scope: Scope, event: StripeEvent) -> None:
    """Take in an event that is proven to be Stripe's, once however often it comes. Raises Unavailable."""
    payment = await payment_of_event(event)
    if payment is None:
        async with open_book() as book:
            await settle_event(book, event, None)
    else:
        await _settle_for(scope, payment.owner_id, event)
    _log.info("took Stripe event %s (%s)", event.id, event.kind)


async def _settle_for(scope: Scope, owner_id: UUID, event: StripeEvent) -> None:
    """Within the owner's account, and with the pages that its slots carry where those may be touched."""
    goes_back = not isinstance(event.told, Session)
    settling = account_change(
        scope,
        owner_id,
        "topup.event",
        Permission.BILLING_WRITE,
        every_page=goes_back,
        touched=None if goes_back else partial(pages_of_debtor, owner_id),
    )
    async with settling as changing:
        async with open_book() as book:
            settlements = await settle_event(book, event, owner_id)
        await follow(changing, settlements)
