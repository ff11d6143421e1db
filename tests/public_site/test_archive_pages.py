"""Old incidents, months and days come from the published files alone."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from subprocess import SubprocessError

import pytest
from httpx import ASGITransport, AsyncClient

from public_site.answer import PNG, Answer
from public_site.publishing import DiskPublisher
from public_site.snapshot import Node, Snapshot, Touched
from public_site.visits import Visits
from tenants.words import ComponentKind, Status
from tests.public_site.desk import BREAKS, Desk, Renders, an_old_incident, visits_of


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)


SEPTEMBER = an_old_incident(1, at("2026-09-10T12:00"), "In September")
NOVEMBER = an_old_incident(2, at("2026-11-03T12:00"), "In November")


@pytest.fixture
async def page(desk: Desk, presses: DiskPublisher) -> object:
    """A page with an incident in September and one in November; today is the 21st of November."""
    page_id = desk.add()
    desk.incidents[page_id] += [(1, NOVEMBER), (1, SEPTEMBER)]
    await presses.publish(page_id, 1)
    return page_id


@pytest.fixture
async def visitor(reader: Visits, page: object) -> AsyncClient:
    transport = ASGITransport(app=reader.app)  # type: ignore[arg-type]  # Quart's own scope types
    return AsyncClient(transport=transport, base_url="http://acme.localhost")


async def test_an_incident_knows_its_neighbours(visitor: AsyncClient) -> None:
    answer = await visitor.get(f"/incidents/{SEPTEMBER.id}")
    assert f"In September () older=None newer={NOVEMBER.id}" in answer.text


async def test_an_incident_can_be_read_from_its_beginning(visitor: AsyncClient) -> None:
    path = f"/incidents/{SEPTEMBER.id}"
    turned = await visitor.get(f"{path}?order=oldest")
    assert turned.text.endswith("oldest first")
    assert turned.headers["cache-control"] == "no-store"
    assert not (await visitor.get(f"{path}?order=sideways")).text.endswith("oldest first")
    assert not (await visitor.get(path)).text.endswith("oldest first")


async def test_an_incident_has_twins_for_programs(visitor: AsyncClient) -> None:
    answer = await visitor.get(f"/incidents/{SEPTEMBER.id}.md")
    assert (answer.text, answer.headers["content-type"]) == (
        "# In September",
        "text/markdown; charset=utf-8",
    )
    assert (await visitor.get(f"/incidents/{SEPTEMBER.id}.exe")).status_code == 404
    assert (await visitor.get(f"/incidents/{SEPTEMBER.id}.")).status_code == 404


async def test_history_is_the_three_newest_months_and_says_which_are_empty(visitor: AsyncClient) -> None:
    assert (await visitor.get("/history")).text == (
        "Acme 2026-11: In November; 2026-10: ; 2026-09: In September | older=None newer=None"
    )


async def test_history_can_begin_before_a_month_and_be_filtered(visitor: AsyncClient) -> None:
    before = await visitor.get("/history?before=2026-10")
    assert before.text.startswith("Acme 2026-09: In September | older=None newer=('/history', '2026-11')")
    assert before.headers["cache-control"] == "no-store"
    assert "In November" not in (await visitor.get("/history?impact=critical")).text
    assert "In November" in (await visitor.get("/history?impact=minor&component=c_none")).text


async def test_a_month_between_without_incidents_is_a_page(visitor: AsyncClient) -> None:
    assert (await visitor.get("/history/2026-10")).text == (
        "Acme 2026-10:  | older=('/history/2026-09', '2026-09') newer=('/history/2026-11', '2026-11')"
    )


async def test_a_day_names_every_incident_that_touched_it_however_old(visitor: AsyncClient) -> None:
    titles = [(await visitor.get(f"/history/2026-{day}")).text for day in ("09-10", "09-11", "11-03")]
    assert titles == ["Acme 2026-09-10: In September", "Acme 2026-09-11: ", "Acme 2026-11-03: In November"]


@pytest.mark.parametrize(
    "when", ["2026-08", "2026-12", "2026-13", "2026-1", "26-11", "x", "../page", "2026-11-2"]
)
async def test_a_month_outside_is_not_found(visitor: AsyncClient, when: str) -> None:
    assert (await visitor.get(f"/history/{when}")).status_code == 404


@pytest.mark.parametrize(
    ("day", "status"),
    [("2026-11-21", 200), ("2026-08-24", 200), ("2026-08-23", 404), ("2026-11-22", 404), ("2026-02-30", 404)],
)
async def test_days_are_the_ninety_of_the_bars(visitor: AsyncClient, day: str, status: int) -> None:
    assert (await visitor.get(f"/history/{day}")).status_code == status


async def test_months_are_cut_in_the_zone_of_the_page(
    desk: Desk, presses: DiskPublisher, visitor: AsyncClient
) -> None:
    [page_id] = desk.pages
    late = an_old_incident(3, at("2026-10-31T23:30"), "Late in October")
    version = desk.edit(page_id, time_zone="Europe/Paris")
    desk.incidents[page_id].insert(1, (version, late))
    await presses.publish(page_id, version)
    assert "In November, Late in October" in (await visitor.get("/history/2026-11")).text


@pytest.mark.parametrize("incident_id", ["i_" + "a" * 26, "index", "%2e%2e", "i_..%2f..%2fpage", "%00"])
async def test_another_incident_is_not_found(visitor: AsyncClient, incident_id: str) -> None:
    assert (await visitor.get(f"/incidents/{incident_id}")).status_code == 404


async def test_old_incidents_have_the_pages_new_name_at_once(
    desk: Desk, presses: DiskPublisher, visitor: AsyncClient
) -> None:
    [page_id] = desk.pages
    assert (await visitor.get(f"/incidents/{NOVEMBER.id}")).text.startswith("Acme:")
    await presses.publish(page_id, desk.edit(page_id, name="Apex"))
    assert (await visitor.get(f"/incidents/{NOVEMBER.id}")).text.startswith("Apex:")


async def test_components_in_old_incidents_have_their_present_names(
    desk: Desk, presses: DiskPublisher, visitor: AsyncClient
) -> None:
    [page_id] = desk.pages
    kept, gone = (Touched(f"c_{name}", name, Status.OUTAGE, Status.OPERATIONAL, 1) for name in ("eu", "us"))
    leaf = Node("c_eu", "Europe", ComponentKind.LEAF, Status.OPERATIONAL, False, None, None, ())
    version = desk.edit(page_id, tree=(leaf,))
    desk.incidents[page_id][0] = (version, replace(NOVEMBER, touched=(kept, gone)))
    await presses.publish(page_id, version)
    text = (await visitor.get(f"/incidents/{NOVEMBER.id}")).text
    assert "id='c_eu', name='Europe'" in text
    assert "id=None, name='us'" in text


async def test_a_deleted_incident_is_gone(desk: Desk, presses: DiskPublisher, visitor: AsyncClient) -> None:
    [page_id] = desk.pages
    del desk.incidents[page_id][1]
    await presses.publish(page_id, desk.edit(page_id))
    for name in (SEPTEMBER.id, f"{SEPTEMBER.id}.md"):
        answer = await visitor.get(f"/incidents/{name}")
        assert (answer.status_code, answer.text) == (410, "<!doctype html><p>Acme: deleted")
        assert answer.headers["cache-control"] == "no-store"
    assert "older=None" in (await visitor.get(f"/incidents/{NOVEMBER.id}")).text


async def test_an_amended_old_incident_has_another_etag(
    desk: Desk, presses: DiskPublisher, visitor: AsyncClient
) -> None:
    [page_id] = desk.pages
    before = await visitor.get(f"/incidents/{SEPTEMBER.id}")
    version = desk.edit(page_id)
    desk.incidents[page_id][1] = (version, replace(SEPTEMBER, title="Amended"))
    await presses.publish(page_id, version)
    again = await visitor.get(f"/incidents/{SEPTEMBER.id}", headers={"If-None-Match": before.headers["etag"]})
    assert again.status_code == 200
    assert "Amended" in again.text


async def test_only_what_changed_is_written(desk: Desk, presses: DiskPublisher, page: object) -> None:
    [page_id] = desk.pages
    archive = presses.places.folder(page_id) / "archive"
    before = {found.name: found.stat().st_mtime_ns for found in archive.iterdir()}
    version = desk.edit(page_id, name="Apex")
    desk.incidents[page_id][1] = (version, replace(SEPTEMBER, title="Amended"))
    await presses.publish(page_id, version)
    after = {found.name: found.stat().st_mtime_ns for found in archive.iterdir()}
    assert {name for name in after if after[name] != before[name]} == {SEPTEMBER.id, "index"}


async def test_everything_is_answered_while_the_database_is_away(desk: Desk, visitor: AsyncClient) -> None:
    desk.broken, loads = ConnectionError("gone"), desk.loads
    paths = (
        "/",
        "/?only=affected",
        "/status.json",
        "/history",
        "/history/2026-11-20",
        f"/incidents/{NOVEMBER.id}",
    )
    assert [(await visitor.get(path)).status_code for path in paths] == [200] * len(paths)
    assert desk.loads == loads


async def test_a_page_that_is_not_found_wears_the_pages_frame(visitor: AsyncClient) -> None:
    answer = await visitor.get("/nothing")
    assert (answer.status_code, answer.text) == (404, "<!doctype html><p>Acme: not found")
    assert answer.headers["cache-control"] == "no-store"


async def test_a_renderer_that_fails_ends_in_a_static_page(visitor: AsyncClient) -> None:
    answer = await visitor.get(f"/?tz={BREAKS}")
    assert (answer.status_code, answer.text) == (500, "<!doctype html><title>Not now</title>")


async def test_no_cookie_is_set_and_all_answers_have_the_security_headers(visitor: AsyncClient) -> None:
    for path in ("/", "/status.json", "/nothing", "/history", "/?tz=UTC", "/badge.svg"):
        headers = (await visitor.get(path, headers={"Cookie": "__Host-sid=a"})).headers
        assert "set-cookie" not in headers
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-opener-policy"] == "same-origin"
        assert "referrer-policy" in headers


@pytest.mark.parametrize(
    ("path", "cache", "shared"),
    [
        ("/", "public, max-age=0, must-revalidate", None),
        ("/status.json", "public, max-age=0, must-revalidate", "*"),
        ("/status-version.json", "public, max-age=0, must-revalidate", "*"),
        ("/badge.svg", "public, max-age=30", "*"),
        ("/?tz=UTC", "no-store", None),
    ],
)
async def test_caching_and_sharing_are_those_of_the_contract(
    visitor: AsyncClient, path: str, cache: str, shared: str | None
) -> None:
    headers = (await visitor.get(path)).headers
    assert headers["cache-control"] == cache
    assert headers.get("access-control-allow-origin") == shared
    assert headers["vary"] == "Accept-Encoding"


async def test_the_picture_is_drawn_once_a_version_and_never_for_a_publish(
    desk: Desk, root: Path, page: object
) -> None:
    [page_id] = desk.pages
    drawn = list[str]()

    def picture(snapshot: Snapshot) -> Answer:
        drawn.append(snapshot.name)
        return Answer("/og.png", snapshot.name.encode(), PNG)

    renderer = replace(Renders().renderer(), picture=picture)
    presses = DiskPublisher(root, renderer=renderer, load=desk.load, load_archive=desk.load_archive)
    transport = ASGITransport(app=visits_of(presses).app)  # type: ignore[arg-type]  # Quart's own scope types
    async with AsyncClient(transport=transport, base_url="http://acme.localhost") as visitor:
        asked = [visitor.get(path) for path in ("/og.png", "/og.png?v=1", "/og.png")]
        assert {(await each).text for each in asked} == {"Acme"}
        await presses.publish(page_id, desk.edit(page_id, name="Apex"))
        assert drawn == ["Acme"]
        assert (await visitor.get("/og.png?v=2")).text == "Apex"
    assert drawn == ["Acme", "Apex"]


async def test_a_picture_that_cannot_be_drawn_is_our_fault_and_says_so(
    desk: Desk, root: Path, page: object
) -> None:
    def picture(snapshot: Snapshot) -> Answer:
        raise SubprocessError

    renderer = replace(Renders().renderer(), picture=picture)
    presses = DiskPublisher(root, renderer=renderer, load=desk.load, load_archive=desk.load_archive)
    transport = ASGITransport(app=visits_of(presses).app)  # type: ignore[arg-type]  # Quart's own scope types
    async with AsyncClient(transport=transport, base_url="http://acme.localhost") as visitor:
        assert (await visitor.get("/og.png")).status_code == 500
        assert (await visitor.get("/")).status_code == 200
