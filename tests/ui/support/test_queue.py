"""The queue: filtered, claimed by one, closed with a word; and its file."""

import csv
from io import StringIO

import pytest

from app.core.clock import now_ms
from ledger.models import Finding, LedgerCheck
from tenants.pages.models import AuditEntry
from tests.cast import Cast
from tests.fakes import FakeClock
from tests.ui.visiting import Visitor, left_notice, words_of

WORD = "Both were meant, the customer says."


async def found(cast: Cast, kind: str = "twice", amount: int = 480) -> Finding:
    sentence = f"Something odd number {await Finding.all().count()}."
    owner = cast.owner.account.id
    return await Finding.create(
        key=sentence, kind=kind, owner_id=owner, amount=amount, sentence=sentence, found_at=now_ms()
    )


async def test_nothing_to_audit_says_when_it_was_looked_at(rita: Visitor, clock: FakeClock) -> None:
    assert "Nothing to audit The books were not examined yet." in words_of(await rita.get("/support/queue"))
    await LedgerCheck.create(scope="full", started_at=clock.at, ended_at=clock.at, entries=3118, findings=[])
    words = words_of(await rita.get("/support/queue"))
    assert "Last examination 21 Nov 2026, 12:00 UTC: 3,118 entries, 0 faults." in words


async def test_findings_are_filtered(rita: Visitor, paul: Visitor, cast: Cast) -> None:
    await found(cast, "twice", 480)
    debt = await found(cast, "debt", 5000)
    await paul.post(f"/support/findings/{debt.id}/claim")
    for query in ("kind=debt", "amount=481", "whose=nobodys&kind=debt"):
        words = words_of(await rita.get(f"/support/queue?{query}"))
        assert "number 0" not in words, query
        assert ("number 1" in words) is ("nobodys" not in query), query
    assert "number 1" in words_of(await paul.get("/support/queue?whose=mine"))
    assert "No finding for these filters. Clear them" in words_of(await rita.get("/support/queue?whose=mine"))


async def test_a_finding_is_one_persons_until_it_is_given_back(
    paul: Visitor, anna: Visitor, cast: Cast
) -> None:
    path = f"/support/findings/{(await found(cast)).id}"
    assert left_notice(await paul.post(f"{path}/claim")) == "It is yours."
    assert (await anna.post(f"{path}/claim")).status_code == 409
    assert (await anna.post(f"{path}/close", {"note": WORD})).status_code == 409
    await paul.post(f"{path}/unclaim")
    assert (await anna.post(f"{path}/claim")).status_code == 303


async def test_a_finding_is_closed_with_a_word_that_the_owner_reads(
    paul: Visitor, ada: Visitor, cast: Cast
) -> None:
    finding = await found(cast)
    short = await paul.post(f"/support/findings/{finding.id}/close", {"note": "fine"})
    assert (short.status_code, "10 characters or more" in words_of(short)) == (422, True)
    await paul.post(f"/support/findings/{finding.id}/close", {"note": WORD})
    assert WORD in words_of(await paul.get("/support/queue?whose=closed"))
    assert f"closed the finding “{finding.sentence}”: {WORD}" in words_of(await ada.get("/account/audit"))
    assert (await paul.post(f"/support/findings/{finding.id}/claim")).status_code == 409


async def test_a_long_queue_goes_on_with_its_filters(rita: Visitor, cast: Cast) -> None:
    for _ in range(52):
        await found(cast)
    first = (await rita.get("/support/queue?kind=twice")).text
    assert "kind=twice&amp;after=" in first
    further = first.split('href="/support/queue?kind=twice&amp;after=')[1].split('"')[0]
    assert words_of(await rita.get(f"/support/queue?kind=twice&after={further}")).count("Something odd") == 2


async def test_the_file_carries_who_took_it_and_runs_nothing(rita: Visitor, cast: Cast) -> None:
    await Finding.create(key="x", kind="twice", sentence="=HYPERLINK(1)", found_at=now_ms())
    answer = await rita.get("/support/queue.csv")
    head, row = csv.reader(StringIO(answer.text))
    assert (head[-1], row[-1].startswith("Support (Rita) a_")) == ("exported_by", True)
    assert row[head.index("sentence")] == "'=HYPERLINK(1)"
    assert answer.headers["content-disposition"] == 'attachment; filename="findings.csv"'
    assert await AuditEntry.filter(act="support.export").count() == 1


@pytest.mark.parametrize("query", ["amount=x", "amount=-1", "after=%00", "kind=%27", "whose=everyone"])
async def test_no_filter_breaks_it(rita: Visitor, cast: Cast, query: str) -> None:
    await found(cast)
    assert (await rita.get(f"/support/queue?{query}")).status_code == 200
