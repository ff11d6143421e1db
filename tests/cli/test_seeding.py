"""The demo: three accounts that can be signed in to, pages with a believable past, a key that works."""

import asyncio
import json
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.settings import Settings
from ledger.models import LedgerTx, Slot
from tenants.accounts.sign_in import sign_in
from tests.cli.conftest import Command

Told = Callable[..., Any]


@pytest.fixture
def demo(told: Told) -> Any:
    return told("seed-demo")


def shown(tmp_path: Path, slug: str) -> Any:
    return json.loads((tmp_path / "data/published/hosts" / f"{slug}.localhost/status.json").read_bytes())


def test_there_are_three_accounts_each_with_a_public_page(demo: Any, tmp_path: Path) -> None:
    assert [each["email"].partition("@")[0] for each in demo["demos"]] == ["empty", "busy", "awkward"]
    for slug, each in zip(("fresh", "nimbus", "awkward"), demo["demos"], strict=True):
        assert each["url"] == f"http://{slug}.localhost:8000/"
        assert shown(tmp_path, slug)["page"]["url"] == each["url"]


def test_everybody_can_sign_in(demo: Any, tmp_path: Path) -> None:
    from app.cli.world import world

    async def sign_in_all() -> None:
        async with world(Settings.from_env()):
            for each in demo["demos"]:
                assert (await sign_in(each["email"], each["password"], "127.0.0.1", "test")).token

    asyncio.run(sign_in_all())


def test_the_busy_page_has_a_bad_morning_and_a_past(demo: Any, tmp_path: Path) -> None:
    nimbus = shown(tmp_path, "nimbus")
    assert nimbus["status"]["indicator"] == "partial"
    [morning] = nimbus["incidents"]
    assert (morning["name"], morning["impact"]) == ("Payments fail at checkout", "major")
    html = (tmp_path / "data/published/hosts/nimbus.localhost/index.html").read_text()
    assert "Moving to new storage" in html
    assert html.count("days with events") + html.count("day with events") >= 6


def test_the_awkward_page_is_awkward(demo: Any, tmp_path: Path) -> None:
    awkward = shown(tmp_path, "awkward")
    names = [leaf["name"] for leaf in awkward["components"]]
    assert len(names) > 100
    assert any("قاعدة" in name for name in names)
    assert len(awkward["incidents"][0]["name"]) == 200


def test_the_empty_page_is_empty(demo: Any, tmp_path: Path) -> None:
    assert shown(tmp_path, "fresh")["components"] == []


def test_the_curl_is_ready_to_paste(demo: Any) -> None:
    words = shlex.split(demo["curl"])
    assert words[3] == "http://localhost:8000/api/v1/status-api/incidents"
    assert f"Authorization: Bearer {demo['key']}" in words
    assert json.loads(words[-1])["components"][0]["component"] == "Search"


def test_seeding_again_changes_nothing_but_the_key(demo: Any, told: Told, tmp_path: Path) -> None:
    before = shown(tmp_path, "nimbus")
    again = told("seed-demo")
    assert again["demos"] == demo["demos"]
    assert again["key"] != demo["key"]
    assert shown(tmp_path, "nimbus")["incidents"] == before["incidents"]


def test_the_text_names_console_pages_and_logins(command: Command) -> None:
    said = command("seed-demo").out
    for word in (
        "http://localhost:8000/signin",
        "http://nimbus.localhost:8000/",
        "busy@demo.localhost",
        "curl -X POST",
    ):
        assert word in said


def test_no_known_password_opens_a_demo_on_a_real_host(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEP_CONSOLE_URL", "https://status.example.com")
    monkeypatch.setenv("HEP_SECRET_KEY", "a key of more than thirty-two bytes")
    passwords = {each["password"] for each in told("seed-demo")["demos"]}
    assert len(passwords) == 3
    assert "look-around-123" not in passwords


def test_the_books_hold_a_gift_and_a_purchase_however_often_it_is_seeded(demo: Any, told: Told) -> None:
    from app.cli.world import world

    async def read() -> tuple[list[str], list[str]]:
        async with world(Settings.from_env()):
            txs, slots = await LedgerTx.all().order_by("seq"), await Slot.all()
            return [tx.kind for tx in txs], [slot.state for slot in slots]

    told("seed-demo")
    assert asyncio.run(read()) == (["grant", "buy_slot"], ["active"])
