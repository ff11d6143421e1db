"""The pretended payment provider of a console on localhost: a page of ours, and no money anywhere."""

from app.core.addresses import console_url
from app.core.ids import public_id
from ledger.models import Payment
from ledger.providers import DEV, Checkout, Returns

DEV_PATH = "/account/billing/dev"


class DevProvider:
    """Sends the owner to our own page, where pressing a button is paying."""

    name = DEV
    is_real = False

    async def begin(self, payment: Payment, _: Returns) -> Checkout:
        """A session that is the payment itself; the page knows where to go back to."""
        return Checkout(f"dev_{payment.id.hex}", console_url(f"{DEV_PATH}/{public_id('t', payment.id)}"))
