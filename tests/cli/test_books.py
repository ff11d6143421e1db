"""The books from the command line: tokens given, the books examined, exported, rebuilt, let go on."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from ledger.export.formats import FORMATS
from tests.cli.conftest import Command

Told = Callable[..., Any]
WHY = "a present for the tests"


@pytest.fixture
def ada(told: Told) -> str:
    """An account with 500 tokens; its address."""
    told("account", "create", "--email", "ada@acme.example")
    told("tokens", "grant", "ada@acme.example", "500", "--reason", WHY)
    return "ada@acme.example"


def damage(tmp_path: Path, sql: str) -> None:
    """Change a row past the guards."""
    with closing(sqlite3.connect(tmp_path / "data" / "hep-status.db")) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(sql)
        connection.commit()


def test_tokens_are_granted_by_the_operator(told: Told, ada: str) -> None:
    assert told("tokens", "grant", ada, "20", "--reason", WHY) == {"txSeq": 2, "balance": 520}


@pytest.mark.parametrize(("amount", "reason"), [("0", WHY), ("-5", WHY), ("5", "short")])
def test_a_grant_has_an_amount_and_a_reason(command: Command, ada: str, amount: str, reason: str) -> None:
    said = command("tokens", "grant", "--reason", reason, "--json", "--", ada, amount)
    assert (said.code, set(said.object)) == (1, {"error"})


def test_whole_books_end_with_0(told: Told, ada: str) -> None:
    whole = told("ledger", "verify")
    assert (whole["ok"], whole["entries"], whole["seq"], whole["findings"]) == (True, 2, 1, [])
    assert len(whole["head"]) == 64
    assert told("ledger", "verify", "--recent")["entries"] == 0


def test_damaged_books_end_with_1_and_stop(command: Command, ada: str, tmp_path: Path) -> None:
    damage(tmp_path, "UPDATE ledger_entry SET amount = amount + 1 WHERE id = 256")
    said = command("ledger", "verify", "--json")
    assert (said.code, said.object["ok"]) == (1, False)
    assert {"R2", "R3", "R4"} <= {found["rule"] for found in said.object["findings"]}
    assert "The books are stopped: R" in said.err
    assert "R3  ledger_entry 256  " in command("ledger", "verify").out
    refused = command("tokens", "grant", ada, "5", "--reason", WHY)
    assert (refused.code, "stopped" in refused.err) == (1, True)


def test_repaired_books_go_on(command: Command, told: Told, ada: str, tmp_path: Path) -> None:
    damage(tmp_path, "UPDATE ledger_account SET balance = balance + 1 WHERE id = 1")
    assert command("ledger", "verify").code == 1
    assert command("ledger", "thaw", "--reason", "account 1 was repaired").code == 1
    damage(tmp_path, "UPDATE ledger_account SET balance = balance - 1 WHERE id = 1")
    assert told("ledger", "thaw", "--reason", "account 1 was repaired")["stopped"] == ""


@pytest.mark.parametrize("form", FORMATS)
def test_an_export_is_the_bare_text(command: Command, told: Told, ada: str, form: str) -> None:
    plain = command("ledger", "export", "--format", form)
    assert (plain.code, plain.err) == (0, "")
    assert plain.out.count("\n") > 2
    held = told("ledger", "export", "--format", form)
    assert held == {"format": form, "month": None, "text": plain.out}


def test_a_month_that_is_none_is_refused(command: Command, ada: str) -> None:
    said = command("ledger", "export", "--format", "csv", "--month", "May", "--json")
    assert (said.code, set(said.object)) == (1, {"error"})


def test_a_log_rebuilds_the_books_elsewhere(
    command: Command, told: Told, ada: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, log = told("ledger", "verify"), tmp_path / "books.log"
    log.write_text(command("ledger", "export", "--format", "log").out, "utf-8")
    monkeypatch.setenv("HEP_DATA_DIR", str(tmp_path / "elsewhere"))
    assert told("ledger", "import", str(log)) == before
    assert command("ledger", "import", str(log)).code == 1


def test_anchors_under_another_key_are_named(command: Command, told: Told, ada: str, tmp_path: Path) -> None:
    damage(tmp_path, "INSERT INTO ledger_anchor SELECT '2026-01-01', seq, hash, hash FROM ledger_head")
    said = command("ledger", "verify", "--json")
    assert (said.code, "1 anchors were made under another HEP_SECRET_KEY" in said.err) == (0, True)
    assert json.loads(said.out)["ok"]
