"""Day bars, filter, times and colours of the public page."""

from dataclasses import replace

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.looking import PHONE, Serve, visiting
from tests.public_site.samples import awkward, bad_morning, fine

pytestmark = pytest.mark.asyncio(loop_scope="session")
EU_BAR = "#c_0002 input[type=range]"
SPOKEN = "e => e.getAttribute('aria-valuetext')"


async def _point_at_day(page: Page, days_ago: int, *, shown: int = 90) -> None:
    box = await page.locator("#c_0002 .days").bounding_box()
    assert box is not None
    x = box["x"] + box["width"] * (shown - days_ago - 0.5) / shown
    await page.mouse.move(x, box["y"] + 20)


async def test_a_bar_is_one_stop_and_arrows_read_its_days(browser: Browser, serve: Serve) -> None:
    async with visiting(browser, serve(fine())) as page:
        bar = page.locator(EU_BAR)
        await page.keyboard.press("Tab")
        await bar.focus()
        assert await bar.evaluate(SPOKEN) == "22 Nov 2026: no events"
        for _ in range(19):
            await page.keyboard.press("ArrowLeft")
        assert await bar.evaluate(SPOKEN) == "3 Nov 2026: Partial Outage, 42 min"
        await expect(page.locator("#c_0002 output")).to_have_text("3 Nov 2026: Partial Outage, 42 min")


async def test_home_and_end_are_the_first_and_the_last_day(browser: Browser, serve: Serve) -> None:
    async with visiting(browser, serve(fine())) as page:
        await page.locator(EU_BAR).focus()
        for key, day in (("Home", "25 Aug 2026"), ("End", "22 Nov 2026")):
            await page.keyboard.press(key)
            assert await page.locator(EU_BAR).evaluate(SPOKEN) == f"{day}: no events"


async def test_leaving_a_bar_brings_the_percentage_back(browser: Browser, serve: Serve) -> None:
    async with visiting(browser, serve(fine())) as page:
        await page.keyboard.press("Tab")
        await page.locator(EU_BAR).focus()
        await page.keyboard.press("ArrowLeft")
        await page.keyboard.press("Tab")
        await expect(page.locator("#c_0002 output")).to_have_text("99.98% uptime over 90 days")


async def test_enter_opens_the_day(browser: Browser, serve: Serve) -> None:
    async with visiting(browser, serve(fine())) as page:
        await page.locator(EU_BAR).focus()
        await page.keyboard.press("Enter")
        await page.wait_for_url("**/history/2026-11-22")


@pytest.mark.parametrize("days_ago", [0, 19, 61, 89])
async def test_the_mouse_reads_the_day_it_is_over(browser: Browser, serve: Serve, days_ago: int) -> None:
    async with visiting(browser, serve(fine())) as page:
        await _point_at_day(page, days_ago)
        events = {19: "3 Nov 2026: Partial Outage, 42 min", 61: "22 Sep 2026: Outage, 9 min"}
        plain = {0: "22 Nov 2026: no events", 89: "25 Aug 2026: no events"}
        await expect(page.locator("#c_0002 output")).to_have_text((events | plain)[days_ago])
        await page.mouse.move(1, 1)
        await expect(page.locator("#c_0002 output")).to_have_text("99.98% uptime over 90 days")


async def test_the_cursor_stands_on_the_day_from_right_to_left_too(browser: Browser, serve: Serve) -> None:
    async with visiting(browser, serve(fine())) as page:
        await page.evaluate("document.documentElement.dir = 'rtl'")
        await _point_at_day(page, 70)  # from the left, so 19 from the right
        spot = await page.evaluate(
            "() => { const b = document.querySelector('#c_0002 .cursor').getBoundingClientRect();"
            "const d = document.querySelector('#c_0002 .days').getBoundingClientRect();"
            "return ((b.left + b.right) / 2 - d.left) / d.width * 90 }"
        )
        assert 19 <= spot <= 20
        await expect(page.locator("#c_0002 output")).to_have_text("3 Nov 2026: Partial Outage, 42 min")


@pytest.mark.parametrize(("width", "days", "oldest"), [(375, 30, "24 Oct 2026"), (500, 60, "24 Sep 2026")])
async def test_narrow_screens_show_fewer_days_and_say_so(
    browser: Browser, serve: Serve, width: int, days: int, oldest: str
) -> None:
    async with visiting(browser, serve(fine()), viewport={"width": width, "height": 700}) as page:
        assert (await page.locator("#c_0002 .ago").inner_text()).strip() == f"{days} days ago"
        await _point_at_day(page, days - 1, shown=days)
        await expect(page.locator("#c_0002 output")).to_have_text(f"{oldest}: no events")


async def test_a_thumb_scrubs_without_opening_a_day(browser: Browser, serve: Serve) -> None:
    async with visiting(browser, serve(fine()), viewport=PHONE, has_touch=True) as page:
        box = await page.locator("#c_0002 .days").bounding_box()
        assert box is not None
        await page.touchscreen.tap(box["x"] + box["width"] * 10.5 / 30, box["y"] + 20)
        await expect(page.locator("#c_0002 output")).to_have_text("3 Nov 2026: Partial Outage, 42 min")
        assert page.url.endswith("/")


async def test_days_before_a_component_have_no_data(browser: Browser, serve: Serve) -> None:
    async with visiting(browser, serve(fine())) as page:
        bar = page.locator("#c_0007 input[type=range]")
        await bar.focus()
        await page.keyboard.press("Home")
        assert await bar.evaluate(SPOKEN) == "25 Aug 2026: no data"


