"""A page run by hand, from signing up to the key of its monitor, in a browser and without its script."""

import re

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from tests.browser.console_server import Console, at_console

pytestmark = pytest.mark.asyncio(loop_scope="session")

TIMES = pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])


@TIMES
async def test_from_signing_up_to_a_key(browser: Browser, console: Console, script: bool) -> None:
    slug = "labs" if script else "plain"
    async with at_console(browser, console, java_script_enabled=script) as page:
        await _sign_up(page, f"{slug}@story.example")
        await _found_page(page, slug)
        await _publish(page)
        public = f"http://{slug}.localhost:{console.port}/"
        await expect(await _seen(page, public)).to_contain_text("All Systems Operational")
        await _open_incident(page)
        await expect(await _seen(page, public)).to_contain_text("Search is down")
        await _resolve(page)
        await expect(await _seen(page, public)).to_contain_text("All Systems Operational")
        await _make_key(page, waits=script)


async def _sign_up(page: Page, email: str) -> None:
    await page.goto("/signup")
    await page.get_by_label("E-mail").fill(email)
    await page.get_by_label("Password", exact=True).fill("one two three four")
    await page.get_by_role("button", name="Sign up").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Your first page")


async def _found_page(page: Page, slug: str) -> None:
    await page.get_by_label("Name").fill("Story Labs")
    await page.get_by_label("Address").fill(slug)
    await page.get_by_label("What it reports on").fill("")
    await page.get_by_role("button", name="Finish later").click()
    await page.get_by_role("link", name="Add components", exact=True).click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Components")
    for name in ("Search", "Shop"):
        await page.get_by_label("New component or group").fill(name)
        await page.keyboard.press("Enter")
        await expect(page.locator(".tree")).to_contain_text(name)


async def _publish(page: Page) -> None:
    await page.get_by_role("link", name="Overview").first.click()
    await page.get_by_role("button", name="Publish page").first.click()
    await expect(page.locator("#main .notice")).to_have_text("The page is published.")


async def _open_incident(page: Page) -> None:
    await page.get_by_role("link", name="New incident").first.click()
    await page.get_by_label("Title").fill("Search is down")
    await page.get_by_role("radio", name="Major").check()
    row = page.locator(".affect-rows li").filter(has_text="Search")
    await row.get_by_role("checkbox").check()
    await row.get_by_role("combobox").select_option(label="Outage")
    await page.get_by_role("textbox", name="Update").fill("We are looking.")
    await page.get_by_role("button", name="Publish incident").click()
    await expect(page.locator("#main .notice")).to_have_text("Published.")


async def _resolve(page: Page) -> None:
    await page.get_by_role("link", name="Resolve").click()
    await expect(page.locator(".consequence")).to_contain_text(
        re.compile(r"goes back to\s+Online\s*:\s+Search")
    )
    await page.get_by_label("Last words").fill("It was the index.")
    await page.get_by_role("button", name="Resolve incident").click()
    await expect(page.locator("#main .notice")).to_have_text("Resolved.")


async def _make_key(page: Page, *, waits: bool) -> None:
    """With script the screen says by itself when the key is first used; without, the list of keys does."""
    await page.get_by_role("link", name="API keys").first.click()
    await page.get_by_label("New key").fill("CI monitor")
    await page.get_by_role("button", name="Create key").click()
    secret = await page.get_by_role("textbox", name="The key").input_value()
    assert re.fullmatch(r"hyd_status_\w{32}", secret)
    await expect(page.locator("#example-curl")).to_contain_text(f"Bearer {secret}")
    bearer = {"Authorization": f"Bearer {secret}"}
    called = await page.request.get("/api/v1/status-api/status", headers=bearer)
    assert called.ok
    if waits:
        await expect(page.locator("#first-call")).to_contain_text("First call at")
    await page.get_by_role("link", name="I stored it").click()
    await expect(page.locator(".rows")).to_contain_text("last used just now")
    await expect(page.locator(".rows")).to_contain_text(f"hyd_status_…{secret[-4:]}")
    assert secret not in await page.content()


async def _seen(page: Page, address: str) -> Locator:
    """The public page as somebody else sees it at this moment."""
    visitor = await page.context.new_page()
    await visitor.goto(address)
    return visitor.locator("body")
