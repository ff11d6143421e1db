"""T1, T2: a sibling subdomain can neither plant a session nor, on a domain of its own, push one out."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.async_api import Browser, BrowserContext

from tests.cast import PASSWORD
from tests.installation import Installation, free_port

pytestmark = pytest.mark.asyncio(loop_scope="session")

ADA, MALLORY = "ada@acme.example", "mallory@rival.example"
TOSSED = (
    "__Host-sid={0}; Domain=hep.localhost; Path=/; Secure",
    "__Host-sid={0}; Domain=.hep.localhost; Path=/; Secure",
    "__Host-sid={0}; Domain=hep.localhost; Path=/account; Secure",
    "__Host-sid={0}; Path=/; Secure",
    "__host-sid={0}; Domain=hep.localhost; Path=/; Secure",
    "__Secure-sid={0}; Domain=hep.localhost; Path=/; Secure",
    "sid={0}; Domain=hep.localhost; Path=/account",
    "=__Host-sid={0}; Domain=hep.localhost; Path=/; Secure",
    "\t __Host-sid={0}; Domain=hep.localhost; Path=/; Secure",
    "\u00a0__Host-sid={0}; Domain=hep.localhost; Path=/; Secure",
    "\u2000__Host-sid={0}; Domain=hep.localhost; Path=//; Secure",
)


@dataclass(frozen=True)
class Site:
    """A console whose pages are its siblings, and another name that leads here too."""

    console: str
    sibling: str
    foreign: str


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Browsers find every *.localhost here, and trust it as they do TLS."""
    port = free_port()
    names = {"HEP_CONSOLE_URL": f"http://hep.localhost:{port}", "HEP_PAGE_SUFFIX": "hep.localhost"}
    with Installation(tmp_path_factory.mktemp("site"), extra=names).serving(port=port):
        hosts = ("hep.localhost", "acme.hep.localhost", "acme.pages.localhost")
        yield Site(*(f"http://{host}:{port}" for host in hosts))


async def signed_up(context: BrowserContext, site: Site, email: str) -> str:
    """Sign up as a person does, or in; the token of the session."""
    page = await context.new_page()
    await page.goto(f"{site.console}/signup")
    await page.get_by_label("E-mail").fill(email)
    await page.get_by_label("Password", exact=True).fill(PASSWORD)
    await page.get_by_role("button", name="Sign up").click()
    await page.wait_for_url("**/dashboard")
    cookies = await context.cookies(site.console)
    (token,) = [each["value"] for each in cookies if each["name"] == "__Host-sid"]
    return str(token)


async def toss(context: BrowserContext, origin: str, *lines: str) -> None:
    """Set cookies by a script on a page of that origin, and wait until the browser has taken them."""
    page = await context.new_page()
    await page.route("**/*", lambda route: route.fulfill(body="A page of the attacker."))
    await page.goto(f"{origin}/")
    await page.evaluate(
        "lines => { for (const line of lines) document.cookie = line; return document.cookie.length }",
        list(lines),
    )
    await page.close()


async def who_is_in(context: BrowserContext, site: Site) -> str:
    """The address that the account's screen shows, or nothing."""
    page = await context.new_page()
    await page.goto(f"{site.console}/account")
    text = await page.inner_text("main")
    await page.close()
    return next((email for email in (ADA, MALLORY) if email in text), "")


async def test_no_form_of_tossing_puts_a_session_into_the_console(browser: Browser, site: Site) -> None:
    hers, accepted = await signed_up(await browser.new_context(), site, MALLORY), []
    for form in TOSSED:
        context = await browser.new_context()
        await toss(context, site.sibling, form.format(hers))
        if await who_is_in(context, site):
            accepted.append(form)
        await context.close()
    assert accepted == []


async def test_a_living_session_is_not_replaced_by_a_tossed_one(browser: Browser, site: Site) -> None:
    hers = await signed_up(await browser.new_context(), site, MALLORY)
    context = await browser.new_context()
    await signed_up(context, site, ADA)
    await toss(context, site.sibling, *(form.format(hers) for form in TOSSED))
    assert "sid" in {each["name"] for each in await context.cookies(f"{site.console}/account")}
    assert await who_is_in(context, site) == ADA


async def test_pages_on_a_domain_of_their_own_cannot_push_the_session_out(
    browser: Browser, site: Site
) -> None:
    context = await browser.new_context()
    await signed_up(context, site, ADA)
    heavy = f"={'x' * 3000}; Domain=pages.localhost; Path=/"
    await toss(context, site.foreign, *(f"c{number}{heavy}" for number in range(200)))
    assert len(await context.cookies(site.foreign)) > 100
    assert await who_is_in(context, site) == ADA
