"""The public page for everybody: axe, keyboard, zoom, right to left, print, without script."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from public_site.snapshot import Snapshot
from tests.browser.looking import PHONE, Serve, axe_findings, visiting
from tests.public_site.samples import awkward, bad_morning, fine

pytestmark = pytest.mark.asyncio(loop_scope="session")

VISITORS: dict[str, dict[str, Any]] = {
    "dark": {"color_scheme": "dark"},
    "light": {"color_scheme": "light"},
    "phone": {"viewport": PHONE},
    "contrast": {"contrast": "more"},
}
SAMPLES: dict[str, Callable[[], Snapshot]] = {"fine": fine, "bad_morning": bad_morning, "awkward": awkward}
PATHS = ["/uptime", "/history", "/history/2026-11-22", "/incidents/i_0001", "/?only=affected", "/gone"]
OVERLAPS = """() => {
  const unseen = '.hidden, symbol, details:not([open]) > :not(summary)'
  const texts = e => [...e.childNodes].filter(n => n.nodeType === 3 && n.data.trim())
  const rects = node => {
    const range = document.createRange()
    range.selectNodeContents(node)
    return [...range.getClientRects()].map(box => ({ box, text: node.data.trim().slice(0, 30) }))
  }
  const seen = [...document.querySelectorAll('main *')]
    .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.closest(unseen))
  const all = seen.flatMap(texts).flatMap(rects)
  const across = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
  const down = (a, b) => Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 6
  const found = []
  all.forEach((a, i) => all.slice(i + 1).forEach(b => {
    if (across(a.box, b.box) && down(a.box, b.box)) found.push(`${a.text} | ${b.text}`)
  }))
  return found }"""
LARGE_TEXT = """() => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('html { font-size: 200% } * { line-height: 1.5 !important;'
    + 'letter-spacing: .12em !important; word-spacing: .16em !important }')
  document.adoptedStyleSheets = [sheet] }"""
FOCUS = """() => {
  const e = document.activeElement
  const ringed = e.matches('.scheme input') ? e.nextElementSibling : e.closest('.days') ?? e
  return [e.outerHTML, getComputedStyle(ringed).outlineStyle] }"""
SMALL_TARGETS = """() => [...document.querySelectorAll('a, button, summary, input, label')]
  .filter(e => e.checkVisibility() && !e.closest('.body, .skip, .note, .promise'))
  .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
  .filter(([, box]) => box.width && Math.min(box.height, box.width) < 24).map(([html]) => html)"""


@pytest.mark.parametrize("visitor", VISITORS)
@pytest.mark.parametrize("sample", SAMPLES)
async def test_axe_finds_nothing(browser: Browser, serve: Serve, sample: str, visitor: str) -> None:
    async with visiting(browser, serve(SAMPLES[sample]()), **VISITORS[visitor]) as page:
        assert await axe_findings(page) == ([], [])


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("scheme", ["dark", "light"])
async def test_axe_finds_nothing_on_the_other_pages(
    browser: Browser, serve: Serve, path: str, scheme: str
) -> None:
    async with visiting(browser, serve(bad_morning()), path, color_scheme=scheme) as page:
        assert await axe_findings(page) == ([], [])


@pytest.mark.parametrize("scheme", ["dark", "light"])
@pytest.mark.parametrize("down", [False, True])
async def test_pages_of_nobody_look_cared_for(
    browser: Browser, serve: Serve, down: bool, scheme: str
) -> None:
    site = serve(fine())
    site.down = down
    async with visiting(browser, site, "/none", may_fail=True, color_scheme=scheme) as page:
        assert await axe_findings(page) == ([], [])
        card = page.locator("main")
        await expect(card).to_have_css("border-radius", "16px")
        await expect(card).to_have_css(
            "background-color", "rgb(18, 22, 29)" if scheme == "dark" else "rgb(255, 255, 255)"
        )


async def test_axe_finds_nothing_from_right_to_left(browser: Browser, serve: Serve) -> None:
    async with visiting(browser, serve(awkward())) as page:
        await page.evaluate("document.documentElement.dir = 'rtl'")
        assert await axe_findings(page) == ([], [])


@pytest.mark.parametrize("path", ["/uptime", "/history", "/incidents/i_0005"])
async def test_awkward_names_fit_the_other_pages_in_either_direction(
    browser: Browser, serve: Serve, path: str
) -> None:
    async with visiting(browser, serve(awkward()), path, viewport={"width": 320, "height": 700}) as page:
        for direction in ("ltr", "rtl"):
            await page.evaluate("dir => { document.documentElement.dir = dir }", direction)
            assert await page.evaluate("document.documentElement.scrollWidth") <= 320
            assert await page.evaluate(OVERLAPS) == []
        violations, undecided = await axe_findings(page)
        assert violations == []
        # The contrast of cells that are scrolled away under the column of names cannot be looked at.
        assert [each for each in undecided if not each.startswith("color-contrast: ")] == []


async def test_axe_finds_planted_faults(browser: Browser, serve: Serve) -> None:
    async with visiting(browser, serve(fine())) as page:
        await page.evaluate(
            "document.querySelector('main').insertAdjacentHTML('beforeend', "
            "'<img src=\"data:,\"><button></button><div role=list><p>x</p></div><h6>x</h6>')"
        )
        rules = {finding.partition(":")[0] for finding in (await axe_findings(page))[0]}
        assert {"image-alt", "button-name", "heading-order"} <= rules


@pytest.mark.parametrize("width", [320, 600, 1100])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
async def test_nothing_scrolls_sideways_or_overlaps(
    browser: Browser, serve: Serve, width: int, direction: str
) -> None:
    async with visiting(browser, serve(awkward()), viewport={"width": width, "height": 800}) as page:
        await page.evaluate("dir => { document.documentElement.dir = dir }", direction)
        await page.evaluate("document.querySelectorAll('.group > details').forEach(d => { d.open = true })")
        assert await page.evaluate("document.documentElement.scrollWidth") <= width
        assert await page.evaluate(OVERLAPS) == []


@pytest.mark.parametrize("path", PATHS)
async def test_no_page_scrolls_sideways_on_a_narrow_phone(browser: Browser, serve: Serve, path: str) -> None:
    async with visiting(browser, serve(bad_morning()), path, viewport={"width": 320, "height": 700}) as page:
        assert await page.evaluate("document.documentElement.scrollWidth") <= 320


async def test_text_of_twice_the_size_and_wide_spacing_fits(browser: Browser, serve: Serve) -> None:
    async with visiting(browser, serve(awkward()), viewport={"width": 640, "height": 800}) as page:
        await page.evaluate(LARGE_TEXT)
        assert await page.evaluate("document.documentElement.scrollWidth") <= 640
        assert await page.evaluate(OVERLAPS) == []


@pytest.mark.parametrize("path", ["/", *PATHS])
async def test_every_target_is_large_enough(browser: Browser, serve: Serve, path: str) -> None:
    async with visiting(browser, serve(bad_morning()), path, viewport=PHONE) as page:
        assert await page.evaluate(SMALL_TARGETS) == []


async def test_every_stop_of_the_keyboard_is_seen(browser: Browser, serve: Serve) -> None:
    async with visiting(browser, serve(fine())) as page:
        stops = await _tab_stops(page)
        assert len(stops) <= 2 * 5 + 15
        assert all(outline not in {"none", "0px"} for _, outline in stops)


async def test_the_tab_order_is_short_on_a_large_page(browser: Browser, serve: Serve) -> None:
    async with visiting(browser, serve(bad_morning())) as page:
        assert len(await _tab_stops(page)) <= 2 * 25 + 15


async def test_print_opens_closed_groups_on_white(browser: Browser, serve: Serve) -> None:
    async with visiting(browser, serve(bad_morning())) as page:
        await page.emulate_media(media="print")
        shown = await page.evaluate(
            "[...document.querySelectorAll('.leaf')].filter(l => l.offsetHeight > 0).length"
        )
        ground = await page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        assert (shown, ground) == (25, "rgb(255, 255, 255)")


async def test_forced_colours_keep_the_shapes(browser: Browser, serve: Serve) -> None:
    async with visiting(browser, serve(bad_morning()), forced_colors="active") as page:
        colours = "e => [getComputedStyle(e).color, getComputedStyle(document.body).backgroundColor]"
        shape, ground = await page.locator(".leaf .word .i").first.evaluate(colours)
        assert shape != ground


async def test_everything_is_there_without_script(browser: Browser, serve: Serve) -> None:
    async with visiting(browser, serve(bad_morning()), java_script_enabled=False) as page:
        assert await page.locator(".leaf").count() == 25
        await page.locator("#c_0002 .events summary").click()
        await page.locator("#c_0002 .events a").first.click()
        assert await page.locator("h1").inner_text() == "22 Nov 2026"


async def test_what_needs_the_script_is_hidden_without_it(browser: Browser, serve: Serve) -> None:
    async with visiting(browser, serve(awkward()), java_script_enabled=False) as page:
        for part in (".scheme", "#filter", "[data-band]"):
            assert not await page.locator(part).is_visible()
        await page.locator(".filter a").click()
        assert await page.locator(".leaf").count() == 2


async def test_without_script_the_history_is_filtered_by_a_form(browser: Browser, serve: Serve) -> None:
    async with visiting(browser, serve(fine()), "/history", java_script_enabled=False) as page:
        await page.get_by_label("Component").select_option("API")
        await page.get_by_label("Impact").select_option("Major")
        await page.get_by_role("button", name="Show").click()
        await page.wait_for_url("**/history?component=c_0001&impact=major")


async def test_the_table_of_months_scrolls_by_keyboard_under_names_that_stay(
    browser: Browser, serve: Serve
) -> None:
    async with visiting(browser, serve(fine()), "/uptime", viewport=PHONE) as page:
        names = page.locator(".months tbody th")
        before = await names.first.bounding_box()
        await page.get_by_role("region", name="Uptime by month").focus()
        for _ in range(5):
            await page.keyboard.press("ArrowRight")
        await expect(page.locator(".months thead th").nth(1)).not_to_be_in_viewport(ratio=1)
        assert await names.first.bounding_box() == before


async def test_without_script_a_form_asks_for_another_zone(browser: Browser, serve: Serve) -> None:
    async with visiting(browser, serve(fine()), java_script_enabled=False) as page:
        await page.get_by_label("Times in the zone").fill("Asia/Kathmandu")
        await page.get_by_role("button", name="Show").click()
        await page.wait_for_url("**/?tz=Asia%2FKathmandu")


async def _tab_stops(page: Page) -> list[tuple[str, str]]:
    stops: list[tuple[str, str]] = []
    while True:
        await page.keyboard.press("Tab")
        stop = await page.evaluate(FOCUS)
        if stop[0].startswith("<body") or len(stops) > 200:
            return stops
        stops.append((stop[0], stop[1]))
