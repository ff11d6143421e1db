"""The status page keeps itself right without getting in anybody's way."""

import re
from dataclasses import replace

import pytest
from playwright.async_api import Browser, Page, expect

from public_site.snapshot import Snapshot
from tenants.words import Status
from tests.browser.looking import POLL_MS, Serve, next_poll, visiting
from tests.public_site.samples import AS_OF, DAY, HOUR, MINUTE, bad_morning, fine

pytestmark = pytest.mark.asyncio(loop_scope="session")


def _with_website(snapshot: Snapshot, status: Status) -> Snapshot:
    website = replace(snapshot.tree[-1], status=status)
    return replace(snapshot, tree=(*snapshot.tree[:-1], website))


DOWN = _with_website(fine(), Status.OUTAGE)


async def test_a_change_appears_with_title_and_icon(browser: Browser, serve: Serve) -> None:
    site = serve(fine())
    async with visiting(browser, site) as page:
        site.show(DOWN)
        await next_poll(page)
        await expect(page.locator(".sentence")).to_have_text("Outage")
        await expect(page.locator("#c_0007 .word")).to_have_text("Outage")
        assert await page.title() == "✕ Outage (1) · Acme"
        assert await page.locator("link[rel=icon]").get_attribute("href") == "/favicon.svg?s=outage"


async def test_only_what_changed_is_replaced(browser: Browser, serve: Serve) -> None:
    site = serve(fine())
    async with visiting(browser, site) as page:
        await _mark(page, "#c_0002", "#c_0007 .row")
        site.show(DOWN)
        await next_poll(page)
        await expect(page.locator(".sentence")).to_have_text("Outage")
        assert await page.locator("[data-mark]").evaluate_all("all => all.map(e => e.id)") == ["c_0002"]


async def test_the_headline_is_spoken_from_a_region_that_stays(browser: Browser, serve: Serve) -> None:
    site = serve(fine())
    async with visiting(browser, site) as page:
        await _mark(page, ".hero [role=status]")
        site.show(DOWN)
        await next_poll(page)
        await expect(page.locator(".hero [data-mark][role=status]")).to_contain_text("Outage")


async def test_nothing_is_fetched_while_nothing_changed(browser: Browser, serve: Serve) -> None:
    site = serve(fine())
    async with visiting(browser, site) as page:
        await page.wait_for_load_state("networkidle")
        site.asked.clear()
        for _ in range(3):
            await next_poll(page)
        assert set(site.asked) == {"/status-version.json"}


async def test_a_hidden_tab_is_silent_and_asks_when_it_comes_back(browser: Browser, serve: Serve) -> None:
    site = serve(fine())
    async with visiting(browser, site) as page:
        await _hide(page, True)
        await page.wait_for_load_state("networkidle")
        site.asked.clear()
        await page.clock.run_for(3 * POLL_MS)
        assert site.asked == []
        async with page.expect_response("**/status-version.json"):
            await _hide(page, False)
        assert site.asked == ["/status-version.json"]


async def test_groups_stay_as_the_visitor_left_them(browser: Browser, serve: Serve) -> None:
    site = serve(bad_morning())
    async with visiting(browser, site) as page:
        await page.locator("#c_0007 > summary").click()
        await page.locator("#c_0001 > summary").click()
        await page.evaluate("document.activeElement.blur()")
        site.show(replace(bad_morning(), tree=tuple(reversed(bad_morning().tree))))
        await next_poll(page)
        await expect(page.locator("[data-live=tree] > ul > li").first).to_have_id("c_0080")
        assert await page.locator("#c_0007").get_attribute("open") is not None
        assert await page.locator("#c_0001").get_attribute("open") is None


async def test_opened_days_stay_open(browser: Browser, serve: Serve) -> None:
    site = serve(fine())
    async with visiting(browser, site) as page:
        await page.locator("#c_0002 .events summary").click()
        await page.mouse.click(1, 1)
        await page.evaluate("document.activeElement.blur()")
        site.show(_renamed(fine(), "EU west"))
        await next_poll(page)
        await expect(page.locator("#c_0002 .name")).to_have_text("EU west")
        assert await page.locator("#c_0002 .events").get_attribute("open") is not None


async def test_the_page_does_not_move_under_the_reader(browser: Browser, serve: Serve) -> None:
    site = serve(replace(bad_morning(), incidents=()))
    async with visiting(browser, site) as page:
        await page.locator("#c_0040").evaluate("e => e.scrollIntoView({ block: 'start' })")
        before = await _top_of(page, "#c_0040")
        site.show(bad_morning())
        await next_poll(page)
        await expect(page.locator("article.card").first).to_be_attached()
        assert abs(await _top_of(page, "#c_0040") - before) <= 2


