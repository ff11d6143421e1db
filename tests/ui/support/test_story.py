"""The story of a purchase: the letters that went out about it, and nothing of what came long after."""

import pytest

from app.core.clock import MS_PER_DAY
from ledger.dev_checkout import DevProvider
from ledger.providers import plug_provider
from tenants.billing.topups import begin_topup, pretend_payment
from tenants.jobs.run import run_due
from tenants.pages.models import AuditEntry
from tests.cast import Cast
from tests.fakes import FakeClock
from tests.lapsing import lapse_a_page
from tests.mailbox import Mailbox
from tests.ui.visiting import Visitor, words_of

LETTER = "Letter sent: Your page slot ends on 11 November 2026, 12:00 UTC"


async def test_letters_stand_where_they_were_sent(rita: Visitor, clock: FakeClock) -> None:
    await lapse_a_page("nina@acme.example")
    words = words_of(await rita.get("/support/transactions/2"))
    assert words.count("Letter sent: ") == 6
    assert words.index(LETTER) < words.index("Paid time ends") < words.index("Slot lapsed")


async def test_what_came_after_another_period_began_is_told_there(rita: Visitor, clock: FakeClock) -> None:
    lapsed = await lapse_a_page("nina@acme.example")
    entry = await AuditEntry.filter(act="slot.short", account_id=lapsed.owner.id).first()
    assert entry is not None
    target, months_later = f"slot:{lapsed.slot_id}", clock.at + 90 * MS_PER_DAY
    before = words_of(await rita.get("/support/transactions/2")).count("Letter sent: ")
    await AuditEntry.create(
        account_id=lapsed.owner.id, at=months_later, actor_kind="system", act="letter.sent", target=target
    )
    assert words_of(await rita.get("/support/transactions/2")).count("Letter sent: ") == before


async def test_a_lapse_that_nobody_wrote_about_says_so(rita: Visitor, clock: FakeClock) -> None:
    await lapse_a_page("nina@acme.example")
    for left, said in ((1, "A letter was sent about it on 4 Nov 2026."), (0, "No letter was sent about it.")):
        first = await AuditEntry.filter(act="letter.sent").order_by("id").limit(left)
        await AuditEntry.filter(act="letter.sent", id__not_in=[0, *(each.id for each in first)]).delete()
        answer = await rita.get("/support?q=nina@acme.example")
        account = answer.text.split('class="row-title" href="')[1].split('"')[0]
        assert said in words_of(await rita.get(account))


@pytest.fixture
async def paid(cast: Cast, clock: FakeClock, mailbox: Mailbox) -> None:
    """Ada's small pack, and the letter that it came in."""
    plug_provider(DevProvider())
    owner = cast.owner
    begun = await begin_topup(owner.scope, owner.account.id, "small", "one")
    await pretend_payment(owner.scope, owner.account.id, begun.payment.id, paid=True)
    while await run_due(lambda *_: None):
        pass


async def test_the_letter_about_a_payment_is_told_to_support_and_to_its_owner(
    paid: None, rita: Visitor, ada: Visitor
) -> None:
    assert "Letter sent: 480 tokens are in your account" in words_of(
        await rita.get("/support/transactions/1")
    )
    assert "sent the letter “480 tokens are in your account”" in words_of(await ada.get("/account/audit"))
