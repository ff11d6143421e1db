"""The samples for nginx and Caddy, by the real ones: with no application running, and in front of one."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from httpx import AsyncClient, Response

from app.core.clock import now_ms
from public_site.fast_path.headers import lonely_headers
from public_site.fast_path.middleware import FastPathMiddleware
from public_site.publishing import DiskPublisher
from public_site.render.errors import FAILED_500, NEUTRAL_404
from public_site.visits import Visits
from tests.deploy.servers_in_front import SAMPLES, caddy_running, free_port, nginx_running
from tests.public_site.desk import NEUTRAL, STATIC_PATH, Desk, visits_of
from tests.public_site.fast_path.servers import listening, quiet_config

POLICY = b"content-security-policy"
Running = Callable[[Path, Path, int], AbstractContextManager[int]]
HOT = (
    "/",
    "/status.json",
    "/badge.svg",
    "/status-version.json",
    "/favicon.svg",
    "/favicon.png",
    "/robots.txt",
    "/llms.txt",
)
TYPES = {
    "/": "text/html; charset=utf-8",
    "/status.json": "application/json",
    "/status-version.json": "application/json",
    "/badge.svg": "image/svg+xml",
    "/favicon.svg": "image/svg+xml",
    "/favicon.png": "image/png",
    "/robots.txt": "text/plain; charset=utf-8",
    "/llms.txt": "text/plain; charset=utf-8",
    "/theme-00000000.css": "text/css; charset=utf-8",
    "/picture-00000000.png": "image/png",
    STATIC_PATH: "text/css; charset=utf-8",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "published"


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def presses(desk: Desk, root: Path) -> DiskPublisher:
    return desk.publisher(root)


@pytest.fixture
def reader(presses: DiskPublisher) -> Visits:
    return visits_of(presses)


class Visitor:
    """Asks one address for any host."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def get(
        self, path: str, host: str = "acme.localhost", method: str = "GET", **headers: str
    ) -> Response:
        given = {name.replace("_", "-").title(): value for name, value in headers.items()}
        return await self._client.request(
            method, path, headers={"Host": host, "Accept-Encoding": "identity"} | given
        )


@pytest.fixture(params=[nginx_running, caddy_running], ids=["nginx", "caddy"])
def running(request: pytest.FixtureRequest) -> Running:
    server: Running = request.param
    return server


@pytest.fixture
def alone(running: Running, tmp_path: Path, root: Path, presses: DiskPublisher) -> Iterator[int]:
    """A server in front of nobody."""
    with running(tmp_path / "front", root, free_port()) as port:
        yield port


@pytest.fixture
async def visitor(alone: int) -> AsyncIterator[Visitor]:
    async with AsyncClient(base_url=f"http://127.0.0.1:{alone}") as client:
        yield Visitor(client)


async def test_without_the_application_the_last_published_page_is_served(
    desk: Desk, presses: DiskPublisher, reader: Visits, visitor: Visitor
) -> None:
    await presses.publish(desk.add(), 1)
    for path in HOT:
        expected = reader.fast_path.respond("acme.localhost", "GET", path)
        answer = await visitor.get(path)
        assert expected is not None
        assert (answer.status_code, answer.content) == (200, expected.body)


@pytest.mark.parametrize("path", TYPES)
async def test_headers_are_those_of_the_application(
    desk: Desk, presses: DiskPublisher, reader: Visits, visitor: Visitor, path: str
) -> None:
    await presses.publish(desk.add(), 1)
    expected = reader.fast_path.respond("acme.localhost", "GET", path)
    answer = await visitor.get(path)
    assert expected is not None
    assert answer.headers["content-type"] == TYPES[path]
    for name, value in expected.headers:
        if name not in (b"etag", b"vary"):
            assert answer.headers[name.decode()] == value.decode(), name


async def test_gzip_is_served_from_the_file_beside(
    desk: Desk, presses: DiskPublisher, visitor: Visitor
) -> None:
    await presses.publish(desk.add(), 1)
    answer = await visitor.get("/", accept_encoding="gzip")
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.text.startswith("<!doctype html><h1>Acme")


async def test_changes_within_a_second_are_never_taken_for_unchanged(
    desk: Desk, presses: DiskPublisher, visitor: Visitor
) -> None:
    page_id = desk.add()
    for name in ("Aaaa", "Bbbb", "Cccc"):
        await presses.publish(page_id, desk.edit(page_id, name=name))
        first = await visitor.get("/status.json")
        again = await visitor.get("/status.json", if_none_match=first.headers["etag"])
        assert again.status_code == 304
        await presses.publish(page_id, desk.edit(page_id, name=name[::-1].upper()))
        assert (await visitor.get("/status.json", if_none_match=first.headers["etag"])).status_code == 200
        stamp = {"if_none_match": "", "if_modified_since": first.headers["last-modified"]}
        assert (await visitor.get("/status.json", **stamp)).status_code == 200


