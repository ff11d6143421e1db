"""Jobs that were given up, from the command line."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Command

Told = Callable[..., Any]


@pytest.fixture
def given_up(told: Told, tmp_path: Path) -> None:
    """An installation with two jobs that were given up, and one that waits."""
    told("account", "create", "--email", "ada@acme.example")
    with closing(sqlite3.connect(tmp_path / "data" / "hep-status.db")) as connection:
        connection.execute("DELETE FROM job")
        for number, failed_at in ((1, 1_000), (2, 2_000), (3, None)):
            connection.execute(
                "INSERT INTO job (id, key, kind, payload, run_at, lease_until, attempts, last_error,"
                " failed_at) VALUES (?, ?, 'prune', '{}', 0, 0, 83, 'OSError: no', ?)",
                (number, f"prune:{number}", failed_at),
            )
        connection.commit()


@pytest.mark.usefixtures("given_up")
def test_jobs_that_were_given_up_are_named_with_what_went_wrong(told: Told, command: Command) -> None:
    first, second = told("job", "list")["jobs"]
    assert (first["id"], first["key"], first["kind"], first["attempts"]) == (1, "prune:1", "prune", 83)
    assert (first["givenUpAt"], second["lastError"]) == ("1970-01-01T00:00:01.000Z", "OSError: no")
    assert (
        command("job", "list").out.splitlines()[1].startswith("2  prune:2  1970-01-01T00:00:02.000Z  OSError")
    )


@pytest.mark.usefixtures("given_up")
def test_they_are_tried_again_one_or_all(told: Told, command: Command) -> None:
    assert told("job", "retry", "1", "3", "77") == {"retried": [1]}
    assert command("job", "retry", "--all").out == "Job 2 is due.\n"
    assert command("job", "retry", "--all").out == "Nothing to do.\n"
    assert command("job", "list").out == "No job was given up.\n"


def test_one_says_which_jobs(command: Command) -> None:
    assert command("job", "retry", "--json").code == command("job", "retry", "1", "--all", "--json").code == 1
    assert command("job", "retry", "x").code == 2


@pytest.mark.usefixtures("given_up")
def test_doctor_counts_them(command: Command) -> None:
    checks = {check["name"]: check for check in command("doctor", "--json").object["checks"]}
    assert checks["jobs"] == {
        "name": "jobs",
        "ok": False,
        "detail": "2 were given up; see `hep-status job list`",
    }
