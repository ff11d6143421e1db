"""Every console screen for everybody: axe, schemes, phone, zoom, targets, budgets, a silent browser."""

import gzip
from typing import Any

import pytest
from playwright.async_api import Browser, Page, ViewportSize

from tests.browser.console_server import Console, at_console
from tests.browser.looking import PHONE, axe_findings

pytestmark = pytest.mark.asyncio(loop_scope="session")

VISITORS: dict[str, dict[str, Any]] = {
    "dark": {"color_scheme": "dark"},
    "light": {"color_scheme": "light"},
    "phone": {"viewport": PHONE},
}
SCREENS = (
    "",
    "/live",
    "/components",
    "/incidents",
    "/incidents/new",
    "/maintenance",
    "/maintenance/new",
    "/templates",
    "/templates/new",
    "/keys",
    "/theme",
    "/settings",
    "/audit",
    "/delete",
)
LINKED = {
    "/components": ".tree-row a",
    "/incidents": ".rows a.row-title",
    "/maintenance": ".rows a.row-title",
    "/keys": ".rows a.button",
}
SMALL_TARGETS = """() => [...document.querySelectorAll('a, button, summary, input, select, textarea, label')]
  .filter(e => e.checkVisibility() && !e.closest('p, .skip, .body'))
  .filter(e => !e.matches('[type=checkbox], .field > label'))
  .map(e => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
  .filter(([, box]) => box.width && Math.min(box.height, box.width) < 24).map(([html]) => html)"""
# axe cannot judge rows that a scrolling list cuts off, nor a frame in which nothing may run
UNROLLED = """() => { document.querySelectorAll('.affect-rows').forEach(e => e.style.maxBlockSize = 'none')
  document.querySelectorAll('iframe[sandbox]').forEach(e => e.remove()) }"""
SIDEWAYS = "() => document.documentElement.scrollWidth - innerWidth"
NARROWEST_NAME = """() => Math.min(1000, ...[...document.querySelectorAll('.quick-name, .affect-tick')]
  .map(e => e.getBoundingClientRect().width))"""
HTML_GZIP_MAX, REQUESTS_MAX = 25 * 1024, 6


@pytest.mark.parametrize("visitor", VISITORS)
async def test_axe_finds_nothing_on_any_screen(browser: Browser, console: Console, visitor: str) -> None:
    async with at_console(browser, console, "busy", **VISITORS[visitor]) as page:
        for path in await _screens(page, console, "busy"):
            await page.goto(path)
            await page.evaluate(UNROLLED)
            assert await axe_findings(page) == ([], []), path


async def test_axe_finds_nothing_in_forced_colours(browser: Browser, console: Console) -> None:
    async with at_console(browser, console, "busy", forced_colors="active") as page:
        for rest in ("", "/incidents/new", "/delete"):
            await page.goto(console.path("busy", rest))
            await page.evaluate(UNROLLED)
            assert await axe_findings(page) == ([], []), rest


async def test_axe_finds_nothing_where_there_is_nothing_yet(browser: Browser, console: Console) -> None:
    async with at_console(browser, console, "empty") as page:
        for rest in SCREENS:
            await page.goto(console.path("empty", rest))
            assert await axe_findings(page) == ([], []), rest


async def test_axe_finds_nothing_on_refused_forms(browser: Browser, console: Console) -> None:
    async with at_console(browser, console, "busy", may_fail=True) as page:
        for rest, button in (("/incidents/new", "Publish incident"), ("/keys", "Create key")):
            await page.goto(console.path("busy", rest))
            await page.evaluate("document.querySelectorAll('form').forEach(form => form.noValidate = true)")
            await page.get_by_role("button", name=button).click()
            await page.get_by_role("heading", name="There is a problem").wait_for()
            assert await axe_findings(page) == ([], []), rest
            assert "There is a problem" in await page.evaluate("document.activeElement.textContent")


async def test_a_planted_fault_is_found(browser: Browser, console: Console) -> None:
    async with at_console(browser, console, "busy") as page:
        await page.evaluate("document.querySelector('h1').outerHTML = '<img src=\"/favicon.svg\">'")
        assert (await axe_findings(page))[0] != []


@pytest.mark.parametrize("demo", ["busy", "awkward"])
async def test_nothing_scrolls_sideways_and_every_target_can_be_hit(
    browser: Browser, console: Console, demo: str
) -> None:
    narrow = ViewportSize(width=320, height=640)
    async with at_console(browser, console, demo, viewport=narrow) as page:
        for rest in SCREENS:
            await page.goto(console.path(demo, rest))
            assert await page.evaluate(SIDEWAYS) <= 0, rest
            assert await page.evaluate(SMALL_TARGETS) == [], rest


async def test_between_phone_and_desktop_nothing_is_squeezed(browser: Browser, console: Console) -> None:
    tablet = ViewportSize(width=1000, height=800)
    async with at_console(browser, console, "busy", viewport=tablet) as page:
        for path in await _screens(page, console, "busy"):
            await page.goto(path)
            assert await page.evaluate(SIDEWAYS) <= 0, path
            assert await page.evaluate(NARROWEST_NAME) >= 100, path


async def test_text_at_twice_its_size_cuts_nothing(browser: Browser, console: Console) -> None:
    async with at_console(browser, console, "busy", viewport=ViewportSize(width=640, height=900)) as page:
        for rest in SCREENS:
            await page.goto(console.path("busy", rest))
            await page.evaluate("document.documentElement.style.fontSize = '200%'")
            assert await page.evaluate(SIDEWAYS) <= 0, rest


async def test_ids_are_unique_and_headings_in_order(browser: Browser, console: Console) -> None:
    async with at_console(browser, console, "busy") as page:
        for path in await _screens(page, console, "busy"):
            await page.goto(path)
            ids = await page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
            levels = await page.evaluate(
                "[...document.querySelectorAll('main :is(h1,h2,h3)')].map(e => +e.tagName[1])"
            )
            assert len(ids) == len(set(ids)), path
            assert levels[0] == 1, path
            assert levels.count(1) == 1, path


async def test_a_screen_keeps_to_its_budget(browser: Browser, console: Console) -> None:
    async with at_console(browser, console, "busy") as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        for rest in SCREENS:
            asked.clear()
            await page.goto(console.path("busy", rest), wait_until="networkidle")
            html = await (await page.request.get(console.path("busy", rest))).body()
            assert len(asked) <= REQUESTS_MAX, rest
            assert len(gzip.compress(html, 6)) <= HTML_GZIP_MAX, rest


async def _screens(page: Page, console: Console, demo: str) -> list[str]:
    """All screens, and one behind each list."""
    paths = ["/dashboard", "/dashboard/first", "/account", *(console.path(demo, rest) for rest in SCREENS)]
    for rest, link in LINKED.items():
        await page.goto(console.path(demo, rest))
        found = await page.locator(link).first.get_attribute("href")
        assert found
        paths.append(found)
    incident = next(path for path in paths if "/incidents/i_" in path)
    return [*paths, f"{incident}/resolve", f"{incident}/delete"]
