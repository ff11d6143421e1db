"""T10: hundreds of payloads in every text that people write run nowhere, on pages or in the console."""

from dataclasses import replace
from itertools import product

import pytest
from playwright.async_api import Browser, Dialog, Page, expect

from public_site.snapshot import Snapshot
from tenants.words import DEFAULT_LABELS, State
from tests.browser.console_server import Console, at_console
from tests.browser.looking import Serve, visiting
from tests.public_site.render.test_hostile import CORPUS
from tests.public_site.samples import AS_OF, a_group, a_leaf, a_snapshot, an_incident, an_update

pytestmark = pytest.mark.asyncio(loop_scope="session")

AROUND = (
    "{0}",
    "</script>{0}",
    "'>{0}",
    '">{0}',
    "--></style>{0}",
    "]]>{0}",
    "`{0}",
    "[{0}](javascript:alert(1))",
    "![{0}](x)",
    "<b>{0}",
    "&quot;>{0}",
    "\\{0}",
)
PAYLOADS = [around.replace("{0}", text) for around, text in product(AROUND, CORPUS)]
# A script that ran would say so: by a dialog, or by this word in the title.
RAN = "() => document.title.includes('pwned') || window.pwned !== undefined"


def poisoned() -> Snapshot:
    """A page whose every text is a payload, each of them somewhere."""
    leaves = [a_leaf(number, text) for number, text in enumerate(PAYLOADS)]
    updates = tuple(
        an_update(number, State.MONITORING, "\n\n".join(PAYLOADS[number::10]), AS_OF) for number in range(10)
    )
    incidents = tuple(an_incident(number, PAYLOADS[number], updates=updates) for number in range(20))
    past = tuple(replace(each, id=f"{each.id[:-1]}x", resolved_at=AS_OF) for each in incidents[:1])
    return a_snapshot(
        a_group(9_999, PAYLOADS[0], *leaves),
        name=PAYLOADS[3],
        labels=dict.fromkeys(DEFAULT_LABELS, PAYLOADS[4]),
        incidents=incidents,
        past=past,
    )


async def test_no_text_of_a_page_runs(browser: Browser, serve: Serve) -> None:
    assert len(set(PAYLOADS)) >= 200
    snapshot = poisoned()
    site, dialogs = serve(snapshot), list[str]()
    for path in ("/", f"/incidents/{snapshot.incidents[0].id}", "/history", "/badge.svg"):
        async with visiting(browser, site, path, may_fail=path == "/badge.svg") as page:
            page.on("dialog", lambda dialog: _note(dialog, dialogs))
            assert not await page.evaluate(RAN)
            assert len(await page.query_selector_all("img[src='x'], iframe, x-evil, math")) == 0
    assert dialogs == []


async def test_no_text_of_the_console_runs(browser: Browser, console: Console) -> None:
    async with at_console(browser, console) as page:
        dialogs = list[str]()
        page.on("dialog", lambda dialog: _note(dialog, dialogs))
        await _found(page)
        home = page.url.removesuffix("/components")
        await page.goto(f"{home}/incidents/new")
        await page.locator("#title").fill(PAYLOADS[2])
        await page.locator("textarea[name=body]").fill("\n\n".join(PAYLOADS)[:4_900])
        await page.get_by_role("button", name="Publish").first.click()
        await page.wait_for_url("**/incidents/i_*")
        for path in (
            page.url,
            f"{home}/incidents",
            f"{home}/components",
            home,
            f"{home}/audit",
            "/dashboard",
        ):
            await page.goto(path)
            assert not await page.evaluate(RAN)
            assert len(await page.query_selector_all("main :is(img, iframe, script, math, x-evil)")) == 0
        assert dialogs == []


async def _found(page: Page) -> None:
    """An account of its own, with a page and components named by payloads."""
    await page.goto("/signup")
    await page.get_by_label("E-mail").fill("hostile@story.example")
    await page.get_by_label("Password", exact=True).fill("one two three four")
    await page.get_by_role("button", name="Sign up").click()
    await page.get_by_label("Name").fill(CORPUS[3])
    await page.get_by_label("Address").fill("hostile")
    await page.get_by_label("What it reports on").fill("")
    await page.get_by_role("button", name="Finish later").click()
    await page.get_by_role("link", name="Add components", exact=True).click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Components")
    for number, text in enumerate(CORPUS[:5]):
        await page.get_by_label("New component or group").fill(text)
        await page.keyboard.press("Enter")
        await expect(page.locator(".tree > li")).to_have_count(number + 1)


async def _note(dialog: Dialog, dialogs: list[str]) -> None:
    dialogs.append(dialog.message)
    await dialog.dismiss()
