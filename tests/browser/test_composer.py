"""The composer at three in the morning: few presses, a true preview, and nothing that is typed is lost."""

from dataclasses import dataclass
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Dialog, expect

from tests.browser.console_server import Console, at_console
from tests.browser.hand import Hand
from tests.browser.looking import DESKTOP, PHONE
from tests.browser.own_page import make_own_page
from tests.evidence import Sheets

pytestmark = pytest.mark.asyncio(loop_scope="session")

PRESSES_MAX, SECONDS_MAX = 3, 30


@dataclass(frozen=True)
class Night:
    """Somebody on duty: where their page is worked on, and what their browser remembers."""

    overview: str
    email: str
    state: Any

    @property
    def composer(self) -> str:
        return f"{self.overview}/incidents/new"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def night(browser: Browser, console: Console) -> Night:
    """One account for all of these stories, since signing up is limited."""
    async with at_console(browser, console) as page:
        overview = await make_own_page(page, "night", "Search", "Shop")
        return Night(overview, "night@own.example", await page.context.storage_state())


@pytest.mark.parametrize("device", ["desktop", "phone"])
async def test_published_in_three_presses_and_thirty_seconds(
    browser: Browser, console: Console, night: Night, evidence: Sheets, device: str
) -> None:
    viewport = PHONE if device == "phone" else DESKTOP
    async with at_console(browser, console, viewport=viewport, storage_state=night.state) as page:
        typed, chosen = Hand(), Hand()
        await page.goto(night.overview)
        await typed.press(page.get_by_role("link", name="New incident").first)
        await typed.type(page.get_by_label("Title"), "Search finds nothing for most people")
        await typed.press(page.get_by_role("button", name="Publish incident"))
        await expect(page.locator("#main .notice")).to_have_text("Published.")
        await page.goto(night.overview)
        await chosen.press(page.get_by_role("link", name="New incident").first)
        await chosen.press(page.get_by_role("button", name="API errors"))
        await chosen.press(page.get_by_role("button", name="Publish incident"))
        await expect(page.locator("#main .notice")).to_have_text("Published.")
        for how, hand in (("a typed title", typed), ("a template", chosen)):
            evidence("composer")(f"{device}, {how}: {hand.presses} presses, {hand.seconds:.1f} s")
            assert hand.presses <= PRESSES_MAX
            assert hand.seconds <= SECONDS_MAX


async def test_the_preview_follows_what_is_typed_and_chosen(
    browser: Browser, console: Console, night: Night
) -> None:
    async with at_console(browser, console, storage_state=night.state) as page:
        await page.goto(night.composer)
        shown = page.frame_locator("#preview iframe:not([hidden])")
        await page.get_by_label("Title").press_sequentially("Search is down")
        await expect(shown.locator("article h3")).to_have_text("Search is down")
        row = page.locator(".affect-rows li").filter(has_text="Search")
        await row.get_by_role("combobox").select_option(label="Outage")
        await expect(shown.locator(".sentence")).to_have_text("Outage")
        await expect(shown.locator("article")).to_contain_text("Critical")
        await page.get_by_role("radio", name="Minor").check()
        await expect(shown.locator("article")).to_contain_text("Minor")
        await expect(page.locator("#preview iframe")).to_have_count(1)
        colour = await shown.locator("html").evaluate("html => getComputedStyle(html).backgroundColor")
        assert colour not in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)")


async def test_enter_in_the_title_publishes(browser: Browser, console: Console, night: Night) -> None:
    async with at_console(browser, console, storage_state=night.state) as page:
        await page.goto(night.composer)
        await page.get_by_label("Title").press_sequentially("Search is down")
        await page.keyboard.press("Enter")
        await expect(page.locator("#main .notice")).to_have_text("Published.")
        await expect(page.get_by_role("heading", level=1)).to_have_text("Search is down")


