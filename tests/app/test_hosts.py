"""The front door: hosts × paths × methods (contract §3, §4), before surfaces that only say their name."""

from collections.abc import Iterator

import pytest

from app.core.addresses import set_addresses
from app.hosts import Dispatcher, Ground, Names, Surfaces
from app.serving.asgi import App, Message, Receive, Scope, Send, answer
from tests.app.serving.asking import Heard, ask, scope_of

SHOWN, OWN_SHOWN, OWN_HIDDEN = "acme.pages.test", "status.acme.example", "hidden.acme.example"
OLD = "old.pages.test"


def surface(name: str) -> App:
    async def say(scope: Scope, _receive: Receive, send: Send) -> None:
        host = dict(scope["headers"])[b"host"].decode()
        await answer(send, 200, f"{name} {host}".encode())

    return say


async def is_mounted(host: str) -> bool:
    return host in {OWN_SHOWN, OWN_HIDDEN}


async def moved_to(host: str) -> str | None:
    return {OLD: OWN_SHOWN, "lost.pages.test": OWN_HIDDEN}.get(host)


@pytest.fixture
def door() -> Iterator[Dispatcher]:
    set_addresses("https://console.test:8443", "pages.test")
    surfaces = Surfaces(
        console=surface("console"),
        public=surface("public"),
        unknown=surface("unknown"),
        probes=surface("probes"),
        has_page=lambda host: host in {SHOWN, OWN_SHOWN},
        is_mounted=is_mounted,
        moved_to=moved_to,
    )
    yield Dispatcher(Names("console.test", "pages.test"), surfaces, surface("lifespan"))
    set_addresses("http://localhost:8000", "localhost")


PATHS = (
    "/",
    "/status.json",
    "/api/v1/status-api/status",
    "/dashboard",
    "/signin",
    "/healthz",
    "/readyz",
    "/metrics",
    "/healthz/ledger",
)
METHODS = ("GET", "HEAD", "POST", "DELETE", "OPTIONS")


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    ("host", "who"),
    [
        (SHOWN, "public acme.pages.test"),
        ("ACME.Pages.Test:8443", "public acme.pages.test"),
        ("acme.pages.test.", "public acme.pages.test"),
        (OWN_SHOWN, "public status.acme.example"),
        ("rival.pages.test", "unknown rival.pages.test"),
        ("a.acme.pages.test", "unknown a.acme.pages.test"),
        ("console.pages.test", "unknown console.pages.test"),
        (OWN_HIDDEN, "unknown hidden.acme.example"),
    ],
)
async def test_a_page_host_never_reaches_the_console(
    door: Dispatcher, host: str, who: str, path: str, method: str
) -> None:
    assert (await ask(door, path, host, method=method)).body.decode() == who


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("host", ["console.test", "CONSOLE.test:1", "console.test."])
async def test_the_console_host_answers_its_own_paths(door: Dispatcher, host: str, path: str) -> None:
    who = "probes" if path in {"/healthz", "/readyz", "/metrics", "/healthz/ledger"} else "console"
    assert (await ask(door, path, host)).body.decode() == f"{who} console.test"


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "10.9.8.7", "[::1]:8000", "[2001:db8::1]"])
async def test_an_address_answers_only_health(door: Dispatcher, host: str, path: str) -> None:
    who = "probes" if path in {"/healthz", "/readyz"} else "unknown"
    assert (await ask(door, path, host)).body.decode().split()[0] == who


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("host", ["example.com", "pages.test", "test", "evilpages.test", "xconsole.test"])
async def test_a_foreign_host_is_sent_to_the_console(
    door: Dispatcher, host: str, path: str, method: str
) -> None:
    heard = await ask(door, path, host, method=method)
    assert (heard.status, heard.header("location")) == (302, "https://console.test:8443/")
    assert heard.header("cache-control") == "no-store"