async def test_the_filter_counts_what_it_shows_and_escape_clears_it(browser: Browser, serve: Serve) -> None:
    async with visiting(browser, serve(awkward())) as page:
        await page.locator("#filter").fill("node 3-1")
        await expect(page.locator(".filter output")).to_have_text("4 of 100 shown")
        assert await page.locator(".leaf").filter(visible=True).count() == 4
        await page.keyboard.press("Escape")
        await expect(page.locator(".filter output")).to_have_text("")
        assert await page.locator(".leaf[hidden]").count() == 0


async def test_the_filter_finds_by_group_and_closes_what_it_opened(browser: Browser, serve: Serve) -> None:
    async with visiting(browser, serve(awkward())) as page:
        opened = "all => all.filter(e => e.open).length"
        before = await page.locator(".group > details").evaluate_all(opened)
        await page.locator("#filter").fill("region 4")
        await expect(page.locator(".filter output")).to_have_text("11 of 100 shown")
        await page.keyboard.press("Escape")
        assert await page.locator(".group > details").evaluate_all(opened) == before


async def test_moments_are_local_and_keep_what_the_server_said(browser: Browser, serve: Serve) -> None:
    async with visiting(browser, serve(fine()), timezone_id="Pacific/Auckland") as page:
        time = page.locator(".hero time")
        assert await time.inner_text() == "23 Nov 2026, 00:40 GMT+13"
        assert await time.get_attribute("title") == "22 Nov 2026, 11:40 UTC"
        assert await page.get_by_label("Times in the zone").input_value() == "Pacific/Auckland"


async def test_what_is_to_come_says_in_how_long(browser: Browser, serve: Serve) -> None:
    async with visiting(browser, serve(bad_morning())) as page:
        lines = page.locator(".card .when:has([data-in]), .card .promise")
        await expect(lines).to_have_text(
            [
                "Next update by 22 Nov 2026, 12:40 UTC (in 1 h)",
                "Until about 22 Nov 2026, 13:40 UTC (in 2 h)",
            ]
        )
        await page.clock.fast_forward(90 * 60_000)
        await expect(lines).to_have_text(
            ["Next update by 22 Nov 2026, 12:40 UTC", "Until about 22 Nov 2026, 13:40 UTC (in 30 min)"]
        )


@pytest.mark.parametrize("zone", ["America/St_Johns", "Asia/Kathmandu", "Pacific/Auckland"])
async def test_days_are_the_same_wherever_the_visitor_is(browser: Browser, serve: Serve, zone: str) -> None:
    async with visiting(browser, serve(bad_morning()), timezone_id=zone) as page:
        assert await page.locator(".day h3").first.inner_text() == "22 Nov 2026"
        await page.locator(EU_BAR).focus()
        assert str(await page.locator(EU_BAR).evaluate(SPOKEN)).startswith("22 Nov 2026: Partial Outage")


async def test_the_colour_switch_is_kept_for_the_next_visit(browser: Browser, serve: Serve) -> None:
    async with visiting(browser, serve(fine()), color_scheme="dark") as page:
        ground = "getComputedStyle(document.documentElement).backgroundColor"
        assert await page.evaluate(ground) == "rgb(11, 14, 19)"
        await page.get_by_label("Light").check(force=True)
        assert await page.evaluate(ground) == "rgb(246, 247, 249)"
        await page.reload()
        assert await page.evaluate(ground) == "rgb(246, 247, 249)"
        assert await page.get_by_label("Light").is_checked()
        await page.get_by_label("System").check(force=True)
        assert await page.evaluate(ground) == "rgb(11, 14, 19)"


async def test_no_cookie_is_set(browser: Browser, serve: Serve) -> None:
    async with visiting(browser, serve(fine())) as page:
        await page.get_by_label("Light").check(force=True)
        assert await page.context.cookies() == []


async def test_a_page_is_three_requests_and_its_icon(browser: Browser, serve: Serve) -> None:
    site = serve(bad_morning())
    async with visiting(browser, site) as page:
        await page.wait_for_load_state("networkidle")
        kinds = [path.partition("-")[0].partition("?")[0] for path in site.asked]
        assert sorted({*kinds, "/favicon.svg"}) == ["/", "/favicon.svg", "/static/public", "/static/status"]
        assert len(kinds) == len(set(kinds))


async def test_a_second_visit_asks_for_the_page_alone(browser: Browser, serve: Serve) -> None:
    site = serve(bad_morning())
    async with visiting(browser, site) as page:
        await page.wait_for_load_state("networkidle")
        site.asked.clear()
        await page.goto(f"{site.origin}/")
        await page.wait_for_load_state("networkidle")
        assert {path.partition("?")[0] for path in site.asked} <= {"/", "/favicon.svg"}


async def test_two_incidents_of_one_day_stand_apart(browser: Browser, serve: Serve) -> None:
    first = bad_morning().past[0]
    twice = replace(bad_morning(), past=(first, replace(first, id="i_0099")))
    async with visiting(browser, serve(twice)) as page:
        articles = page.locator(".past article")
        above, below = [await articles.nth(place).bounding_box() for place in (0, 1)]
        assert above is not None
        assert below is not None
        assert below["y"] - (above["y"] + above["height"]) >= 16