@pytest.mark.parametrize("path", HOT)
async def test_a_hidden_page_is_never_served(
    desk: Desk, presses: DiskPublisher, visitor: Visitor, path: str
) -> None:
    page_id = desk.add()
    await presses.publish(page_id, 1)
    await presses.publish(page_id, desk.edit(page_id, visible=False))
    answer = await visitor.get(path)
    assert (answer.status_code, answer.content) == (404, NEUTRAL)
    assert answer.content == (await visitor.get(path, host="never.localhost")).content


@pytest.mark.parametrize(
    "path",
    [
        "/page",
        "/.mounted",
        "/.page.new",
        "/archive/index",
        "/archive/",
        "/index.html",
        "/404.html",
        "/.404",
        "/status.json.gz",
        "/../generation",
        "/%2e%2e/generation",
        "/..%2fgeneration",
        "/static/../generation",
        "/theme-../page",
        "/%2fpage",
    ],
)
async def test_what_is_not_meant_for_visitors_is_not_served(
    desk: Desk, presses: DiskPublisher, visitor: Visitor, path: str
) -> None:
    await presses.publish(desk.add(), 1)
    answer = await visitor.get(path)
    assert answer.status_code in (400, 404, 503)
    assert b"heppack1" not in answer.content


@pytest.mark.parametrize("host", ["..", "../pages", ".", "", "acme.localhost/..", ".beside"])
async def test_a_host_that_is_no_name_leads_nowhere(
    desk: Desk, presses: DiskPublisher, visitor: Visitor, host: str
) -> None:
    await presses.publish(desk.add(), 1)
    assert (await visitor.get("/status.json", host=host)).status_code in (400, 404)


async def test_a_path_that_needs_the_application_says_it_is_our_fault(
    desk: Desk, presses: DiskPublisher, visitor: Visitor
) -> None:
    await presses.publish(desk.add(), 1)
    answer = await visitor.get("/history")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert b"Not now" in answer.content


@pytest.fixture
async def before(
    running: Running, tmp_path: Path, root: Path, presses: DiskPublisher, reader: Visits
) -> AsyncIterator[Visitor]:
    """A server in front of the public site."""
    async with listening(FastPathMiddleware(reader.app, reader.fast_path), quiet_config()) as app_port:
        with running(tmp_path / "front", root, app_port) as port:
            async with AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
                yield Visitor(client)


@pytest.mark.parametrize("path", ["/?tz=UTC", "/?a=1&lang=de", "/?%74z=UTC", "/?only"])
async def test_variants_are_drawn_by_the_application(
    desk: Desk, presses: DiskPublisher, before: Visitor, path: str
) -> None:
    await presses.publish(desk.add(), 1)
    assert (await before.get(path)).headers["cache-control"] == "no-store"


async def test_a_page_that_is_due_is_published_by_a_visitor_who_asks_past_the_server(
    desk: Desk, presses: DiskPublisher, before: Visitor
) -> None:
    page_id = desk.add(next_change_at=now_ms() - 1)
    await presses.publish(page_id, 1)
    desk.edit(page_id, name="Tomorrow", next_change_at=None)
    assert "Tomorrow" not in (await before.get("/")).text
    assert (await before.get("/status-version.json?tz")).status_code == 200
    assert "Tomorrow" in (await before.get("/")).text


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/history", 200),
        ("GET", "/nothing", 404),
        ("GET", "/page", 404),
        ("POST", "/", 405),
        ("DELETE", "/status.json", 405),
        ("HEAD", "/", 200),
        ("GET", "/?utm=1", 200),
    ],
)
async def test_everything_else_is_the_applications(
    desk: Desk, presses: DiskPublisher, before: Visitor, method: str, path: str, status: int
) -> None:
    await presses.publish(desk.add(), 1)
    answer = await before.get(path, method=method)
    assert answer.status_code == status
    assert len(answer.headers.get_list("content-security-policy")) == 1


@pytest.mark.parametrize("sample", ["nginx.conf", "Caddyfile"])
def test_the_samples_name_the_policy_of_pages_that_are_nobodys(sample: str) -> None:
    policies = {dict(lonely_headers(body, https=False))[POLICY] for body in (NEUTRAL_404, FAILED_500)}
    text = (SAMPLES / sample).read_text()
    assert [policy.decode() in text for policy in policies] == [True]