@pytest.mark.parametrize(
    "host", [None, b"", b"a b", b"acme.pages.test@evil", b"a..b", b"\xff.pages.test", b"1.2.3"]
)
async def test_a_missing_or_malformed_host_is_400(door: Dispatcher, host: bytes | None) -> None:
    assert (await ask(door, "/", host)).status == 400


async def test_two_hosts_are_400_even_when_equal(door: Dispatcher) -> None:
    assert (await ask(door, "/", SHOWN, headers=[(b"Host", SHOWN.encode())])).status == 400


@pytest.mark.parametrize("path", ["http://evil.test/", "*", ""])
async def test_a_target_that_is_no_path_is_400(door: Dispatcher, path: str) -> None:
    assert (await ask(door, path, SHOWN)).status == 400


async def test_a_host_that_only_claims_to_be_forwarded_changes_nothing(door: Dispatcher) -> None:
    claims = [(b"x-forwarded-host", b"console.test"), (b"forwarded", b"host=console.test")]
    assert (await ask(door, "/dashboard", SHOWN, headers=claims)).body == b"public acme.pages.test"


async def test_a_websocket_is_refused(door: Dispatcher) -> None:
    said: list[Message] = []

    async def send(message: Message) -> None:
        said.append(message)

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    await door({**scope_of("/", SHOWN), "type": "websocket"}, receive, send)
    assert [message["type"] for message in said] == ["websocket.close"]


def test_an_address_can_be_the_console_itself() -> None:
    names = Names("127.0.0.1", "localhost")
    assert names.ground_of("127.0.0.1") is Ground.CONSOLE
    assert names.ground_of("127.0.0.2") is Ground.ADDRESS


def test_the_console_may_live_under_the_suffix() -> None:
    names = Names("console.pages.test", "pages.test")
    assert names.ground_of("console.pages.test") is Ground.CONSOLE
    assert names.ground_of("acme.pages.test") is Ground.SLUG


async def test_lifespan_is_answered_by_what_starts_and_stops(door: Dispatcher) -> None:
    heard = Heard()

    async def send(message: Message) -> None:
        heard.body += message.get("body", b"")

    async def receive() -> Message:
        return {"type": "lifespan.startup"}

    await door({**scope_of("/", "x"), "type": "lifespan"}, receive, send)
    assert heard.body == b"lifespan x"


@pytest.mark.parametrize("host", ["console.test", SHOWN, "elsewhere.example"])
async def test_a_query_with_bytes_beyond_ascii_is_refused_at_the_door(door: Dispatcher, host: str) -> None:
    heard = await ask(door, "/status.json", host, query_string=b"only=\xff")
    assert heard.status == 400
    assert b"percent-encoded" in heard.body


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(
    ("path", "query", "there"),
    [("/", b"", "/"), ("/history/2026-01", b"tz=UTC&x=a%20b", "/history/2026-01?tz=UTC&x=a%20b")],
)
async def test_an_old_address_of_a_page_leads_to_its_new_one(
    door: Dispatcher, method: str, path: str, query: bytes, there: str
) -> None:
    answer = await ask(door, path, OLD, method=method, query_string=query)
    assert (answer.status, answer.header("cache-control")) == (302, "no-store")
    assert answer.header("location") == f"https://status.acme.example:8443{there}"


async def test_it_says_nothing_of_a_page_that_is_hidden_by_now(door: Dispatcher) -> None:
    assert (await ask(door, "/", "lost.pages.test")).body == b"unknown lost.pages.test"


async def test_what_is_sent_there_is_not_passed_on(door: Dispatcher) -> None:
    assert (await ask(door, "/", OLD, method="POST")).body == b"unknown old.pages.test"


async def test_no_path_leads_elsewhere(door: Dispatcher) -> None:
    answer = await ask(door, "//evil.example/\r\nx: y", OLD)
    assert answer.header("location") == "https://status.acme.example:8443//evil.example/%0D%0Ax:%20y"
