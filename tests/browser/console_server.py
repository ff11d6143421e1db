"""The whole program with its demo accounts, for the browser to use as their people do."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Page

from tests.browser.looking import DESKTOP
from tests.installation import Installation, free_port


@dataclass(frozen=True)
class Console:
    """Where the console answers, and the demo accounts by their first name."""

    port: int
    demos: dict[str, dict[str, str]]

    @property
    def origin(self) -> str:
        return f"http://localhost:{self.port}"

    def path(self, demo: str, rest: str = "") -> str:
        """A screen of a demo account's page."""
        return f"/dashboard/{self.demos[demo]['page']}{rest}"


@contextmanager
def console_running(folder: Path) -> Iterator[Console]:
    """Seeded and served; stopped at the end."""
    port = free_port()
    installation = Installation(folder, extra={"HEP_CONSOLE_URL": f"http://localhost:{port}"})
    demos = {demo["email"].partition("@")[0]: demo for demo in installation.run("seed-demo")["demos"]}
    with installation.serving(port=port):
        yield Console(port, demos)


@asynccontextmanager
async def at_console(
    browser: Browser, console: Console, demo: str = "", *, may_fail: bool = False, **visitor: Any
) -> AsyncIterator[Page]:
    """A page in a fresh profile, signed in as `demo`. Leaving raises if the browser complained, as of CSP."""
    who = {"viewport": DESKTOP, "locale": "en-GB", "timezone_id": "UTC", "color_scheme": "dark"} | visitor
    context = await browser.new_context(base_url=console.origin, **who)
    page, complaints = await context.new_page(), list[str]()
    page.on("console", lambda m: complaints.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: complaints.append(error.message))
    if demo:
        await sign_in(page, console.demos[demo])
    try:
        yield page
    finally:
        await context.close()
    assert may_fail or complaints == [], complaints


async def sign_in(page: Page, demo: dict[str, str]) -> None:
    """Through the form, as people do."""
    await page.goto("/signin")
    await page.get_by_label("E-mail").fill(demo["email"])
    await page.get_by_label("Password", exact=True).fill(demo["password"])
    await page.get_by_role("button", name="Sign in", exact=True).click()
    await page.wait_for_url("**/dashboard")
