"""A second opinion on the books: three programs and a rebuilt log accept them, and name what is wrong."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli.opinions import READERS, opinions_on, write_out
from app.db.opening import database_open
from tests.cli.conftest import Command
from tests.fakes import FakeClock
from tests.ledger.whole_books import whole_books

EVERYBODY = ["bean-check", "hledger", "ledger", "log"]


@pytest.fixture
async def folder(database_url: str, clock: FakeClock, tmp_path: Path) -> Path:
    """Whole books, written out."""
    async with database_open(database_url):
        await whole_books(clock)
        await write_out(tmp_path)
    return tmp_path


def change(path: Path, pattern: str, into: str) -> None:
    text, changes = re.subn(pattern, into, path.read_text("utf-8"), count=1)
    assert changes == 1
    path.write_text(text, "utf-8")


async def test_whole_books_are_accepted_by_everybody(folder: Path) -> None:
    others = await opinions_on(folder)
    assert (others.accepted, others.absent, others.findings) == (EVERYBODY, [], [])


@pytest.mark.parametrize(("form", "name"), [(form, command[0]) for form, command in READERS.items()])
async def test_a_program_that_refuses_is_named_with_its_words(folder: Path, form: str, name: str) -> None:
    change(folder / form, r"480 HEP", "481 HEP")
    others = await opinions_on(folder)
    (found,) = others.findings
    assert (found.rule, found.where) == ("R11", name)
    assert found.sentence.startswith(f"{name} does not accept the export: ")
    assert str(folder) not in found.sentence
    assert others.accepted == [each for each in EVERYBODY if each != name]


async def test_a_log_that_rebuilds_something_else_is_told(folder: Path) -> None:
    change(folder / "log", r'"reason":"[^"]+"', '"reason":"another reason"')
    (found,) = (await opinions_on(folder)).findings
    assert (found.rule, found.where) == ("R12", "log")
    assert "does not fit what stands before it" in found.sentence


async def test_rebuilt_books_are_examined_too(folder: Path) -> None:
    change(folder / "log", r'\{"payment":\{(.*)"tokens":\d+', r'{"payment":{\1"tokens":9')
    (found,) = (await opinions_on(folder)).findings
    assert (found.rule, found.where) == ("R12", "log")
    assert found.sentence.startswith("The rebuilt books: Payment ")


async def test_a_program_that_is_not_installed_accepts_nothing(folder: Path) -> None:
    others = await opinions_on(folder, {**READERS, "hledger": ("no-such-program", "{}")})
    assert (others.accepted, others.absent) == (["bean-check", "ledger", "log"], ["no-such-program"])
    assert others.findings == []


def test_the_command_says_who_accepts(command: Command, told: Callable[..., Any]) -> None:
    told("account", "create", "--email", "ada@acme.example")
    told("tokens", "grant", "ada@acme.example", "500", "--reason", "a present for the tests")
    said = command("ledger", "verify", "--second-opinion", "--json")
    assert (said.code, said.object["accepted"], said.object["absent"]) == (0, EVERYBODY, [])
    assert (
        "Accepted by: bean-check, hledger, ledger, log."
        in command("ledger", "verify", "--second-opinion").out
    )
