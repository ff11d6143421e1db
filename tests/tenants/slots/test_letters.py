"""Letters about a slot's end: enough of them, each once, none when there is nothing to worry about."""

import pytest

from app.core.clock import MS_PER_DAY
from tenants.accounts.models import Account
from tenants.jobs.models import Job
from tenants.slots.letters import remind
from tests.fakes import FakeClock
from tests.mailbox import Mailbox
from tests.tenants.slots.living import Tenant, a_tenant, live

LATE_MS = 700
pytestmark = pytest.mark.usefixtures("database", "publisher")


async def tenant_on_slot(tokens: int, *, auto_renew: bool) -> Tenant:
    tenant = await a_tenant(tokens)
    await tenant.page("one")
    await tenant.buy(auto_renew=auto_renew)
    await tenant.page("two")
    return tenant


async def days_of_letters(clock: FakeClock, mailbox: Mailbox, days: int) -> list[int]:
    """On which days from now letters came, from runners that are a moment late as real ones are."""
    found, start = [], clock.at
    for day in range(days * 4):
        before = len(mailbox.letters)
        await live(clock, 0.25, late_ms=LATE_MS)
        found += [int((clock.at - start) / MS_PER_DAY)] * (len(mailbox.letters) - before)
        assert clock.at - start == (day + 1) * MS_PER_DAY // 4
    return found


@pytest.mark.parametrize("auto_renew", [True, False])
async def test_six_letters_say_that_a_slot_ends_unpaid(
    clock: FakeClock, mailbox: Mailbox, *, auto_renew: bool
) -> None:
    tenant = await tenant_on_slot(480, auto_renew=auto_renew)
    assert await days_of_letters(clock, mailbox, 50) == [23, 27, 29, 30, 33, 36]
    assert {mail.to for mail in mailbox.letters} == {tenant.account.email}
    assert ["ends" in mail.subject for mail in mailbox.letters] == [True] * 3 + [False] * 3
    assert all("480 tokens" in mail.text and "Two" in mail.text for mail in mailbox.letters)


async def test_a_slot_that_renews_itself_is_announced_and_reported(
    clock: FakeClock, mailbox: Mailbox
) -> None:
    await tenant_on_slot(960, auto_renew=True)
    assert await days_of_letters(clock, mailbox, 31) == [23, 30]
    assert [mail.subject.split(" on ")[0] for mail in mailbox.letters] == [
        "Your page slot renews",
        "Your page slot was renewed",
    ]


async def test_a_letter_that_cannot_be_sent_is_tried_again(clock: FakeClock, mailbox: Mailbox) -> None:
    await tenant_on_slot(480, auto_renew=False)
    job = await Job.get(kind="slot.reminder")
    clock.at, mailbox.broken = job.run_at, ConnectionError("no answer")
    with pytest.raises(ConnectionError):
        await remind(job.payload)
    mailbox.broken = None
    await remind(job.payload)
    await remind(job.payload)
    assert len({mail.id for mail in mailbox.letters}) == 1
    assert await Job.filter(kind="slot.reminder").count() == 2


async def test_letters_that_come_late_do_not_pile_up(clock: FakeClock, mailbox: Mailbox) -> None:
    await tenant_on_slot(480, auto_renew=False)
    clock.forward(days=29.5)
    await live(clock, 0.1)
    assert len(mailbox.letters) == 1


async def test_a_letter_from_before_the_end_is_not_sent_after_it(clock: FakeClock, mailbox: Mailbox) -> None:
    await tenant_on_slot(480, auto_renew=False)
    await live(clock, 28.5)
    mailbox.letters.clear()
    clock.forward(days=2)
    await remind((await Job.get(kind="slot.reminder", done_at=None)).payload)
    assert mailbox.letters == []
    await live(clock, 0.1, late_ms=LATE_MS)
    assert [mail.subject for mail in mailbox.letters] == ["Your page slot has ended"]


async def test_nobody_is_written_to_about_what_is_gone(clock: FakeClock, mailbox: Mailbox) -> None:
    tenant = await tenant_on_slot(480, auto_renew=False)
    payload = (await Job.get(kind="slot.reminder")).payload
    await remind({**payload, "n": 2})
    await remind({**payload, "slot": "00000000-0000-0000-0000-000000000000"})
    await remind({**payload, "occasion": "0"})
    await Account.filter(id=tenant.id).delete()
    await remind(payload)
    assert mailbox.letters == []
