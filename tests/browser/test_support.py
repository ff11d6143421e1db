"""The support console in a browser: from an address to why a page is dark, and each screen for everybody."""

import json
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from playwright.async_api import Browser, Page, ViewportSize

from tests.browser.console_server import Console, at_console
from tests.browser.looking import axe_findings
from tests.installation import Installation, free_port

pytestmark = pytest.mark.asyncio(loop_scope="session")

CUSTOMER = "nina@acme.example"
PASSWORD = "correct horse battery staple"
CLICKS_MAX = 4
PARTS = ("", "/purchases", "/pages", "/people", "/keys", "/audit", "/notes", "/grant", "/adjust", "/suspend")
OTHERS = ("/support", "/support?q=nina", "/support/queue", "/support/transactions/2", "/support/sudo")
VISITORS: dict[str, dict[str, Any]] = {
    "dark": {"color_scheme": "dark"},
    "light": {"color_scheme": "light"},
    "phone": {"viewport": ViewportSize(width=390, height=844)},
    "without script": {"java_script_enabled": False},
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Console]:
    """A customer whose second page went dark, and Sam and Paul of support."""
    port = free_port()
    folder = tmp_path_factory.mktemp("desk")
    installation = Installation(folder, extra={"HEP_CONSOLE_URL": f"http://localhost:{port}"})
    told = [sys.executable, "-m", "tests.lapsing", CUSTOMER]
    story = subprocess.run(told, env=installation.environ, capture_output=True, text=True, check=True)
    staff = {name: {"email": f"{name}@hep.example", "password": PASSWORD} for name in ("sam", "paul")}
    for name, role in (("sam", "admin"), ("paul", "post")):
        installation.run(
            *("account", "create", "--email", staff[name]["email"]),
            *("--password", PASSWORD, "--staff", role),
        )
    with installation.serving(port=port):
        yield Console(port, {**staff, "customer": json.loads(story.stdout)})


@asynccontextmanager
async def at_desk(
    browser: Browser, desk: Console, name: str = "sam", *, may_fail: bool = False, **visitor: Any
) -> AsyncIterator[Page]:
    """Signed in, and the password given again."""
    async with at_console(browser, desk, name, may_fail=may_fail, **visitor) as page:
        await page.goto("/support")
        await page.get_by_label("Password", exact=True).fill(PASSWORD)
        await page.get_by_role("button", name="Go on").click()
        await page.wait_for_url("**/support")
        yield page


def customer(desk: Console, rest: str = "") -> str:
    return f"/support/accounts/{desk.demos['customer']['account']}{rest}"


async def test_from_an_address_to_why_a_page_is_dark_and_what_paid(browser: Browser, desk: Console) -> None:
    async with at_desk(browser, desk) as page:
        await page.get_by_label("What did they send you?").fill(CUSTOMER)
        dark = page.locator(f"#{desk.demos['customer']['page']}")
        main = page.get_by_role("main")
        clicks = (
            main.get_by_role("button", name="Search"),
            main.get_by_role("link", name=CUSTOMER).first,
            dark.get_by_role("link", name="Paid by #2"),
        )
        for click in clicks:
            await page.wait_for_load_state()
            said = await dark.inner_text() if await dark.count() else ""
            await click.click()
        assert "lapsed because the last of 8 renewals" in said
        assert "found 120 of 480 tokens" in said
        await page.get_by_role("heading", name="#2 Page slot bought").wait_for()
        paid = await page.get_by_role("region", name="What it paid for").inner_text()
        assert "of a slot for Second" in paid
        assert len(clicks) <= CLICKS_MAX


@pytest.mark.parametrize("visitor", ["dark", "light", "phone"])
async def test_axe_finds_nothing_on_any_screen(browser: Browser, desk: Console, visitor: str) -> None:
    async with at_desk(browser, desk, **VISITORS[visitor]) as page:
        for path in (*OTHERS, *(customer(desk, rest) for rest in PARTS)):
            await page.goto(path)
            assert await axe_findings(page) == ([], []), path
            assert "SUPPORT" in await page.title(), path
            assert await page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path


async def test_two_people_grant_what_one_may_not_without_script(browser: Browser, desk: Console) -> None:
    bare = VISITORS["without script"]
    async with at_desk(browser, desk, "paul", **bare) as page:
        await page.goto(customer(desk, "/grant"))
        await page.get_by_label("Tokens", exact=True).fill("6,000")
        await page.get_by_label("Reason").fill("Thanks for reporting the hole")
        await page.get_by_role("button", name="Preview").click()
        assert "6,000" in await page.get_by_role("region", name="This would be posted").inner_text()
        await page.get_by_role("button", name="Ask for a second person").click()
        assert await page.get_by_role("button", name="Withdraw").is_visible()
    async with at_desk(browser, desk, "sam", **bare) as page:
        await page.goto("/support/queue")
        await page.get_by_role("button", name="Agree").click()
        await page.get_by_role("heading", name="Tokens granted by support").wait_for()
        await page.goto(customer(desk))
        assert "6,120" in await page.get_by_role("region", name="Balance").inner_text()


async def test_a_view_shows_the_owners_screens_and_ends(browser: Browser, desk: Console) -> None:
    async with at_desk(browser, desk) as page:
        await page.goto(customer(desk))
        await page.get_by_role("button", name="View as they do").click()
        await page.wait_for_url("**/dashboard")
        band = page.get_by_role("complementary", name="Support view")
        assert f"You see what {CUSTOMER} sees" in await band.inner_text()
        assert await axe_findings(page) == ([], [])
        await page.goto(f"/dashboard/{desk.demos['customer']['page']}")
        assert await band.is_visible()
        await band.get_by_role("button", name="End the view").click()
        await page.get_by_role("heading", name=CUSTOMER).wait_for()
        assert not await band.is_visible()


async def test_a_list_is_walked_with_j_and_k(browser: Browser, desk: Console) -> None:
    async with at_desk(browser, desk) as page:
        await page.goto(customer(desk, "/purchases"))
        focused = "document.activeElement.innerText"
        await page.keyboard.press("j")
        first = await page.evaluate(focused)
        await page.keyboard.press("j")
        assert await page.evaluate(focused) != first
        await page.keyboard.press("k")
        assert await page.evaluate(focused) == first
