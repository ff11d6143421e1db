"""From the front page to an own published page: few presses, little typing, and nothing in the way."""

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.console_server import Console, at_console
from tests.browser.hand import Hand
from tests.browser.looking import DESKTOP, PHONE
from tests.evidence import Sheets

pytestmark = pytest.mark.asyncio(loop_scope="session")

PRESSES_MAX, FIELDS_MAX, SECONDS_MAX = 12, 4, 90
PASSWORD = "one two three four"
LIST = "API\n  Europe\n  America\nShop"


async def signed_up(page: Page, hand: Hand, email: str) -> None:
    """From the front page to the screen that asks for the page's name."""
    await page.goto("/")
    await hand.press(page.get_by_role("link", name="Make a page"))
    await hand.type(page.get_by_label("E-mail"), email)
    await hand.key(page.get_by_label("E-mail"), "Tab")
    await hand.type(page.get_by_label("Password", exact=True), PASSWORD)
    await hand.key(page.get_by_label("Password", exact=True), "Enter")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Your first page")


async def published(page: Page, console: Console, slug: str, *words: str) -> None:
    """The screen says so, and a visitor finds it."""
    address = f"http://{slug}.localhost:{console.port}/"
    await expect(page.get_by_role("heading", level=1)).to_contain_text("is live")
    await expect(page.locator("#live-url")).to_have_text(address)
    visitor = await page.context.new_page()
    await visitor.goto(address)
    for word in words:
        await expect(visitor.locator("body")).to_contain_text(word)


@pytest.mark.parametrize("device", ["desktop", "phone"])
async def test_published_in_twelve_presses_four_fields_and_ninety_seconds(
    browser: Browser, console: Console, evidence: Sheets, device: str
) -> None:
    viewport, slug = (PHONE if device == "phone" else DESKTOP), f"funnel-{device}"
    async with at_console(browser, console, viewport=viewport) as page:
        hand = Hand()
        await signed_up(page, hand, f"{slug}@story.example")
        await hand.type(page.get_by_label("Name"), slug.title().replace("-", " "))
        await expect(page.locator("#address-said")).to_contain_text(f"{slug}.localhost is free.")
        await hand.press(page.get_by_role("button", name="API", exact=True))
        await hand.press(page.get_by_role("button", name="Publish page"))
        await published(page, console, slug, "Webhooks", "All Systems Operational")
    evidence("sign-up")(
        f"{device}, a preset: {hand.presses} presses, {hand.fields} fields, {hand.seconds:.1f} s"
    )
    assert (hand.presses <= PRESSES_MAX, hand.fields <= FIELDS_MAX) == (True, True)
    assert hand.seconds <= SECONDS_MAX


async def test_a_taken_address_and_a_list_of_ones_own_fit_the_same_clock(
    browser: Browser, console: Console, evidence: Sheets
) -> None:
    async with at_console(browser, console) as page:
        hand = Hand()
        await signed_up(page, hand, "own-list@story.example")
        await hand.type(page.get_by_label("Name"), "Nimbus")
        await expect(page.locator("#address-said")).to_contain_text("nimbus.localhost is taken.")
        await hand.press(page.get_by_role("button", name="nimbus-status"))
        await expect(page.locator("#address-said")).to_contain_text("nimbus-status.localhost is free.")
        await hand.paste(page.get_by_label("What it reports on"), LIST)
        await hand.press(page.get_by_role("button", name="Publish page"))
        await published(page, console, "nimbus-status", "Nimbus", "Europe", "Shop")
    evidence("sign-up")(
        f"taken address, own list: {hand.presses} presses, {hand.fields} fields, {hand.seconds:.1f} s"
    )
    assert (hand.presses <= PRESSES_MAX, hand.fields <= FIELDS_MAX) == (True, True)
    assert hand.seconds <= SECONDS_MAX


async def test_without_script_the_same_screen_does_the_same(browser: Browser, console: Console) -> None:
    async with at_console(browser, console, java_script_enabled=False) as page:
        await page.goto("/signup")
        await page.get_by_label("E-mail").fill("plain-first@story.example")
        await page.get_by_label("Password", exact=True).fill(PASSWORD)
        await page.get_by_role("button", name="Sign up").click()
        await page.get_by_label("Name").fill("Nimbus")
        await page.get_by_role("button", name="Shop", exact=True).click()
        await expect(page.get_by_label("What it reports on")).to_contain_text("Checkout")
        await page.get_by_role("button", name="nimbus-hq").click()
        await expect(page.get_by_label("Address")).to_have_value("nimbus-hq")
        await page.get_by_role("button", name="Publish page").click()
        await published(page, console, "nimbus-hq", "Checkout")
