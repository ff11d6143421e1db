"""How commands speak when they fail, and what they never say."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Command


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("account", "suspend", "nobody@acme.example"), 1),
        (("account", "create", "--email", "not an address"), 1),
        (("page", "publish", "p_nonsense"), 1),
        (("page", "create", "--account", "nobody@acme.example", "--name", "A", "--slug", "acme"), 1),
        (("key", "delete", "c_" + "a" * 26), 1),
        (("page", "create"), 2),
        (("account", "set-plan", "ada@acme.example", "gold"), 2),
        (("incident", "schedule", "p_x", "--title", "A", "--starts", "soon", "--ends", "+1h"), 2),
        (("serve", "--workers", "none"), 2),
        (("serve", "--bind", "99"), 2),
        (("serve", "--bind", "localhost:web"), 2),
        (("serve", "--bind", "127.0.0.1:70000"), 2),
        (("publish",), 2),
        (("bake",), 2),
        (("page", "bake"), 2),
        (("page", "--bake"), 2),
    ],
)
def test_a_failure_is_one_sentence_and_with_json_an_object_too(
    command: Command, arguments: tuple[str, ...], code: int
) -> None:
    plain = command(*arguments)
    assert (plain.code, plain.out) == (code, "")
    assert plain.err.startswith("Error: ")
    assert plain.err.count("\n") == 1
    told = command(*arguments, "--json")
    assert (told.code, set(told.object)) == (code, {"error"})
    assert told.object["error"] in told.err


def test_a_bad_setting_stops_every_command_with_its_name(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEP_WORKERS", "many")
    said = command("doctor", "--json")
    assert said.code == 1
    assert said.object["error"].startswith("HEP_WORKERS: ")


@pytest.mark.parametrize("words", [("migrate",), ("account", "suspend", "ada@acme.example"), ("serve",)])
def test_a_database_that_is_away_is_said_with_its_reason(
    command: Command, monkeypatch: pytest.MonkeyPatch, unused_tcp_port: int, words: tuple[str, ...]
) -> None:
    monkeypatch.setenv("HEP_DATABASE_URL", f"postgresql://hep:hunter2@127.0.0.1:{unused_tcp_port}/hep")
    said = command(*words, "--json")
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "Connect call failed" in said.object["error"]
    assert "hunter2" not in said.err


def test_a_database_file_in_no_folder_is_said_in_one_sentence(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEP_DATABASE_URL", "sqlite:////nowhere/hep.db")
    said = command("migrate", "--json")
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "/nowhere/hep.db" in said.object["error"]


def test_doctor_says_why_the_database_is_away(
    command: Command, monkeypatch: pytest.MonkeyPatch, unused_tcp_port: int
) -> None:
    monkeypatch.setenv("HEP_DATABASE_URL", f"postgresql://127.0.0.1:{unused_tcp_port}/hep")
    checks = {check["name"]: check for check in command("doctor", "--json").object["checks"]}
    assert "Connect call failed" in checks["database"]["detail"]


def test_a_time_that_is_none_is_a_mistake_of_use(command: Command, page_id: str) -> None:
    said = command(
        "incident", "schedule", page_id, "--title", "A", "--starts", "soon", "--ends", "+1h", "--json"
    )
    assert said.code == 2
    assert "soon" in said.object["error"]


def test_an_unforeseen_error_is_an_object_too(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(_url: str) -> None:
        raise KeyError("nothing")

    monkeypatch.setattr("app.cli.upkeep.take_steps", stumble)
    said = command("migrate", "--json")
    assert (said.code, said.object) == (1, {"error": "KeyError: 'nothing'"})
    assert "Traceback" in said.err


def test_a_data_dir_that_cannot_be_made_stops_the_start(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("HEP_DATA_DIR", str(tmp_path / "file" / "below"))
    assert command("doctor", "--json").object["error"].startswith("HEP_DATA_DIR: cannot be made")


def test_a_database_of_an_older_release_is_left_alone(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def lacks_one(_url: str) -> list[str]:
        return ["9_next.py"]

    command("migrate")
    monkeypatch.setattr("app.cli.world.missing", lacks_one)
    said = command("account", "create", "--email", "ada@acme.example", "--json")
    assert said.object == {"error": "The database lacks 9_next.py. Run `hep-status migrate` first."}


def test_a_busy_port_is_said_in_one_sentence(command: Command) -> None:
    import socket

    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        address = f"127.0.0.1:{busy.getsockname()[1]}"
        said = command("serve", "--bind", address)
    assert (said.code, said.err) == (1, f"Error: Cannot listen on {address}: Address already in use.\n")


def test_no_command_shows_help_and_no_error(command: Command) -> None:
    assert "Usage: hep-status" in command().out
    assert command("--help").code == 0


def test_settings_are_printed_with_their_secrets_covered(
    told: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEP_SMTP_URL", "smtp://mailer:hunter2@mail.example.com")
    shown = told("settings")["settings"]
    assert (shown["HEP_SMTP_URL"], shown["HEP_SECRET_KEY"]) == ("(set)", "(set)")
    assert (shown["HEP_WORKERS"], shown["HEP_PAGE_SUFFIX"], shown["HEP_REDIS_URL"]) == (1, "localhost", "")
    assert "hunter2" not in json.dumps(shown)


def test_doctor_is_content_with_a_fresh_installation(command: Command) -> None:
    command("migrate")
    said = command("doctor", "--json")
    assert (said.code, said.object["ok"]) == (0, True)
    assert {check["name"] for check in said.object["checks"]} >= {"database", "data dir", "settings", "disk"}


STRIPE = {"HEP_STRIPE_SECRET_KEY": "sk_test_x", "HEP_STRIPE_WEBHOOK_SECRETS": "whsec_a"}
IN_PUBLIC = {"HEP_CONSOLE_URL": "https://status.example.com", "HEP_SECRET_KEY": "k" * 32}


@pytest.mark.parametrize(
    ("environ", "ok", "said"),
    [
        ({}, True, "no money moves"),
        ({"HEP_TOPUPS": "off"}, True, "nobody can buy tokens"),
        (STRIPE, True, "by Stripe in test mode"),
        (STRIPE | IN_PUBLIC, False, "by Stripe in test mode"),
        (STRIPE | IN_PUBLIC | {"HEP_STRIPE_SECRET_KEY": "rk_live_x"}, True, "by Stripe in live mode"),
    ],
)
def test_doctor_says_how_tokens_are_bought(
    command: Command, monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], ok: bool, said: str
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    checks = {check["name"]: check for check in command("doctor", "--json").object["checks"]}
    assert checks["top-ups"]["ok"] is ok
    assert said in checks["top-ups"]["detail"]


def test_doctor_names_what_is_wrong_and_fails(
    command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HEP_CONSLE_URL", "https://status.example.com")
    command("settings")
    (tmp_path / "data" / "secret-key").chmod(0o644)
    said = command("doctor", "--json")
    wrong = {check["name"]: check["detail"] for check in said.object["checks"] if not check["ok"]}
    assert said.code == 1
    assert set(wrong) == {"settings", "secret", "database", "jobs"}
    assert "HEP_CONSLE_URL" in wrong["settings"]
