"""Rebuilding from a log: into empty books alone, whole or not at all, as of one moment."""

import json
from typing import Any

import pytest

from app.core.errors import Conflict, Invalid
from app.db.migrate import migrate
from app.db.opening import database_open
from ledger.audit import verify
from ledger.export import log as writing
from ledger.models import LedgerAccount, LedgerTx, Payment, SlotPeriod
from ledger.rebuild import rebuild
from tests.fakes import FakeClock
from tests.ledger.export.checkers import text_of
from tests.ledger.whole_books import Ids, give, serve, top_up, whole_books


@pytest.fixture
async def lines(database_url: str, empty_database_url: str, clock: FakeClock) -> list[str]:
    """The log of whole books; the second database is ready to take it."""
    await migrate(empty_database_url)
    async with database_open(database_url):
        await whole_books(clock)
        return (await text_of("log")).splitlines()


async def test_books_that_hold_something_are_not_written_over(lines: list[str], database_url: str) -> None:
    async with database_open(database_url):
        with pytest.raises(Conflict, match="empty"):
            await rebuild(lines)


def changed(line: str, **values: Any) -> str:
    ((kind, what),) = json.loads(line).items()
    return json.dumps({kind: what | values})


SPOILT = {
    "no log": lambda lines: ["{}"],
    "nothing": lambda lines: [],
    "another version": lambda lines: [changed(lines[0], version=2), *lines[1:]],
    "no JSON": lambda lines: [*lines[:3], "{", *lines[4:]],
    "no object": lambda lines: [*lines[:3], "[]", *lines[4:]],
    "cut off": lambda lines: lines[:-1],
    "another reason": lambda lines: [*lines[:3], changed(lines[3], reason="other"), *lines[4:]],
    "a transaction left out": lambda lines: [*lines[:4], *lines[5:]],
    "a transaction twice": lambda lines: [*lines[:4], *lines[3:]],
    "a column left out": lambda lines: [*lines[:1], '{"entitlement":{"id":1}}', *lines[2:]],
    "an unknown kind": lambda lines: [*lines[:1], '{"wish":{"id":1}}', *lines[2:]],
    "an entitlement left out": lambda lines: [lines[0], *lines[2:]],
    "another end": lambda lines: [*lines[:-1], changed(lines[-1], hash="0")],
}  # fmt: skip


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT.keys())
async def test_a_spoilt_log_leaves_nothing_behind(
    lines: list[str], empty_database_url: str, spoil: Any
) -> None:
    async with database_open(empty_database_url):
        with pytest.raises(Invalid, match=r"[Ll]ine \d+|no log"):
            await rebuild(spoil(lines))
        assert await LedgerTx.all().count() + await LedgerAccount.all().count() == 0
        await rebuild(lines)
        assert (await verify(full=True)).ok


async def test_the_log_is_of_one_moment_whatever_is_posted_meanwhile(
    database_url: str, empty_database_url: str, clock: FakeClock
) -> None:
    await migrate(empty_database_url)
    ids = Ids()
    async with database_open(database_url):
        ada, _ = await whole_books(clock, ids)
        before = await verify(full=True)
        pieces = writing.log()
        lines = [await anext(pieces)]
        await give(ada, 5, ids)
        await serve(clock)
        await top_up(ada, "small", clock.at, ids)
        lines += [line async for line in pieces]
        assert (await verify(full=True)).seq > before.seq
    async with database_open(empty_database_url):
        assert await rebuild(lines) == before.head
        assert (await verify(full=True)).ok
        assert await SlotPeriod.filter(settled_seq=None).count() == 2
        assert await Payment.filter(state="pending").count() == 2


async def test_many_transactions_are_written_in_turns(
    lines: list[str], empty_database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ledger.rebuild._AT_ONCE", 5)
    async with database_open(empty_database_url):
        await rebuild(lines)
        assert (await verify(full=True)).ok
