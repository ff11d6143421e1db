"""What the console's forms do for those who fill them in: nothing typed is lost, nothing is left to guess."""

import pytest
from playwright.async_api import Browser, expect

from tenants.domains.names import slug_of
from tests.browser.console_server import Console, at_console

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_saving_one_card_keeps_what_was_typed_into_another(browser: Browser, console: Console) -> None:
    async with at_console(browser, console, "empty") as page:
        await page.goto(console.path("empty", "/settings"))
        await page.get_by_label("When all is well").fill("Everything runs")
        await page.locator("#zone").get_by_label("Zone of the page").select_option("Europe/Paris")
        await page.locator("#zone").get_by_role("button", name="Save").click()
        await expect(page.locator("#said")).to_have_text("Saved.")
        await expect(page.get_by_label("When all is well")).to_have_value("Everything runs")
        await page.locator("#words").get_by_role("button", name="Save").click()
        await expect(page.locator("#said .toast")).to_have_count(2)
        await page.reload()
        await expect(page.get_by_label("When all is well")).to_have_value("Everything runs")
        await expect(page.get_by_label("Zone of the page")).to_have_value("Europe/Paris")


async def test_a_refused_card_says_why_in_place_and_keeps_the_others(
    browser: Browser, console: Console
) -> None:
    async with at_console(browser, console, "busy", may_fail=True) as page:
        await page.goto(console.path("busy", "/settings"))
        await page.get_by_label("When all is well").fill("Not saved yet")
        await page.locator("#name").get_by_label("Address").fill("no spaces")
        await page.locator("#name").get_by_role("button", name="Save").click()
        await expect(page.locator("#name .problem")).to_be_focused()
        await expect(page.locator("#name").get_by_label("Address")).to_have_value("no spaces")
        await expect(page.get_by_label("When all is well")).to_have_value("Not saved yet")


async def test_a_new_name_shows_at_once_around_its_card(browser: Browser, console: Console) -> None:
    async with at_console(browser, console, "busy") as page:
        await page.goto(console.path("busy", "/settings"))
        name = page.locator("#name").get_by_label("Name", exact=True)
        before = await name.input_value()
        for wanted in ("Nimbus renamed", before, before):
            await name.fill(f"  {wanted} ")
            await page.locator("#name").get_by_role("button", name="Save").click()
            await expect(page.locator(".rail .switcher-name b")).to_have_text(wanted)
            await expect(page.locator(".crumbs")).to_contain_text(wanted)
            await expect(name).to_have_value(wanted)


async def test_a_component_ticked_without_another_state_says_that_it_stays(
    browser: Browser, console: Console
) -> None:
    async with at_console(browser, console, "busy") as page:
        await page.goto(console.path("busy", "/incidents/new"))
        row = page.locator(".affect-rows li").filter(has_text="Exports")
        await row.get_by_role("checkbox").check()
        await expect(row.get_by_text("Stays as it is.")).to_be_visible()
        await row.get_by_role("combobox").select_option(label="Outage")
        await expect(row.get_by_text("Stays as it is.")).to_be_hidden()
        await row.get_by_role("checkbox").uncheck()
        await expect(row.get_by_text("Tick it, or its state does not change.")).to_be_visible()


async def test_without_script_a_state_chosen_in_vain_asks_for_its_tick(
    browser: Browser, console: Console
) -> None:
    async with at_console(browser, console, "busy", java_script_enabled=False) as page:
        await page.goto(console.path("busy", "/incidents/new"))
        row = page.locator(".affect-rows li").filter(has_text="Exports")
        await row.get_by_role("combobox").select_option(label="Outage")
        await expect(row.get_by_text("Tick it, or its state does not change.")).to_be_visible()
        await row.get_by_role("checkbox").check()
        await expect(row.get_by_text("Tick it, or its state does not change.")).to_be_hidden()


@pytest.mark.parametrize(
    "name", ["Acme Status", "  Café—Zürich! ", "日本 Acme", "İstanbul 24/7", "a" * 62 + " b"]
)
async def test_the_address_follows_the_name_as_the_server_would_make_it(
    browser: Browser, console: Console, name: str
) -> None:
    async with at_console(browser, console, "empty") as page:
        await page.get_by_label("Name").press_sequentially(name)
        await expect(page.get_by_label("Address")).to_have_value(slug_of(name))


async def test_an_address_that_somebody_typed_is_left_alone(browser: Browser, console: Console) -> None:
    async with at_console(browser, console, "empty") as page:
        await page.get_by_label("Name").fill("Acme")
        await page.get_by_label("Address").fill("mine")
        await page.get_by_label("Name").fill("Acme Status")
        await expect(page.get_by_label("Address")).to_have_value("mine")
