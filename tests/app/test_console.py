"""The console's host as a whole: headers on everything, errors in the caller's shape, limits of a request."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from httpx import ASGITransport, AsyncClient

from app import console
from app.api.reporting.endpoints import ENDPOINTS
from app.factory import create_app
from app.settings import Settings
from tests.app.serving.asking import ask_scope, scope_of
from tests.conftest import Database

CONSOLE = "http://localhost:8000"
EVERYWHERE = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}
PATHS = (
    "/",
    "/signin",
    "/signup",
    "/dashboard",
    "/robots.txt",
    "/llms.txt",
    "/favicon.svg",
    "/favicon.ico",
    "/nowhere",
    "/api/v1/status-api/status",
    "/api/v1/status-api/openapi.json",
    "/docs/api",
    "/api/v2/nowhere",
)


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("path", PATHS)
async def test_every_answer_carries_the_security_headers(web: AsyncClient, path: str, method: str) -> None:
    answer = await web.request(method, CONSOLE + path)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert EVERYWHERE.items() <= dict(answer.headers).items()
    assert "strict-transport-security" not in answer.headers
    assert answer.headers["x-request-id"]


async def test_the_console_asks_for_tls_for_ever_once_it_is_on_https(
    database: Database, settings: Settings
) -> None:
    app = create_app(replace(settings, console_url="https://console.example.com"), init_db=False)
    async with AsyncClient(transport=ASGITransport(app)) as client:
        answer = await client.get("https://console.example.com/")
    assert answer.headers["strict-transport-security"] == "max-age=31536000"


async def test_screens_are_never_kept_by_a_cache(web: AsyncClient) -> None:
    assert (await web.get(f"{CONSOLE}/signin")).headers["cache-control"] == "no-store"


@pytest.mark.parametrize(("path", "status"), [("/nowhere", 404), ("/signup/", 404), ("/signin/../x", 404)])
async def test_an_unknown_address_is_a_screen_with_404(web: AsyncClient, path: str, status: int) -> None:
    answer = await web.get(CONSOLE + path)
    assert (answer.status_code, "<h1" in answer.text) == (status, True)


async def test_a_wrong_method_is_405_with_those_that_work(web: AsyncClient) -> None:
    answer = await web.delete(f"{CONSOLE}/robots.txt", headers={"Origin": CONSOLE})
    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]


async def test_a_form_over_256_kib_is_413(web: AsyncClient) -> None:
    headers = {"Origin": CONSOLE, "Content-Type": "application/x-www-form-urlencoded"}
    sizes = (262_144, 262_145)
    answers = [await web.post(f"{CONSOLE}/signin", content=b"a" * size, headers=headers) for size in sizes]
    assert [answer.status_code for answer in answers] == [422, 413]


async def test_a_body_that_never_ends_is_given_up(
    database: Database, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(console, "BODY_SECONDS_MAX", 0.1)
    app = create_app(settings, init_db=False)
    headers = [(b"content-length", b"10"), (b"origin", CONSOLE.encode())]
    headers += [(b"content-type", b"application/x-www-form-urlencoded")]
    heard = await ask_scope(
        app, scope_of("/signin", "localhost", "POST", headers=headers), body=b"a", ends=False
    )
    assert heard.status == 408


async def test_an_error_of_ours_is_500_without_a_trace(
    web: AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_: Any, **__: Any) -> None:
        raise RuntimeError("SECRET detail")

    monkeypatch.setattr("ui.routes.front.render", break_down)
    answer = await web.get(f"{CONSOLE}/llms.txt")
    assert answer.status_code == 500
    assert "SECRET" not in answer.text


async def test_the_front_page_invites_and_the_texts_for_machines_are_there(web: AsyncClient) -> None:
    front = await web.get(f"{CONSOLE}/")
    assert 'href="/signup"' in front.text
    assert 'href="/signin"' in front.text
    robots = await web.get(f"{CONSOLE}/robots.txt")
    assert "Disallow: /" in robots.text


async def test_the_icon_is_where_browsers_look_and_where_screens_say(web: AsyncClient) -> None:
    linked = re.search(r'<link rel="icon" href="([^"]+)"', (await web.get(f"{CONSOLE}/signin")).text)
    assert linked
    icons = [await web.get(CONSOLE + path) for path in ("/favicon.ico", "/favicon.svg", linked[1])]
    assert {icon.headers["content-type"] for icon in icons} == {"image/svg+xml"}
    assert icons[0].content == icons[1].content == icons[2].content


async def test_the_text_for_language_models_starts_with_its_heading(web: AsyncClient) -> None:
    text = (await web.get(f"{CONSOLE}/llms.txt")).text
    assert text.startswith("# Hep Status\n")
    for word in (
        "/status.json",
        "/badge.svg",
        "/status-version.json",
        "POST /incidents",
        "Bearer hyd_status_",
    ):
        assert word in text


async def test_the_text_for_language_models_names_what_each_endpoint_takes(
    web: AsyncClient,
) -> None:
    text = (await web.get(f"{CONSOLE}/llms.txt")).text
    for endpoint in ENDPOINTS:
        path = endpoint.path.replace("{", ":").replace("}", "")
        line = next(line for line in text.splitlines() if line.startswith(f"- `{endpoint.method} {path}`"))
        fields = re.findall(r"`(\w+)`", line.partition("JSON: ")[2].partition(".")[0])
        assert fields == (list(endpoint.body.model_fields) if endpoint.body else [])


async def test_the_text_for_language_models_is_plain_text(web: AsyncClient) -> None:
    text = (await web.get(f"{CONSOLE}/llms.txt")).text
    assert "<slug>.localhost" in text
    assert '- Free: 1 page, 5 leaf components a page, "Powered by Hep.gg" forced.\n' in text
    assert '- Prime: 2 pages, unlimited leaf components a page, "Powered by Hep.gg" removable.\n' in text
    assert "480 tokens for 30 days" in text
    assert "\n\n\n" not in text


async def test_health_on_the_console(web: AsyncClient) -> None:
    assert json.loads((await web.get(f"{CONSOLE}/readyz")).text) == {"ok": True}
    assert (await web.get(f"{CONSOLE}/metrics")).status_code == 200
