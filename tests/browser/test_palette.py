"""Going anywhere by keyboard: the dialog, single letters, and both without script."""

import re

import pytest
from playwright.async_api import Browser, expect

from tests.browser.console_server import Console, at_console
from tests.browser.looking import axe_findings

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_the_palette_finds_and_goes(browser: Browser, console: Console) -> None:
    async with at_console(browser, console, "busy") as page:
        await page.goto(console.path("busy", "/audit"))
        opener = page.get_by_role("link", name="Search", exact=True)
        await opener.focus()
        await page.keyboard.press("Control+k")
        field = page.get_by_role("combobox", name="Page, component")
        await expect(field).to_be_focused()
        await expect(page.get_by_role("option", name="New incident")).to_have_attribute(
            "aria-selected", "true"
        )
        await page.keyboard.press("Escape")
        await expect(opener).to_be_focused()
        await page.keyboard.press("/")
        await page.keyboard.type("e-mail deliv")
        option = page.get_by_role("option", name="E-mail delivery")
        await expect(option).to_have_attribute("aria-selected", "true")
        assert await field.get_attribute("aria-activedescendant") == await option.get_attribute("id")
        assert (await axe_findings(page))[0] == []
        await page.keyboard.press("Enter")
        await page.wait_for_url(re.compile("#set-c_"))


async def test_letters_act_but_never_while_somebody_types(browser: Browser, console: Console) -> None:
    async with at_console(browser, console, "busy") as page:
        await page.goto(console.path("busy", "/components"))
        await page.get_by_label("New component or group").press_sequentially("c?/g")
        await expect(page.get_by_label("New component or group")).to_have_value("c?/g")
        await page.locator("h1").click()
        await page.keyboard.press("?")
        await expect(page.get_by_role("dialog", name="Keyboard")).to_be_visible()
        await page.keyboard.press("Escape")
        await page.keyboard.press("g")
        await page.keyboard.press("k")
        await page.wait_for_url("**/keys")
        await page.keyboard.press("c")
        await page.wait_for_url("**/incidents/new")


async def test_letters_can_be_turned_off(browser: Browser, console: Console) -> None:
    async with at_console(browser, console, "busy") as page:
        await page.goto("/account")
        await page.locator("main").get_by_role("button", name="Turn single letters off").click()
        await page.goto(console.path("busy"))
        await page.keyboard.press("?")
        await page.keyboard.press("Control+k")
        await expect(page.get_by_role("dialog")).to_have_count(1)
        await expect(page.get_by_role("combobox", name="Page, component")).to_be_focused()


async def test_without_script_the_search_is_a_screen(browser: Browser, console: Console) -> None:
    async with at_console(browser, console, "busy", java_script_enabled=False) as page:
        await page.goto(console.path("busy"))
        await page.get_by_role("link", name="Search", exact=True).click()
        await page.get_by_label("Page, component, incident or screen").fill("audit")
        await page.get_by_role("button", name="Search", exact=True).click()
        await page.locator("main").get_by_role("link", name="Audit").click()
        assert page.url.endswith("/audit")
