"""Anchors: one a day, proven by a key outside the database."""

import logging
from collections.abc import Iterator

import pytest

from app.core.signing import set_secret
from ledger.anchors import anchor_today, anchors_under_other_keys
from ledger.audit import verify
from ledger.head import Frozen
from ledger.models import LedgerAnchor, LedgerHead
from tests.conftest import Database
from tests.fakes import FakeClock
from tests.ledger.verify.vandal import vandal_of
from tests.ledger.whole_books import Ids, give, whole_books

SECRET = "a secret that only tests may know, 32+"


@pytest.fixture(autouse=True)
def secret() -> Iterator[None]:
    """The key of this installation."""
    set_secret(SECRET)
    yield
    set_secret("")


async def test_an_anchor_says_where_the_head_stood_and_is_logged(
    database: Database, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    await whole_books(clock)
    with caplog.at_level(logging.INFO):
        anchor = await anchor_today()
    head = await LedgerHead.get(id=1)
    assert (anchor.seq, anchor.hash, len(anchor.mac)) == (head.seq, head.hash, 64)
    assert f"ledger anchor {anchor.day}: seq {head.seq} hash {head.hash} mac {anchor.mac}" in caplog.text


async def test_a_day_has_one_anchor_and_the_next_another(database: Database, clock: FakeClock) -> None:
    first = await anchor_today()
    await whole_books(clock)
    clock.at -= clock.at % 86_400_000
    days = {first.day, (await anchor_today()).day, (await anchor_today()).day}
    clock.forward(days=1)
    days.add((await anchor_today()).day)
    assert sorted(days) == [row.day for row in await LedgerAnchor.all().order_by("day")]
    assert len(days) == 3
    assert (await verify(full=True)).ok


@pytest.mark.parametrize(
    ("column", "value"), [("seq", "3"), ("hash", f"'{'a' * 64}'"), ("day", "'2026-01-01'")]
)
async def test_a_changed_anchor_is_found(
    database: Database, clock: FakeClock, column: str, value: str
) -> None:
    await whole_books(clock)
    await anchor_today()
    async with vandal_of(database) as vandal:
        await vandal.run(f"UPDATE ledger_anchor SET {column} = {value}")
    report = await verify(full=True)
    assert {found.rule for found in report.findings} == {"R10"}


async def test_books_that_were_written_anew_do_not_fit_the_anchor(
    database: Database, clock: FakeClock
) -> None:
    ids = Ids()
    await give(ids(), 5, ids)
    await anchor_today()
    async with vandal_of(database) as vandal:
        for table in ("ledger_entry", "ledger_tx", "ledger_account", "ledger_head"):
            await vandal.run(f"DELETE FROM {table}")
    await give(ids(), 500, ids)
    assert [found.rule for found in (await verify(full=True)).findings] == ["R10"]


async def test_anchors_from_before_the_key_changed_prove_nothing_and_are_no_damage(
    database: Database, clock: FakeClock
) -> None:
    await whole_books(clock)
    await anchor_today()
    set_secret("another secret, just as long as the first")
    report = await verify(full=True)
    assert (report.ok, report.unproven, await anchors_under_other_keys()) == (True, 1, 1)


async def test_stopped_books_are_not_anchored(database: Database, clock: FakeClock) -> None:
    await whole_books(clock)
    async with vandal_of(database) as vandal:
        await vandal.run("UPDATE ledger_head SET seq = 5")
    await verify(full=True)
    with pytest.raises(Frozen):
        await anchor_today()