async def test_a_part_in_use_is_left_alone_until_asked_for(browser: Browser, serve: Serve) -> None:
    site = serve(fine())
    async with visiting(browser, site) as page:
        await page.locator("#c_0007 input[type=range]").focus()
        site.show(DOWN)
        await next_poll(page)
        await expect(page.locator("[data-band]")).to_have_text("Page updated.Show")
        await expect(page.locator("#c_0007 .word")).to_have_text("Online")
        assert await page.evaluate("document.activeElement.type") == "range"
        await page.locator("[data-band] button").click()
        await expect(page.locator("#c_0007 .word")).to_have_text("Outage")
        await expect(page.locator("[data-band]")).to_be_hidden()


async def test_selected_text_stays_selected(browser: Browser, serve: Serve) -> None:
    site = serve(bad_morning())
    async with visiting(browser, site) as page:
        await page.evaluate("getSelection().selectAllChildren(document.querySelector('.updates .body'))")
        site.show(replace(bad_morning(), incidents=()))
        await next_poll(page)
        await expect(page.locator("[data-band]")).to_contain_text("Page updated.")
        assert "A fix is live" in await page.evaluate("getSelection().toString()")


async def test_three_failures_pause_and_one_success_resumes(browser: Browser, serve: Serve) -> None:
    site = serve(fine())
    async with visiting(browser, site, may_fail=True) as page:
        site.down = True
        for _ in range(2):
            await next_poll(page)
        await expect(page.locator("[data-band]")).to_be_hidden()
        await next_poll(page)
        assert (await page.locator("[data-band]").inner_text()).startswith(
            "Live updates paused. Last checked "
        )
        site.down = False
        await next_poll(page)
        await expect(page.locator("[data-band]")).to_be_hidden()


async def test_a_page_that_should_be_another_by_now_says_how_old_it_is(
    browser: Browser, serve: Serve
) -> None:
    site = serve(fine())
    async with visiting(browser, site) as page:
        site.now = AS_OF + 12 * HOUR + 20 * MINUTE + 4 * MINUTE
        await next_poll(page)
        await expect(page.locator("[data-band]")).to_be_hidden()
        site.now += MINUTE
        await next_poll(page)
        said = r"This page is from 22 Nov 2026, 11:40 UTC, 12 h 2[5-9] min ago\. What it says may no longer"
        await expect(page.locator("[data-band]")).to_have_text(re.compile(said))
        assert site.asked[-1] == "/status-version.json?tz"
        site.show(replace(fine(), as_of=site.now, today="2026-11-23"))
        await next_poll(page)
        await expect(page.locator("[data-band]")).to_be_hidden()


async def test_a_visitor_whose_clock_is_wrong_is_not_told_that_the_page_is_old(
    browser: Browser, serve: Serve
) -> None:
    site = serve(fine())
    async with visiting(browser, site) as page:
        await page.clock.set_system_time((AS_OF + 30 * DAY) / 1000)
        await next_poll(page)
        await expect(page.locator("[data-band]")).to_be_hidden()


async def test_a_new_theme_is_taken_over(browser: Browser, serve: Serve) -> None:
    site = serve(fine())
    async with visiting(browser, site) as page:
        site.show(replace(fine(), theme={"corners": "square"}))
        await next_poll(page)
        await expect(page.locator(".hero")).to_have_css("border-radius", "0px")
        site.show(fine())
        await next_poll(page)
        await expect(page.locator(".hero")).to_have_css("border-radius", "16px")


async def test_an_open_permalink_follows_its_incident(browser: Browser, serve: Serve) -> None:
    site = serve(bad_morning())
    async with visiting(browser, site, "/incidents/i_0001") as page:
        first, *rest = bad_morning().incidents
        site.show(replace(bad_morning(), incidents=(replace(first, title="All is well in EU"), *rest)))
        await next_poll(page)
        await expect(page.locator("h1")).to_have_text("All is well in EU")


def _renamed(snapshot: Snapshot, name: str) -> Snapshot:
    group, *rest = snapshot.tree
    first, *others = group.children
    return replace(snapshot, tree=(replace(group, children=(replace(first, name=name), *others)), *rest))


async def _mark(page: Page, *selectors: str) -> None:
    for selector in selectors:
        await page.locator(selector).evaluate("e => { e.dataset.mark = '' }")


async def _hide(page: Page, hidden: bool) -> None:
    await page.evaluate(
        "hidden => { Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });"
        "dispatchEvent(new Event('visibilitychange')) }",
        hidden,
    )


async def _top_of(page: Page, selector: str) -> float:
    top: float = await page.locator(selector).evaluate("e => e.getBoundingClientRect().top")
    return top
