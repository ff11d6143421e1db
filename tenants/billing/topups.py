"""Top-ups as their owner sees them: begun here, paid at the provider, settled by what it tells us."""

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from app.core.addresses import console_url
from app.core.clock import MS_PER_SECOND, now_ms
from app.core.errors import Conflict, Invalid, NotFound
from app.core.ids import public_id
from ledger.dev_checkout import dev_session
from ledger.models import Payment
from ledger.packs import pack_named
from ledger.payments import PENDING, Wish, attach_session, open_payment, payment_named
from ledger.posting import By, open_book
from ledger.providers import DEV, Returns, plugged_provider, provider
from ledger.topups import Receipt, fail_payment, settle_payment
from tenants.billing.settled import follow, pages_of_debtor, told
from tenants.pages.change import account_change
from tenants.pages.once import KEY_LENGTH_MAX
from tenants.scope import Permission, Scope

# Stripe forgets an idempotency key after 24 hours; a session lives as long.
RETRIED_MS_MAX = 23 * 3600 * MS_PER_SECOND


@dataclass(frozen=True, slots=True)
class Begun:
    """A pending payment, and the address at the provider where it is paid."""

    payment: Payment
    url: str


async def begin_topup(scope: Scope, account_id: UUID, pack: str, key: str) -> Begun:
    """Write down what is wanted, then open the provider's session for it; the same `key` finds the same one.

    Raises Invalid(pack, idempotencyKey), TooMany, Conflict for a key whose payment has ended, Unavailable.
    """
    scope.require(Permission.BILLING_WRITE, account_id)
    if not 1 <= len(key) <= KEY_LENGTH_MAX:
        raise Invalid("idempotencyKey", f"The key has 1 to {KEY_LENGTH_MAX} characters.")
    taker = provider()
    wish = Wish(account_id, pack_named(pack), taker.name, key)
    async with account_change(scope, account_id, "topup.begin", Permission.BILLING_WRITE) as changing:
        payment, is_new = await open_payment(changing.db, wish, changing.at)
        changing.target = public_id("t", payment.id)
        changing.detail.update(told(payment), tokens=payment.tokens)
        if not is_new:
            changing.nothing_changed()
    too_old = payment.created_at < now_ms() - RETRIED_MS_MAX
    if payment.state != PENDING or payment.provider != taker.name or too_old:
        raise Conflict("This top-up has ended. Begin another one.")
    checkout = await taker.begin(payment, _returns(payment))
    return Begun(await attach_session(payment.id, checkout.session_id), checkout.url)


async def topup_of(scope: Scope, account_id: UUID, payment_id: UUID) -> Payment:
    """One of them; raises NotFound, NotYours, Forbidden."""
    scope.require(Permission.BILLING_READ, account_id)
    payment = await payment_named(payment_id)
    if payment is None or payment.owner_id != account_id:
        raise NotFound("top-up")
    return payment


async def pretended_topup(scope: Scope, account_id: UUID, payment_id: UUID) -> Payment:
    """A top-up begun at the `dev` provider. Raises NotFound for others, and unless `dev` is set up."""
    payment, taker = await topup_of(scope, account_id, payment_id), plugged_provider()
    if taker is None or taker.name != DEV or payment.provider != DEV:
        raise NotFound("top-up")
    return payment


async def pretend_payment(scope: Scope, account_id: UUID, payment_id: UUID, *, paid: bool) -> Payment:
    """Pay, or give up, at the `dev` provider; raises as `pretended_topup`. Done twice it changes nothing."""
    scope.require(Permission.BILLING_WRITE, account_id)
    await pretended_topup(scope, account_id, payment_id)
    needs, target = Permission.BILLING_WRITE, public_id("t", payment_id)
    touched = partial(pages_of_debtor, account_id)
    async with account_change(
        scope, account_id, "topup.paid", needs, target=target, touched=touched
    ) as changing:
        async with open_book() as book:
            payment = await topup_of(scope, account_id, payment_id)
            by = By("owner", scope.actor.id)
            settled = await (
                settle_payment(book, payment, _pretended(payment), by)
                if paid
                else fail_payment(book, payment)
            )
        await follow(changing, [settled] if settled else [])
    return payment


def _pretended(payment: Payment) -> Receipt:
    session = dev_session(payment)
    return Receipt(DEV, session, None, f"evt_{session}", payment.amount_minor, payment.currency)


def _returns(payment: Payment) -> Returns:
    """Back to the payment's own screen, which shows what has become of the payment meanwhile."""
    account, topup = public_id("a", payment.owner_id), public_id("t", payment.id)
    shown = console_url(f"/account/billing/{account}/payments/{topup}")
    return Returns(shown, f"{shown}?cancelled=1")
