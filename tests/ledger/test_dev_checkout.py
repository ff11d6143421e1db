"""The pretended provider: a page of ours to pay on, and no money that could go back."""

from app.core.ids import new_id, public_id
from ledger.dev_checkout import DevProvider
from ledger.models import Payment
from ledger.providers import Checkout, Returns

RETURNS = Returns("http://localhost/paid", "http://localhost/cancelled")


async def test_its_session_is_a_page_of_the_console_named_for_the_payment() -> None:
    payment = Payment(id=new_id(), owner_id=new_id())
    account, number = public_id("a", payment.owner_id), public_id("t", payment.id)
    url = f"http://localhost:8000/account/billing/{account}/dev/{number}"
    assert await DevProvider().begin(payment, RETURNS) == Checkout(f"dev_{payment.id.hex}", url)


async def test_it_has_no_events_and_nothing_to_pay_back() -> None:
    provider = DevProvider()
    await provider.pay_back("pi_1", 400, "key")
    assert (provider.name, provider.is_real, await provider.told_since(0)) == ("dev", False, ())
