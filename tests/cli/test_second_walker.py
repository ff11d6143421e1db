"""Half of large books is walked by a process of its own."""

import os

import pytest

from app.cli import second_walker as beside
from app.cli.second_walker import second_walker
from app.core.errors import Unavailable
from ledger.verify.span import Span
from ledger.verify.walking import walk
from tests.conftest import Database
from tests.fakes import FakeClock
from tests.ledger.verify.vandal import vandal_of
from tests.ledger.whole_books import whole_books


@pytest.fixture
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever machine this is."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})


async def test_a_second_process_finds_what_this_one_would_find(
    database: Database, clock: FakeClock, two_cores: None
) -> None:
    await whole_books(clock)
    async with vandal_of(database) as vandal:
        await vandal.run("UPDATE ledger_entry SET amount = amount + 1 WHERE id = 2816")
    second, half = second_walker(database.url), Span(7, 12)
    assert second is not None
    entries, found = await second(half)
    own_entries, own = await walk(half)
    assert (entries, found.kept, found.count) == (own_entries, own.kept, 3) == (13, own.kept, own.count)


@pytest.mark.sqlite_only
async def test_a_second_process_that_dies_is_no_word_about_the_books(
    database: Database, monkeypatch: pytest.MonkeyPatch, two_cores: None
) -> None:
    monkeypatch.setattr(beside, "_walked", _dying)
    second = second_walker(database.url)
    assert second is not None
    with pytest.raises(Unavailable):
        await second(Span(1, 1))


def _dying(*_: object) -> None:
    os._exit(1)


def test_nobody_walks_beside_on_one_core(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0})
    assert second_walker("sqlite:///nowhere") is None
