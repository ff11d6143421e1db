"""POST /components/:cid/status: seed 000, "Set a component status"."""

from typing import Any

import pytest

from app.core.ids import public_id
from tenants.components.models import Component
from tenants.pages.models import AuditEntry, Page
from tests.api.reporting.monitor import Monitor, error_of
from tests.cast import Acme


@pytest.mark.parametrize("status", ["operational", "degraded", "partial", "outage", "maintenance"])
async def test_every_status_of_the_seed_is_accepted(monitor: Monitor, acme: Acme, status: str) -> None:
    answer = await monitor.set(acme.eu, status)
    assert (answer.status_code, answer.json()) == (200, {"ok": True})
    assert (await monitor.statuses())["EU"] == status


@pytest.mark.parametrize("status", ["", "Outage", "down", "major_outage", None, 0, {}])
async def test_a_status_outside_the_seed_is_refused(monitor: Monitor, acme: Acme, status: Any) -> None:
    answer = await monitor.set(acme.eu, status)
    words = "operational, maintenance, degraded, partial, outage"
    assert (answer.status_code, error_of(answer)) == (400, f"status: must be one of {words}.")
    assert (await monitor.statuses())["EU"] == "operational"


async def test_a_status_is_required(monitor: Monitor, acme: Acme) -> None:
    answer = await monitor.ask("POST", f"/components/{public_id('c', acme.eu.id)}/status", {})
    assert (answer.status_code, error_of(answer)) == (400, "status: is required.")


async def test_no_incident_is_opened(monitor: Monitor, acme: Acme) -> None:
    await monitor.set(acme.eu, "outage")
    assert (await monitor.status())["activeIncidents"] == []


async def test_setting_the_same_status_again_changes_nothing(monitor: Monitor, acme: Acme) -> None:
    await monitor.set(acme.eu, "outage")
    before = (await Page.get(id=acme.page.id)).version, await AuditEntry.all().count()
    assert (await monitor.set(acme.eu, "outage")).json() == {"ok": True}
    assert ((await Page.get(id=acme.page.id)).version, await AuditEntry.all().count()) == before


@pytest.mark.parametrize("name", ["EU", "eu", "c_eu", "c_" + "a" * 26, "C_" + "a" * 26, "%00", "ü"])
async def test_the_path_takes_an_id_of_a_leaf_and_nothing_else(monitor: Monitor, name: str) -> None:
    answer = await monitor.ask("POST", f"/components/{name}/status", {"status": "outage"})
    assert (answer.status_code, error_of(answer)) == (404, "No such component.")


async def test_a_category_in_the_path_is_not_found(monitor: Monitor, acme: Acme) -> None:
    answer = await monitor.set(acme.api, "outage")
    assert (answer.status_code, error_of(answer)) == (404, "No such component.")


async def test_the_act_is_on_record_under_the_key(monitor: Monitor, acme: Acme) -> None:
    await monitor.set(acme.eu, "outage")
    entry = await AuditEntry.all().order_by("-id").first()
    assert entry is not None
    assert (entry.act, entry.actor_id) == ("component.status", public_id("k", monitor.key_id))
    assert (await Component.get(id=acme.eu.id)).status == "outage"
