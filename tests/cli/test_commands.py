"""Contract §6, command by command: what each prints with --json, and what it does in public."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.core.clock import moment, now_ms
from app.core.ids import parse_public_id
from tests.cli.conftest import Command

Told = Callable[..., Any]


def shown(tmp_path: Path, host: str = "acme.localhost") -> Any:
    """What visitors of a host get as status.json; None when there is no page."""
    path = tmp_path / "data" / "published" / "hosts" / host / "status.json"
    return json.loads(path.read_bytes()) if path.exists() else None


def test_an_account_gets_a_password_when_none_is_given(told: Told) -> None:
    made = told("account", "create", "--email", "Ada@Acme.example")
    assert set(made) == {"id", "email", "password"}
    assert made["email"] == "ada@acme.example"
    assert parse_public_id("a", made["id"])


def test_a_given_password_is_not_printed(told: Told) -> None:
    made = told("account", "create", "--email", "ada@acme.example", "--password", "a long pass phrase 1")
    assert set(made) == {"id", "email"}


@pytest.mark.parametrize("plan", ["free", "prime", "pro", "business"])
def test_an_account_can_be_put_on_any_plan(told: Told, plan: str) -> None:
    told("account", "create", "--email", "ada@acme.example", "--plan", plan, "--staff", "read")
    moved = told("account", "set-plan", "ada@acme.example", plan, "--days", "30")
    assert (moved["plan"], moved["days"]) == (plan, 30)


def test_a_page_says_its_id_slug_host_and_url(told: Told, page_id: str, tmp_path: Path) -> None:
    page = told("page", "publish", page_id)
    assert (page["id"], page["slug"], page["host"]) == (page_id, "acme", "acme.localhost")
    assert page["url"] == "http://acme.localhost:8000/"
    assert shown(tmp_path)["components"][0]["name"] == "API"


def test_what_a_command_changes_is_public_when_it_returns(told: Told, page_id: str, tmp_path: Path) -> None:
    for hide, show in (("unpublish", "publish"), ("suspend", "restore")):
        told("page", hide, page_id)
        assert shown(tmp_path) is None
        told("page", show, page_id)
        assert shown(tmp_path)["page"]["name"] == "Acme"


def test_suspending_an_account_hides_its_pages_at_once(told: Told, page_id: str, tmp_path: Path) -> None:
    assert told("account", "suspend", "ada@acme.example")["standing"] == "suspended"
    assert shown(tmp_path) is None
    assert told("account", "restore", "ada@acme.example")["standing"] == "good"
    assert shown(tmp_path) is not None


def test_a_verified_own_domain_serves_and_becomes_the_host(told: Told, page_id: str, tmp_path: Path) -> None:
    assert told("page", "mount", page_id, "Status.Acme.Example", "--verified")["state"] == "verified"
    assert shown(tmp_path, "status.acme.example")["page"]["url"] == "http://status.acme.example:8000/"
    assert told("page", "publish", page_id)["host"] == "status.acme.example"


def test_a_domain_without_proof_serves_nothing(told: Told, page_id: str, tmp_path: Path) -> None:
    assert told("page", "mount", page_id, "status.acme.example")["state"] == "pending"
    assert shown(tmp_path, "status.acme.example") is None


def test_a_deleted_page_is_gone(told: Told, command: Command, page_id: str, tmp_path: Path) -> None:
    assert told("page", "delete", page_id) == {"id": page_id, "deleted": True}
    assert shown(tmp_path) is None
    assert command("page", "publish", page_id).code == 1


def test_components_nest_in_categories(told: Told, page_id: str) -> None:
    group = told("component", "create", page_id, "--name", "Regions", "--category")
    assert set(group) == {"id", "name"}
    leaf = told("component", "create", page_id, "--name", "EU", "--parent", group["id"])
    assert leaf["name"] == "EU"


def test_a_name_that_means_no_component_is_said_on_the_side(command: Command, page_id: str) -> None:
    said = command("incident", "open", page_id, "--title", "Slow", "--component", "Apo=partial", "--json")
    assert (said.code, said.err) == (0, "No component is called Apo.\n")
    update = ["incident", "update", page_id, said.object["id"], "--state", "monitoring"]
    assert command(*update, "--component", "Epi=outage").err == "No component is called Epi.\n"


def test_an_incident_opens_and_resolves(told: Told, page_id: str, tmp_path: Path) -> None:
    opened = told(
        "incident", "open", page_id, "--title", "Slow", "--impact", "minor", "--component", "api=degraded"
    )
    assert shown(tmp_path)["status"]["indicator"] == "degraded"
    update = told("incident", "update", page_id, opened["id"], "--state", "resolved", "--body", "Fast again.")
    assert parse_public_id("u", update["id"])
    assert (shown(tmp_path)["status"]["indicator"], shown(tmp_path)["incidents"]) == ("operational", [])


@pytest.mark.parametrize(
    ("starts", "ends"), [("+1h", "+2h"), ("+1d", "+2d"), ("{}-01-01T02:00Z", "{}-01-01T04:00+01:00")]
)
def test_a_maintenance_is_scheduled(told: Told, page_id: str, starts: str, ends: str) -> None:
    times = [time.format(moment(now_ms()).year + 2) for time in (starts, ends)]
    planned = told(
        "incident", "schedule", page_id, "--title", "Upgrade", "--starts", times[0], "--ends", times[1]
    )
    assert parse_public_id("i", planned["id"])


def test_the_life_of_a_key(told: Told, page_id: str) -> None:
    made = told("key", "create", page_id, "--name", "monitor")
    assert made["key"].startswith("hyd_status_")
    [listed] = told("key", "list", page_id)["keys"]
    assert (listed["id"], listed["last4"], listed["disabled"]) == (made["id"], made["key"][-4:], False)
    assert told("key", "rotate", made["id"])["key"] != made["key"]
    told("key", "disable", made["id"])
    assert told("key", "list", page_id)["keys"][0]["disabled"]
    told("key", "enable", made["id"])
    assert told("key", "delete", made["id"]) == {"id": made["id"], "deleted": True}
    assert told("key", "list", page_id) == {"keys": []}


def test_a_key_is_found_by_its_id_alone(command: Command) -> None:
    assert command("key", "disable", "k_" + "a" * 26, "--json").object == {"error": "No such key."}


def test_publish_puts_pages_out_again(told: Told, page_id: str, tmp_path: Path) -> None:
    (tmp_path / "data" / "published" / "hosts" / "acme.localhost").unlink()
    assert told("publish", page_id) == {"published": [page_id]}
    assert shown(tmp_path) is not None
    assert told("publish", "--all") == {"published": [page_id]}


def test_migrate_names_the_steps_it_took(told: Told) -> None:
    assert told("migrate")["taken"]
    assert told("migrate") == {"taken": []}


def test_any_command_migrates_an_empty_database_first(told: Told) -> None:
    assert told("account", "create", "--email", "ada@acme.example")["email"] == "ada@acme.example"
    assert told("migrate") == {"taken": []}
