"""The pretended payment provider of a console on localhost: a page of ours, and no money anywhere."""

from collections.abc import Sequence

from app.core.addresses import console_url
from app.core.ids import public_id
from ledger.models import Payment
from ledger.providers import DEV, Checkout, Returns

PAGE = "/account/billing/{account}/dev/{payment}"


class DevProvider:
    """Sends the owner to our own page, where pressing a button is paying."""

    name = DEV
    is_real = False

    async def begin(self, payment: Payment, _: Returns) -> Checkout:
        """A session that is the payment itself; the page knows where to go back to."""
        ids = {"account": public_id("a", payment.owner_id), "payment": public_id("t", payment.id)}
        return Checkout(dev_session(payment), console_url(PAGE.format(**ids)))

    async def pay_back(self, intent_id: str, amount_minor: int, key: str) -> None:
        """There was no money."""

    async def told_since(self, _: int) -> Sequence[bytes]:
        """It tells everything at once."""
        return ()


def dev_session(payment: Payment) -> str:
    """The session of a pretended payment; there is one for each."""
    return f"dev_{payment.id.hex}"
