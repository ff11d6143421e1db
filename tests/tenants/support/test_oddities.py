"""What is odd about purchases is found, once."""

from uuid import UUID

from app.core.ids import new_id
from ledger.grants import Grant, grant
from ledger.models import Finding, Slot
from ledger.posting import By, open_book
from ledger.reversing import reverse
from tenants.jobs.given_up import try_again
from tenants.jobs.models import Job
from tenants.pages.models import Page
from tenants.slots.buy import buy_page_slot
from tenants.support.oddities import find_oddities
from tests.cast import Cast
from tests.factories import OPERATOR
from tests.fakes import FakeClock
from tests.lapsing import lapse_a_page


async def rich(owner_id: UUID, amount: int = 2000) -> int:
    async with open_book() as book:
        given = Grant(owner_id, amount, "to try page slots")
        return (await grant(book, given, str(new_id()), By("staff"))).seq


async def kinds() -> list[str]:
    await find_oddities()
    return sorted([finding.kind for finding in await Finding.all()])


async def test_two_purchases_within_seconds_are_odd_once(cast: Cast, clock: FakeClock) -> None:
    owner = cast.owner.account.id
    await rich(owner)
    for key, wait in (("a", 9), ("b", 60), ("c", 0)):
        await buy_page_slot(OPERATOR, owner, auto_renew=False, key=key)
        clock.forward(wait)
    assert await kinds() == ["twice"]
    assert await kinds() == ["twice"]
    assert (await Finding.get()).tx_seq == 3


async def test_two_slots_of_one_form_are_not_odd(cast: Cast, clock: FakeClock) -> None:
    await rich(cast.owner.account.id)
    await buy_page_slot(OPERATOR, cast.owner.account.id, pages=2, auto_renew=False, key="a")
    assert await kinds() == []


async def test_a_debt_is_odd(cast: Cast) -> None:
    owner = cast.owner.account.id
    seq = await rich(owner, 500)
    await buy_page_slot(OPERATOR, owner, auto_renew=False, key="a")
    async with open_book() as book:
        await reverse(book, seq, "it was a mistake", By("staff"), to_owed=True)
    assert await kinds() == ["debt"]
    assert (
        await Finding.get()
    ).sentence == "The account owes 480 tokens that were spent before they were taken back."


async def test_work_that_was_given_up_is_odd_each_time(cast: Cast, clock: FakeClock) -> None:
    error = "Unavailable: no mail server"
    job = await Job.create(
        key="letter:1", kind="letter", run_at=0, attempts=83, failed_at=5, last_error=error
    )
    assert await kinds() == ["job"]
    told = f"Job {job.id} (letter:1) was given up after 83 tries: {error}"
    assert (await Finding.get()).sentence == told
    await try_again([job.id])
    assert await kinds() == ["job"]
    await Job.filter(id=job.id).update(failed_at=6, last_error="x" * 500)
    assert await kinds() == ["job", "job"]


async def test_a_page_shown_on_a_lapsed_slot_is_odd(cast: Cast, clock: FakeClock) -> None:
    lapsed = await lapse_a_page("nina@acme.example")
    assert await kinds() == []
    await Page.filter(id=lapsed.page.id).update(held_for=None, expires_at=None)
    assert await kinds() == ["unpaid"]


async def test_a_slot_that_nobody_lapsed_is_odd(cast: Cast, clock: FakeClock) -> None:
    await rich(cast.owner.account.id)
    await buy_page_slot(OPERATOR, cast.owner.account.id, auto_renew=False, key="a")
    clock.forward(days=30 + 7 + 1, hours=2)
    assert await Slot.filter(state="active").count() == 1
    assert await kinds() == ["late"]
