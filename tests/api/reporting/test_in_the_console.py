"""The Reporting API as it is served: on the console host, and visible to visitors when it has answered."""

from typing import Any

import pytest
from httpx import AsyncClient

from app.core.ids import public_id
from tenants.pages.publisher import Publisher
from tenants.pages.publisher import publisher as plugged_publisher
from tests.api.reporting.monitor import PREFIX, Monitor
from tests.cast import Acme
from tests.factories import make_key

CONSOLE = "http://localhost:8000"
PAGE = "http://acme.localhost:8000"


@pytest.fixture
def publisher(web: AsyncClient) -> Publisher:
    """The real one, which the application plugged."""
    return plugged_publisher()


@pytest.fixture
async def monitor(web: AsyncClient, acme: Acme) -> Monitor:
    """Acme's monitor before the whole application."""
    web.base_url = CONSOLE
    made = await make_key(acme.page.id)
    return Monitor(web, made.secret, acme.page.id, made.row.id)


async def _visitors_see(web: AsyncClient) -> Any:
    return (await web.get(f"{PAGE}/status.json")).json()


async def test_a_visitor_sees_each_write_once_it_is_answered(
    web: AsyncClient, monitor: Monitor, acme: Acme
) -> None:
    await monitor.set(acme.eu, "outage")
    assert (await _visitors_see(web))["status"]["indicator"] == "outage"
    incident = await monitor.open("Slow answers", components=[{"component": "us", "status": "partial"}])
    seen = await _visitors_see(web)
    assert [each["id"] for each in seen["incidents"]] == [incident]
    await monitor.update(incident, "resolved")
    assert (await _visitors_see(web))["incidents"] == []


async def test_the_api_and_the_page_tell_the_same(web: AsyncClient, monitor: Monitor, acme: Acme) -> None:
    await monitor.set(acme.website, "degraded")
    told, seen = await monitor.status(), await _visitors_see(web)
    leaves = [{name: each[name] for name in ("id", "name", "status")} for each in seen["components"]]
    assert (told["overall"], told["components"]) == (seen["status"]["indicator"], leaves)


@pytest.mark.parametrize("host", ["acme.localhost", "rival.localhost", "127.0.0.1"])
async def test_no_other_host_has_the_api(web: AsyncClient, monitor: Monitor, host: str) -> None:
    headers = {"Authorization": f"Bearer {monitor.secret}"}
    answer = await web.get(f"http://{host}:8000{PREFIX}/status", headers=headers)
    assert answer.status_code == 404
    assert "application/json" not in answer.headers["content-type"]


async def test_every_answer_is_kept_out_of_caches_and_frames(monitor: Monitor, acme: Acme) -> None:
    for answer in (await monitor.ask("GET", "/status"), await monitor.ask("GET", "/nothing")):
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-request-id"]
        assert "set-cookie" not in answer.headers


async def test_a_session_cookie_is_no_key(web: AsyncClient, monitor: Monitor, acme: Acme) -> None:
    monitor.secret = None
    answer = await monitor.ask("GET", "/status", Cookie="__Host-sid=token-of-ada@acme.example")
    assert answer.json()["code"] == "NO_KEY"


async def test_a_writer_needs_no_origin(monitor: Monitor, acme: Acme) -> None:
    path = f"/components/{public_id('c', acme.eu.id)}/status"
    answer = await monitor.ask("POST", path, {"status": "outage"}, Origin="https://elsewhere.example")
    assert answer.status_code == 200
