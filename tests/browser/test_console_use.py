"""What the console's script adds: regions that change in place, kept focus, questions, one press one act."""

import re

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.console_server import Console, at_console, sign_in
from tests.browser.looking import PHONE

pytestmark = pytest.mark.asyncio(loop_scope="session")

STAMP = "window.stamped = true"
STAMPED = "window.stamped === true"


async def test_a_state_set_by_hand_changes_the_regions_and_nothing_else(
    browser: Browser, console: Console
) -> None:
    async with at_console(browser, console, "busy") as page:
        await page.goto(console.path("busy"))
        await page.evaluate(STAMP)
        row = page.locator(".quick-row").filter(has_text="Invoices")
        await row.get_by_role("radio", name="Degraded").check()
        await row.get_by_role("button", name="Set Invoices").click()
        await expect(page.locator("#said")).to_contain_text("Invoices is now Degraded on the page.")
        await expect(page.locator("#now")).to_contain_text("3 of 13")
        await expect(row.locator(".status")).to_contain_text("Degraded")
        assert await page.evaluate(STAMPED)


async def test_arrows_choose_and_only_enter_sets(browser: Browser, console: Console) -> None:
    async with at_console(browser, console, "busy") as page:
        await page.goto(console.path("busy"))
        row = page.locator(".quick-row").filter(has_text="Exports")
        await row.get_by_role("radio", name="Online").focus()
        await page.keyboard.press("ArrowRight")
        await expect(row.locator(".status")).to_contain_text("Online")
        await page.keyboard.press("Enter")
        await expect(row.locator(".status")).to_contain_text("Maintenance")
        assert await page.evaluate("document.activeElement.closest('form')?.textContent.includes('Exports')")


async def test_components_are_added_one_after_another_by_enter(browser: Browser, console: Console) -> None:
    async with at_console(browser, console, "empty") as page:
        await page.goto(console.path("empty", "/components"))
        await page.evaluate(STAMP)
        await page.get_by_label("New component or group").focus()
        for name in ("One", "Two", "Three"):
            await page.keyboard.type(name)
            await page.keyboard.press("Enter")
            await expect(page.locator(".tree-name").last).to_have_text(name)
            await expect(page.get_by_label("New component or group")).to_be_focused()
            await expect(page.get_by_label("New component or group")).to_have_value("")
        assert await page.evaluate(STAMPED)


async def test_several_pasted_lines_open_the_list(browser: Browser, console: Console) -> None:
    async with at_console(browser, console, "empty") as page:
        await page.goto(console.path("empty", "/components"))
        await _paste(page, "Alpha\n  Beta\nGamma\n")
        await expect(page.get_by_label("One name a line")).to_have_value("Alpha\n  Beta\nGamma")
        await page.get_by_role("button", name="Add all").click()
        await expect(page.locator(".notice")).to_have_text("Added 3 components.")
        await expect(page.locator(".tree-row.group")).to_contain_text("Alpha")


async def test_moving_keeps_the_focus_on_its_button_and_says_the_place(
    browser: Browser, console: Console
) -> None:
    async with at_console(browser, console, "busy") as page:
        await page.goto(console.path("busy", "/components"))
        await page.get_by_role("button", name="Move Webhooks up").click()
        await expect(page.locator("#said")).to_have_text("Webhooks, position 2 of 3 in API.")
        assert "Move Webhooks up" in (await page.evaluate("document.activeElement.ariaLabel") or "")


async def test_a_row_is_edited_in_place_and_a_refusal_keeps_what_was_typed(
    browser: Browser, console: Console
) -> None:
    async with at_console(browser, console, "busy", may_fail=True) as page:
        await page.goto(console.path("busy", "/components"))
        await page.evaluate(STAMP)
        await page.get_by_role("link", name="Edit Search").click()
        name = page.locator(".tree-edit").get_by_label("Name")
        await name.evaluate("field => { field.removeAttribute('maxlength'); field.value = 'x'.repeat(120) }")
        await page.locator(".tree-edit").get_by_role("button", name="Save").click()
        await expect(page.locator(".tree-edit .error")).to_contain_text("100 is the most")
        await expect(name).to_have_value("x" * 120)
        await name.fill("Full-text search")
        await page.locator(".tree-edit").get_by_role("button", name="Save").click()
        await expect(page.locator(".tree")).to_contain_text("Full-text search")
        assert await page.evaluate(STAMPED)


async def test_pressing_edit_again_closes_the_form(browser: Browser, console: Console) -> None:
    async with at_console(browser, console, "busy") as page:
        await page.goto(console.path("busy", "/components"))
        for is_open in (True, False, True):
            await page.get_by_role("link", name="Edit Website").click()
            await expect(page.locator(".edit-forms")).to_have_count(int(is_open))


async def test_hiding_a_page_asks_in_a_dialog_that_gives_focus_back(
    browser: Browser, console: Console
) -> None:
    async with at_console(browser, console, "awkward") as page:
        await page.goto(console.path("awkward"))
        button = page.get_by_role("button", name="Hide the page")
        await button.click()
        dialog = page.get_by_role("dialog")
        await expect(dialog).to_contain_text("Visitors get “not found”")
        await expect(dialog.get_by_role("button", name="Cancel")).to_be_focused()
        await page.keyboard.press("Escape")
        await expect(dialog).to_be_hidden()
        await expect(button).to_be_focused()