async def test_a_draft_comes_back_until_it_is_published_or_discarded(
    browser: Browser, console: Console, night: Night
) -> None:
    async with at_console(browser, console, storage_state=night.state) as page:
        await page.goto(night.composer)
        title, text = page.get_by_label("Title"), page.get_by_role("textbox", name="Update")
        await page.get_by_label("Title").press_sequentially("Search is down")
        await text.fill("We are looking.")
        await page.get_by_role("checkbox", name="Search").first.check()
        await page.reload()
        await expect(page.locator("#drafted")).to_contain_text("is back")
        await expect(title).to_have_value("Search is down")
        await expect(text).to_have_value("We are looking.")
        await expect(page.get_by_role("checkbox", name="Search").first).to_be_checked()
        await page.get_by_role("button", name="Discard it").click()
        await expect(title).to_have_value("")
        await title.fill("Search is slow")
        await page.goto(night.composer)
        await expect(title).to_have_value("Search is slow")
        await page.get_by_role("button", name="Publish incident").click()
        await expect(page.locator("#main .notice")).to_have_text("Published.")
        await page.goto(night.composer)
        await expect(title).to_have_value("")
        await expect(page.locator("#drafted")).to_be_hidden()


async def test_signed_out_meanwhile_loses_nothing(browser: Browser, console: Console, night: Night) -> None:
    async with at_console(browser, console, may_fail=True, storage_state=night.state) as page:
        await page.goto(night.composer)
        await page.get_by_label("Title").press_sequentially("Search is down")
        await page.get_by_role("textbox", name="Update").fill("We are looking.")
        await page.context.clear_cookies()
        await page.get_by_role("button", name="Publish incident").click()
        await expect(page.get_by_role("heading", level=1)).to_have_text("You were signed out")
        await expect(page.locator("blockquote").last).to_contain_text("We are looking.")
        await page.goto("/signin")
        await page.get_by_label("E-mail").fill(night.email)
        await page.get_by_label("Password", exact=True).fill("one two three four")
        await page.get_by_role("button", name="Sign in", exact=True).click()
        await page.wait_for_url("**/dashboard**")
        await page.goto(night.composer)
        await expect(page.get_by_role("textbox", name="Update")).to_have_value("We are looking.")


async def test_without_its_script_it_does_the_same(browser: Browser, console: Console, night: Night) -> None:
    async with at_console(browser, console, java_script_enabled=False, storage_state=night.state) as page:
        await page.goto(night.composer)
        await page.get_by_role("textbox", name="Update").fill("Mine.")
        await page.get_by_role("button", name="Slow", exact=True).click()
        await expect(page.get_by_role("textbox", name="Update")).to_have_value("Mine.")
        await page.get_by_role("checkbox", name="Search").first.check()
        await page.get_by_role("button", name="Preview").click()
        shown = page.frame_locator("iframe[name=preview]")
        await expect(shown.locator("article h3")).to_have_text("Slow answers from Search")
        await page.get_by_role("button", name="Scheduled").click()
        await expect(page.get_by_role("heading", level=1)).to_have_text("Schedule maintenance")
        await page.get_by_role("button", name="Live").click()
        await page.get_by_role("button", name="Publish incident").click()
        await expect(page.get_by_role("heading", level=1)).to_have_text("Slow answers from Search")


async def test_a_template_is_not_left_by_mistake(browser: Browser, console: Console, night: Night) -> None:
    async with at_console(browser, console, storage_state=night.state) as page:
        asked: list[str] = []

        async def stay(dialog: Dialog) -> None:
            asked.append(dialog.type)
            await dialog.dismiss()

        page.on("dialog", stay)
        await page.goto(f"{night.overview}/templates/new")
        await page.get_by_label("Name", exact=True).press_sequentially("Disk")
        await page.get_by_role("link", name="Overview").first.click()
        await expect(page.get_by_label("Name", exact=True)).to_have_value("Disk")
        assert asked == ["beforeunload"]
        await page.get_by_label("Title of the incident").fill("Disk full")
        await page.get_by_role("button", name="Keep template").click()
        await expect(page.locator("#main .notice")).to_have_text("The template is kept.")
        assert asked == ["beforeunload"]
