"""The report of a day: what the books, the queue and staff did from midnight to midnight, and as a file."""

import csv
from io import StringIO

import pytest

from app.core.clock import MS_PER_DAY
from app.core.ids import new_id, public_id
from ledger.anchors import anchor_today
from ledger.audit import verify
from ledger.models import Finding, LedgerTx
from tenants.pages.models import AuditEntry
from tenants.slots.buy import buy_page_slot
from tests.cast import Cast
from tests.factories import OPERATOR
from tests.fakes import NOON, FakeClock
from tests.ledger.books import granted, stray
from tests.ui.visiting import Visitor, words_of

DAY = "2026-11-21"
REASON = "because the customer asked for it"


@pytest.fixture
async def a_day(cast: Cast, clock: FakeClock) -> None:
    """500 tokens the day before; on the day a slot, and money of nobody."""
    clock.at = NOON - MS_PER_DAY
    await granted(cast.owner.account.id, 500)
    clock.at = NOON
    await buy_page_slot(OPERATOR, cast.owner.account.id, auto_renew=False, key="form")
    await stray(400)


async def test_it_counts_what_was_posted_on_the_day_alone(a_day: None, rita: Visitor) -> None:
    words = words_of(await rita.get(f"/support/report?day={DAY}"))
    assert "Transactions 2, #2 to #3" in words
    assert "Page slot bought Times 1 Moved 480 tokens" in words
    assert "Money held in suspense Times 1 Moved €4.00" in words
    assert "Tokens granted" not in words


async def test_accounts_of_the_house_go_on_from_the_day_before(a_day: None, rita: Visitor) -> None:
    words = words_of(await rita.get(f"/support/report?day={DAY}"))
    assert "deferred:slots At the beginning 0 Change 480 At the end 480" in words
    assert "issued:promo At the beginning −500 Change At the end −500" in words
    before = words_of(await rita.get("/support/report?day=2026-11-20"))
    assert "issued:promo At the beginning 0 Change −500 At the end −500" in before
    assert "deferred:slots" not in before


async def test_head_anchor_and_examinations_are_those_of_the_day(a_day: None, rita: Visitor) -> None:
    await verify(full=True)
    anchor = await anchor_today()
    words = words_of(await rita.get(f"/support/report?day={DAY}"))
    assert f"Head {anchor.hash} Anchor #3 {anchor.hash}" in words
    assert "Examined 1 time. Last examination 21 Nov 2026, 12:00 UTC: 6 entries, 0 faults." in words
    before = words_of(await rita.get("/support/report?day=2026-11-20"))
    assert (
        f"Head {(await LedgerTx.get(seq=1)).hash} Anchor none on this day Examined not on this day" in before
    )


async def test_midnight_belongs_to_the_day_that_begins(cast: Cast, clock: FakeClock, rita: Visitor) -> None:
    for clock.at in (NOON + MS_PER_DAY // 2 - 1, NOON + MS_PER_DAY // 2):
        await granted(cast.owner.account.id, 1)
    clock.at = NOON
    for day, seq in ((DAY, 1), ("2026-11-22", 2)):
        assert f"Transactions 1, #{seq} to #{seq}" in words_of(await rita.get(f"/support/report?day={day}"))


async def test_staff_are_counted_with_looks_and_acts(
    a_day: None, rita: Visitor, anna: Visitor, cast: Cast
) -> None:
    customer = f"/support/accounts/{public_id('a', cast.owner.account.id)}"
    await rita.get(customer)
    sent = {"key": str(new_id()), "step": "post", "reason": REASON, "amount": "10"}
    for key in (new_id(), new_id()):
        await anna.post(f"{customer}/grant", sent | {"key": str(key)})
    await anna.post(f"{customer}/suspend", {"reason": REASON})
    words = words_of(await rita.get(f"/support/report?day={DAY}"))
    assert "2 looks" in words.split("Support (Rita)")[1]
    assert "suspended an account granted tokens 2 times" in words.split("Support (Anna)")[1]


async def test_what_was_found_and_closed_is_counted(a_day: None, paul: Visitor) -> None:
    words = words_of(await paul.get(f"/support/report?day={DAY}"))
    assert "Found 1 money of nobody Closed 0 Second person 0 asked for, 0 decided" in words
    await Finding.all().update(closed_at=NOON + MS_PER_DAY)
    assert "Found nothing Closed 1" in words_of(await paul.get("/support/report?day=2026-11-22"))


async def test_a_day_of_nothing_says_so_and_leads_on(cast: Cast, clock: FakeClock, rita: Visitor) -> None:
    answer = await rita.get("/support/report?day=2026-01-01")
    words = words_of(answer)
    assert "Transactions none" in words
    assert "Nobody of support was here." in words
    assert 'href="/support/report?day=2025-12-31"' in answer.text
    assert 'href="/support/report?day=2026-01-02"' in answer.text


async def test_without_a_day_it_is_todays(cast: Cast, clock: FakeClock, rita: Visitor) -> None:
    answer = await rita.get("/support/report")
    assert f"Report of {DAY} From midnight to midnight in UTC, so far." in words_of(answer)
    assert "Day after" not in answer.text


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "2026-11-21T00", "20261121", "9" * 30, "%00"])
async def test_what_is_no_day_is_nothing(rita: Visitor, day: str) -> None:
    assert (await rita.get(f"/support/report?day={day}")).status_code == 404
    assert (await rita.get(f"/support/report.csv?day={day}")).status_code == 404


async def test_the_file_says_the_same_and_who_took_it(a_day: None, rita: Visitor) -> None:
    answer = await rita.get(f"/support/report.csv?day={DAY}")
    head, *rows = csv.reader(StringIO(answer.text))
    assert {row[0] for row in rows} == {DAY}
    assert all(row[head.index("exported_by")].startswith("Support (Rita) a_") for row in rows)
    parts = {tuple(row[1:7]) for row in rows}
    assert ("moved", "buy_slot", "HEP", "480", "", "") in parts
    assert ("account", "deferred:slots", "HEP", "", "0", "480") in parts
    assert answer.headers["content-disposition"] == f'attachment; filename="report-{DAY}.csv"'


async def test_the_day_is_found_among_many_entries_of_the_audit(
    cast: Cast, clock: FakeClock, rita: Visitor
) -> None:
    days = range(NOON - 40 * MS_PER_DAY, NOON + MS_PER_DAY, MS_PER_DAY)
    await AuditEntry.bulk_create(
        AuditEntry(
            account_id=cast.owner.account.id,
            at=at + part * 1000,
            actor_kind="operator",
            actor_name="Sam",
            act="support.look",
        )
        for at in days
        for part in range(7)
    )
    words = words_of(await rita.get("/support/report?day=2026-11-01"))
    assert words.split("Staff Sam")[1].startswith(" 7 looks ")