async def test_pressing_twice_publishes_one_incident(browser: Browser, console: Console) -> None:
    async with at_console(browser, console, "empty") as page:
        await page.goto(console.path("empty", "/incidents/new"))
        await page.get_by_label("Title").fill("Pressed twice")
        await page.get_by_role("button", name="Publish incident").dblclick()
        await expect(page.locator(".notice")).to_have_text("Published.")
        await page.goto(console.path("empty", "/incidents"))
        await expect(page.get_by_role("link", name="Pressed twice", exact=True)).to_have_count(1)


async def test_choosing_a_state_ticks_its_component_and_the_filter_finds_it(
    browser: Browser, console: Console
) -> None:
    async with at_console(browser, console, "busy") as page:
        await page.goto(console.path("busy", "/incidents/new"))
        await page.get_by_role("searchbox", name="Filter components").fill("ios")
        rows = page.locator(".affect-rows li:visible")
        await expect(rows).to_have_count(1)
        await rows.get_by_role("combobox").select_option(label="Outage")
        await expect(rows.get_by_role("checkbox")).to_be_checked()


async def test_a_key_is_copied_by_one_press_and_gone_on_the_way_back(
    browser: Browser, console: Console
) -> None:
    permissions = ["clipboard-read", "clipboard-write"]
    async with at_console(browser, console, "busy", permissions=permissions) as page:
        await page.goto(console.path("busy", "/keys"))
        await page.get_by_label("New key").fill("Copied")
        await page.get_by_role("button", name="Create key").click()
        secret = await page.get_by_role("textbox", name="The key").input_value()
        await page.locator(".secret").get_by_role("button", name="Copy").click()
        await expect(page.locator("#said")).to_have_text("Copied.")
        assert await page.evaluate("navigator.clipboard.readText()") == secret
        await page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
        assert not re.search(r"hyd_status_\w{20}", await page.locator("main").inner_text())
        assert await page.get_by_role("textbox", name="The key").input_value() == ""


async def test_signed_out_in_between_the_text_survives(browser: Browser, console: Console) -> None:
    async with at_console(browser, console, may_fail=True) as page:
        await sign_in(page, console.demos["empty"])
        await page.goto(console.path("empty", "/incidents/new"))
        await page.get_by_label("Title").fill("Typed before the session ended")
        await page.context.clear_cookies()
        await page.get_by_role("button", name="Publish incident").click()
        await expect(page.get_by_role("heading", level=1)).to_have_text("You were signed out")
        other = await page.context.new_page()
        await sign_in(other, console.demos["empty"])
        await page.get_by_role("button", name="Try again").click()
        await page.get_by_role("button", name="Send it").click()
        await expect(page.get_by_role("heading", level=1)).to_have_text("Typed before the session ended")


async def test_the_menu_of_a_phone_opens_leads_on_and_closes(browser: Browser, console: Console) -> None:
    async with at_console(browser, console, "busy", viewport=PHONE) as page:
        await page.goto(console.path("busy"))
        menu = page.locator("summary[aria-label=Menu]")
        await menu.click()
        await expect(page.locator(".menu-sheet")).to_be_visible()
        await page.keyboard.press("Escape")
        await expect(page.locator(".menu-sheet")).to_be_hidden()
        await expect(menu).to_be_focused()
        await menu.click()
        await page.locator(".menu-sheet").get_by_role("link", name="API keys").click()
        await expect(page.get_by_role("heading", level=1)).to_have_text("API keys")


async def test_the_switch_of_colours_holds_on_the_next_screen(browser: Browser, console: Console) -> None:
    async with at_console(browser, console, "busy") as page:
        await page.locator(".rail").get_by_role("button", name="Colours: Light").click()
        await page.goto(console.path("busy", "/audit"))
        assert await page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == (
            "rgb(246, 247, 249)"
        )


async def test_without_a_network_nothing_is_swapped_and_it_is_said(
    browser: Browser, console: Console
) -> None:
    async with at_console(browser, console, "busy", may_fail=True) as page:
        await page.goto(console.path("busy", "/components"))
        await page.context.set_offline(True)
        await page.get_by_label("New component or group").fill("Kept")
        await page.keyboard.press("Enter")
        await expect(page.locator("#alarm")).to_contain_text("Not saved.")
        await expect(page.get_by_label("New component or group")).to_have_value("Kept")


async def _paste(page: Page, text: str) -> None:
    await page.get_by_label("New component or group").focus()
    await page.evaluate(
        """text => { const data = new DataTransfer(); data.setData('text/plain', text)
        document.activeElement.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })) }""",
        text,
    )


async def test_a_theme_is_tried_beside_its_form(browser: Browser, console: Console) -> None:
    async with at_console(browser, console, "busy") as page:
        await page.goto(console.path("busy", "/theme"))
        await page.get_by_label("Accent on light").fill("#ff8800")
        await expect(page.locator(".verdicts")).to_contain_text("2.1:1 on light pages")
        await page.get_by_label("Drawn as").select_option("maintenance")
        frame = page.locator(".trial-page iframe")
        await expect(frame).to_have_attribute("src", re.compile("scene.maintenance"))
        drawn = await page.request.get(await frame.get_attribute("src") or "")
        assert "Database upgrade" in await drawn.text()
        await expect(page.get_by_label("Accent on light")).to_have_value("#ff8800")
        await page.get_by_role("button", name=re.compile("^Use #")).click()
        await expect(page.locator(".verdicts .good")).to_contain_text("Accent on light: 4.")
