"""The component tree by mouse, by keys and by hand without script; what is deleted, and comes back."""

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from tests.browser.console_server import Console, at_console
from tests.browser.own_page import make_own_page

pytestmark = pytest.mark.asyncio(loop_scope="session")

LIST = "Core\n  Gateway\n  Login\nWebsite\nMail"


async def _own_tree(page: Page, slug: str, **by: str) -> None:
    """A page of one's own with the list of above, made by pasting it."""
    overview = await make_own_page(page, slug)
    await page.goto(f"{overview}/components")
    await page.locator("summary", has_text="Paste a list").click()
    await page.get_by_label("One name a line").fill(LIST)
    await page.get_by_role("button", name="Add all").click()
    await expect(page.locator(".notice")).to_contain_text("Added 5 components.")


def _row(page: Page, name: str) -> Locator:
    return page.locator(".tree-row").filter(has=page.get_by_text(name, exact=True))


async def _names(page: Page) -> list[str]:
    """Each row's name, with a dash for every group that it is in."""
    names: list[str] = await page.evaluate(
        """() => [...document.querySelectorAll('.tree-row')].map(row =>
        '-'.repeat([...row.classList].find(c => c.startsWith('depth-')).slice(6))
        + row.querySelector('.tree-name').textContent.trim())"""
    )
    return names


async def _drag(page: Page, name: str, onto: str) -> None:
    await _row(page, onto).scroll_into_view_if_needed()
    start = await _row(page, name).locator("[data-grip]").bounding_box()
    end = await _row(page, onto).bounding_box()
    assert start
    assert end
    x, y = start["x"] + start["width"] / 2, start["y"] + start["height"] / 2
    await page.mouse.move(x, y)
    await page.mouse.down()
    for part in range(1, 13):
        await page.mouse.move(x + 4 * part, y + (end["y"] + end["height"] / 2 - y) * part / 12)
        await page.wait_for_timeout(20)
    await page.mouse.up()


async def test_a_row_is_dragged_into_a_group_by_its_grip(browser: Browser, console: Console) -> None:
    async with at_console(browser, console) as page:
        await _own_tree(page, "dragged")
        await _drag(page, "Website", "Login")
        await expect(page.locator("#said")).to_contain_text("Website, position")
        assert "-Website" in await _names(page)
        await page.reload()
        assert "-Website" in await _names(page)


async def test_alt_and_arrows_move_and_the_grip_keeps_the_focus(browser: Browser, console: Console) -> None:
    async with at_console(browser, console) as page:
        await _own_tree(page, "by-keys")
        await _row(page, "Website").locator("[data-grip]").focus()
        for key, place in (
            ("ArrowRight", "Website, position 3 of 3 in Core."),
            ("ArrowUp", "Website, position 2 of 3 in Core."),
            ("ArrowLeft", "Website, position 2 of 3."),
            ("ArrowDown", "Website, position 3 of 3."),
        ):
            await page.keyboard.press(f"Alt+{key}")
            await expect(page.locator("#said .toast").last).to_have_text(place)
            assert "Move Website, " in (await page.evaluate("document.activeElement.ariaLabel") or "")
        assert await _names(page) == ["Core", "-Gateway", "-Login", "Mail", "Website"]


async def test_deleting_is_taken_back_by_one_press(browser: Browser, console: Console) -> None:
    async with at_console(browser, console) as page:
        await _own_tree(page, "taken-back")
        await page.get_by_role("link", name="Edit Gateway").click()
        await page.locator(".tree-edit").get_by_role("button", name="Delete").click()
        await expect(page.locator("#said")).to_contain_text("Deleted Gateway.")
        assert "-Gateway" not in await _names(page)
        await page.keyboard.press("F6")
        await expect(page.locator("#said").get_by_role("button", name="Undo")).to_be_focused()
        await page.keyboard.press("Enter")
        await expect(page.locator(".tree")).to_contain_text("Gateway")
        assert await _names(page) == ["Core", "-Gateway", "-Login", "Website", "Mail"]


async def test_a_list_is_shown_while_it_is_written_and_stays_written(
    browser: Browser, console: Console
) -> None:
    async with at_console(browser, console, "busy") as page:
        await page.goto(console.path("busy", "/components"))
        await page.locator("summary", has_text="Paste a list").click()
        await page.get_by_label("One name a line").fill(LIST)
        await expect(page.locator("#paste-preview")).to_contain_text("This makes 4 components and 1 group")
        await expect(page.get_by_label("One name a line")).to_have_value(LIST)


async def test_without_script_it_is_moved_and_deleted_by_forms(browser: Browser, console: Console) -> None:
    async with at_console(browser, console, java_script_enabled=False) as page:
        await _own_tree(page, "no-script")
        await page.get_by_role("link", name="Move Website to…").click()
        await page.get_by_label("Group").select_option(label="Core")
        await page.get_by_role("button", name="Move into it").click()
        assert await page.locator(".notice").inner_text() == "Website, position 3 of 3 in Core."
        await page.get_by_role("link", name="Edit Website").click()
        await page.get_by_role("button", name="Delete").click()
        await page.locator(".notice").get_by_role("button", name="Undo").click()
        assert await page.locator(".notice").inner_text() == "Website is back."
