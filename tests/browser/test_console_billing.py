"""From a limit to a paid slot and back, with and without the script; every billing screen for everybody."""

import re

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, ViewportSize, expect

from tests.browser.console_server import Console, at_console
from tests.browser.looking import axe_findings
from tests.browser.test_console_access import SIDEWAYS, SMALL_TARGETS, VISITORS

pytestmark = pytest.mark.asyncio(loop_scope="session")

PASSWORD = "one two three four"
RECEIPT = ".receipt-link"


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
async def test_a_limit_is_lifted_and_nothing_typed_is_lost(
    browser: Browser, console: Console, script: bool
) -> None:
    name = "scripted" if script else "bare"
    async with at_console(browser, console, may_fail=True, java_script_enabled=script) as page:
        await _with_one_page(page, name)
        await _found(page, "Second page", f"{name}-second")
        await expect(page.locator(".panel.limit")).to_contain_text("1 of 1 pages used")
        await page.get_by_role("link", name="Buy a page slot").click()
        await expect(page.locator(".panel.limit")).to_contain_text("480 tokens are missing")
        await page.get_by_role("link", name="Buy 480 tokens").click()
        await page.get_by_role("button", name="Go to the payment").click()
        await page.get_by_role("button", name="Pretend to pay €4.90").click()
        await expect(page.locator("#payment")).to_contain_text("480 tokens came in. You now have 480")
        await page.get_by_role("link", name="Go on where you were").click()
        await page.get_by_role("radio", name="End, unless I renew it").check()
        await page.get_by_role("button", name="Pay 480 tokens").click()
        await expect(page.locator("#main .notice")).to_contain_text("There is room for one more page")
        await expect(page.get_by_label("Name")).to_have_value("Second page")
        await page.get_by_role("button", name="Create page").click()
        await expect(page.get_by_role("heading", level=1)).to_have_text("Components")


async def test_a_double_click_buys_once(browser: Browser, rich: Console) -> None:
    async with at_console(browser, rich, "rich") as page:
        await page.goto("/account/billing")
        before = await page.locator("li.slot").count()
        await page.get_by_role("link", name="Buy a page slot").click()
        await page.get_by_role("button", name="Pay 480 tokens").dblclick()
        await expect(page.locator("#main .notice")).to_contain_text("There is room for one more page")
        await expect(page.locator("li.slot")).to_have_count(before + 1)


async def test_verify_answers_in_place(browser: Browser, rich: Console) -> None:
    async with at_console(browser, rich, "rich") as page:
        await page.goto("/account/billing")
        await page.evaluate("window.stayed = true")
        await page.get_by_role("button", name="Verify").click()
        said = re.compile(
            r"\d+ entries, sum [\d,]+, matches balance ✓ \d+ seals unbroken, checked \d\d:\d\d UTC"
        )
        await expect(page.locator("#checked")).to_contain_text(said)
        assert await page.evaluate("window.stayed")


async def test_a_payment_is_shown_as_soon_as_it_is_paid(browser: Browser, rich: Console) -> None:
    async with at_console(browser, rich, "rich") as page:
        dev = await _begun(page)
        await page.goto(dev.replace("/dev/", "/payments/"))
        await expect(page.locator("#payment")).to_contain_text("We are waiting")
        other = await page.context.new_page()
        await other.goto(dev)
        await other.get_by_role("button", name="Pretend to pay").click()
        await expect(page.locator("#payment")).to_contain_text("1,440 tokens came in", timeout=15_000)


@pytest.mark.parametrize("visitor", VISITORS)
async def test_axe_finds_nothing_on_any_screen_of_billing(
    browser: Browser, rich: Console, visitor: str
) -> None:
    async with at_console(browser, rich, "rich", **VISITORS[visitor]) as page:
        for path in await _screens(page):
            await page.goto(path)
            assert await axe_findings(page) == ([], []), path


async def test_axe_finds_nothing_where_there_is_nothing_yet(browser: Browser, console: Console) -> None:
    async with at_console(browser, console, "awkward") as page:
        for path in ("/account/billing", "/account/billing?for=slot"):
            await page.goto(path)
            assert await axe_findings(page) == ([], []), path


async def test_nothing_scrolls_sideways_and_every_target_can_be_hit(browser: Browser, rich: Console) -> None:
    async with at_console(browser, rich, "rich", viewport=ViewportSize(width=320, height=640)) as page:
        for path in await _screens(page):
            await page.goto(path)
            assert await page.evaluate(SIDEWAYS) <= 0, path
            assert await page.evaluate(SMALL_TARGETS) == [], path


async def test_a_printed_receipt_is_the_receipt_alone(browser: Browser, rich: Console) -> None:
    async with at_console(browser, rich, "rich") as page:
        await page.goto("/account/billing")
        await page.locator(RECEIPT).first.click()
        await expect(page.get_by_role("heading", level=1)).to_contain_text("Receipt no.")
        await page.emulate_media(media="print")
        for gone in (".rail", ".topbar", ".actions"):
            await expect(page.locator(gone).first).to_be_hidden()
        await expect(page.locator(".receipt")).to_contain_text("Balance after")
        white = await page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        assert white == "rgb(255, 255, 255)"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def rich(browser: Browser, console: Console) -> Console:
    """The console, with one more demo account: it bought tokens, and a slot that it does not need."""
    async with at_console(browser, console) as page:
        await _with_one_page(page, "rich")
        for _ in range(2):
            await page.goto(await _begun(page))
            await page.get_by_role("button", name="Pretend to pay €13.90").click()
            await page.locator("#payment").wait_for()
        await page.goto("/account/billing?for=slot")
        await page.get_by_role("button", name="Pay 480 tokens").click()
        await page.locator(".notice").wait_for()
    account = {"email": "rich@billing.example", "password": PASSWORD}
    return Console(console.port, console.demos | {"rich": account})


async def _screens(page: Page) -> list[str]:
    """Every screen of billing."""
    dev = await _begun(page)
    await page.goto("/account/billing")
    own = page.url
    refund = await page.get_by_role("link", name="Give").first.get_attribute("href")
    receipt = await page.locator(RECEIPT).first.get_attribute("href")
    assert refund
    assert receipt
    payment = dev.replace("/dev/", "/payments/")
    return [own, f"{own}/slot", f"{own}/tokens?for=slot", refund, receipt, dev, payment]


async def _begun(page: Page) -> str:
    """The address where a payment for 1,440 tokens waits to be paid."""
    await page.goto("/account/billing")
    await page.get_by_role("link", name="Buy tokens").first.click()
    await page.get_by_role("radio", name=re.compile("1,440")).check()
    await page.get_by_role("button", name="Go to the payment").click()
    await page.get_by_role("button", name="Pretend to pay").wait_for()
    return page.url


async def _with_one_page(page: Page, name: str) -> None:
    await page.goto("/signup")
    await page.get_by_label("E-mail").fill(f"{name}@billing.example")
    await page.get_by_label("Password", exact=True).fill(PASSWORD)
    await page.get_by_role("button", name="Sign up").click()
    await page.get_by_label("Name").fill("First page")
    await page.get_by_label("Address").fill(f"{name}-first")
    await page.get_by_role("button", name="Finish later").click()
    await page.get_by_role("heading", name="First page").wait_for()


async def _found(page: Page, name: str, slug: str) -> None:
    await page.goto("/dashboard")
    await page.get_by_label("Name").fill(name)
    await page.get_by_label("Address").fill(slug)
    await page.get_by_role("button", name="Create page").click()
    await page.locator("h1").wait_for()
