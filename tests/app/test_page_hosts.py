"""Page hosts on the real application: every state of a page × paths × methods (contract §3)."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from itertools import product
from shutil import rmtree
from uuid import UUID

import pytest
from httpx import AsyncClient, Response

from app.core.clock import MS_PER_DAY
from app.core.ids import public_id
from app.settings import Settings
from public_site.disk.places import ARCHIVE_NAME, Places
from tenants.accounts.standing import suspend_account
from tenants.components.status import set_status
from tenants.domains.mount import mount_host, unmount_host
from tenants.incidents.open import IncidentDraft, open_incident
from tenants.incidents.remove import delete_incident
from tenants.pages.edit import PageEdit, edit_page
from tenants.pages.models import Page
from tenants.pages.publisher import publisher
from tenants.pages.remove import delete_page
from tenants.pages.visibility import publish_page, suspend_page, unpublish_page
from tenants.scope import Scope
from tenants.words import Status
from tests.cast import Acme
from tests.fakes import FakeClock
from tests.tenants.statements import statements_on_sqlite

OPERATOR = Scope.operator()
HOST, OWN, NOBODY = "acme.localhost:8000", "status.acme.example", "nobody.localhost:8000"
PATHS = ("/", "/status.json", "/badge.svg", "/nowhere", "/api/v1/status-api/status", "/dashboard", "/healthz")
OTHER_PATHS = (
    "/status-version.json",
    "/uptime",
    "/history",
    "/history/2026-11",
    f"/incidents/{public_id('i', UUID(int=7))}",
    f"/incidents/{public_id('i', UUID(int=7))}.md",
    "/history?impact=major",
    "/uptime.csv",
    "/og.png",
    "/favicon.png",
    "/favicon.svg",
    "/robots.txt",
    "/llms.txt",
    "/?tz=UTC",
)
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "BREW")
ANSWERS = {
    "/": 200,
    "/status.json": 200,
    "/badge.svg": 200,
    "/llms.txt": 200,
    "/uptime.csv": 200,
    "/history?before=2026-09": 200,
    "/nowhere": 404,
    "/api/v1/status-api/status": 404,
    "/dashboard": 404,
    "/signin": 404,
    "/healthz": 404,
    "/metrics": 404,
}


@dataclass(frozen=True)
class World:
    """What the states of a page are made with."""

    acme: Acme
    clock: FakeClock


Hide = Callable[[World], Awaitable[object]]


async def expire(world: World) -> None:
    await Page.filter(id=world.acme.page.id).update(expires_at=world.clock.at + MS_PER_DAY, version=99)
    await publisher().publish(world.acme.page.id, 99)
    world.clock.forward(days=1)


async def lapse(world: World) -> None:
    await Page.filter(id=world.acme.page.id).update(held_for="slot", version=99)
    await publisher().publish(world.acme.page.id, 99)


HIDDEN: dict[str, Hide] = {
    "unpublished": lambda world: unpublish_page(OPERATOR, world.acme.page.id),
    "suspended": lambda world: suspend_page(OPERATOR, world.acme.page.id),
    "owner suspended": lambda world: suspend_account(OPERATOR, world.acme.page.account_id),
    "expired": expire,
    "lapsed": lapse,
    "deleted": lambda world: delete_page(OPERATOR, world.acme.page.id),
}


@pytest.fixture
def world(clock: FakeClock, acme: Acme) -> World:
    return World(acme, clock)


async def ask(served: AsyncClient, host: str, path: str, method: str = "GET") -> Response:
    return await served.request(method, f"http://{host}{path}")


def said(answer: Response) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
    return answer.status_code, answer.headers.raw, answer.content


@pytest.mark.parametrize("host", [HOST, OWN, "ACME.localhost", "acme.localhost."])
async def test_a_public_page_answers_its_paths_and_no_others(
    served: AsyncClient, world: World, host: str
) -> None:
    await mount_host(OPERATOR, world.acme.page.id, OWN, verified=True)
    for path, status in ANSWERS.items():
        answer = await ask(served, host, path)
        assert (path, answer.status_code) == (path, status)
        assert "set-cookie" not in answer.headers
        assert "x-request-id" not in answer.headers


@pytest.mark.parametrize("state", HIDDEN)
async def test_a_hidden_page_looks_like_no_page_on_every_path(
    served: AsyncClient, world: World, state: str
) -> None:
    await mount_host(OPERATOR, world.acme.page.id, OWN, verified=True)
    assert (await ask(served, HOST, "/")).status_code == 200
    await HIDDEN[state](world)
    for method, path in (*product(METHODS, PATHS), *product(("GET",), OTHER_PATHS)):
        unknown = said(await ask(served, NOBODY, path, method))
        assert unknown[0] == 404
        assert said(await ask(served, HOST, path, method)) == unknown
        if state != "deleted":
            assert said(await ask(served, OWN, path, method)) == unknown


async def test_a_deleted_incident_is_gone_for_good_also_when_all_files_are_made_anew(
    served: AsyncClient, world: World, settings: Settings
) -> None:
    page_id = world.acme.page.id
    incident = await open_incident(OPERATOR, page_id, IncidentDraft("Slow"))
    path = f"/incidents/{public_id('i', incident.id)}"
    assert (await ask(served, HOST, path)).status_code == 200
    await delete_incident(OPERATOR, page_id, incident.id)
    assert (await ask(served, HOST, path)).status_code == 410
    rmtree(Places(settings.published_dir).folder(page_id) / ARCHIVE_NAME)
    await set_status(OPERATOR, page_id, world.acme.eu.id, Status.DEGRADED)
    assert [(await ask(served, HOST, path + twin)).status_code for twin in ("", ".json")] == [410, 410]
    await mount_host(OPERATOR, page_id, OWN, verified=True)
    assert (await ask(served, OWN, "/incidents/i_" + "a" * 26)).status_code == 404


async def test_a_page_that_is_shown_again_answers_at_once(served: AsyncClient, world: World) -> None:
    await unpublish_page(OPERATOR, world.acme.page.id)
    assert (await ask(served, HOST, "/")).status_code == 404
    await publish_page(OPERATOR, world.acme.page.id)
    assert (await ask(served, HOST, "/")).status_code == 200


@pytest.mark.parametrize("host", ["a.acme.localhost", "127.0.0.1:8000", "[::1]:8000"])
async def test_deeper_labels_and_addresses_have_no_page(served: AsyncClient, host: str) -> None:
    assert said(await ask(served, host, "/")) == said(await ask(served, NOBODY, "/"))


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
async def test_an_address_answers_health(served: AsyncClient, path: str) -> None:
    assert (await ask(served, "127.0.0.1:8000", path)).json() == {"ok": True}


@pytest.mark.parametrize("host", ["example.com", "pending.acme.example"])
async def test_a_host_that_proved_nothing_is_foreign(served: AsyncClient, world: World, host: str) -> None:
    await mount_host(OPERATOR, world.acme.page.id, "pending.acme.example")
    answer = await ask(served, host, "/")
    assert (answer.status_code, answer.headers["location"]) == (302, "http://localhost:8000/")


@pytest.mark.sqlite_only
async def test_made_up_hosts_do_not_reach_the_database_while_pages_change(
    served: AsyncClient, world: World
) -> None:
    assert (await ask(served, "host.example", "/")).status_code == 302
    for number in range(50):
        await set_status(OPERATOR, world.acme.page.id, world.acme.eu.id, list(Status)[number % 2])
        with statements_on_sqlite() as asked:
            assert (await ask(served, f"host{number}.example", "/")).status_code == 302
        assert asked == []


async def test_a_domain_mounted_on_a_hidden_page_is_not_foreign_for_a_moment(
    served: AsyncClient, world: World
) -> None:
    await unpublish_page(OPERATOR, world.acme.page.id)
    assert (await ask(served, OWN, "/")).status_code == 302
    await mount_host(OPERATOR, world.acme.page.id, OWN, verified=True)
    assert said(await ask(served, OWN, "/")) == said(await ask(served, NOBODY, "/"))


async def test_the_neutral_answer_names_nobody_and_is_small(served: AsyncClient) -> None:
    answer = await ask(served, NOBODY, "/")
    assert len(answer.content) <= 6 * 1024
    assert b"acme" not in answer.content.lower()
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


async def test_a_page_that_moved_is_found_by_its_old_address_for_a_month(
    served: AsyncClient, world: World
) -> None:
    await edit_page(OPERATOR, world.acme.page.id, PageEdit(slug="acme-inc"))
    answer = await ask(served, HOST, "/history?before=x")
    assert (answer.status_code, answer.headers["location"]) == (
        302,
        "http://acme-inc.localhost:8000/history?before=x",
    )
    world.clock.forward(days=30)
    assert said(await ask(served, HOST, "/")) == said(await ask(served, NOBODY, "/"))


async def test_an_own_domain_that_was_taken_off_leads_to_the_page(served: AsyncClient, world: World) -> None:
    await mount_host(OPERATOR, world.acme.page.id, OWN, verified=True)
    await unmount_host(OPERATOR, world.acme.page.id, OWN)
    assert (await ask(served, OWN, "/")).headers["location"] == "http://acme.localhost:8000/"
    await unpublish_page(OPERATOR, world.acme.page.id)
    assert (await ask(served, OWN, "/")).headers["location"] == "http://localhost:8000/"
