"""Opening a public page as some visitor, and what may go wrong on it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.async_api import Browser, ConsoleMessage, Error, Page, ViewportSize

from public_site.snapshot import Snapshot
from tests.browser.still_server import StillSite
from tests.public_site.samples import AS_OF

Serve = Callable[[Snapshot], StillSite]
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Nothing runs in frames of ours, axe neither: what they show is the public page, which has tests of its own.
AXE_OPTIONS = {"runOnly": AXE_RULES, "rules": {"frame-tested": {"enabled": False}}}
# What passed is neither described nor sent here: that takes longer than looking.
AXE_RUN = """async options => {
  const found = await axe.run(document, { ...options, resultTypes: ['violations', 'incomplete'] })
  return [found.violations, found.incomplete] }"""
DESKTOP, PHONE = ViewportSize(width=1100, height=800), ViewportSize(width=375, height=700)
POLL_MS = 46_000


@asynccontextmanager
async def visiting(
    browser: Browser, site: StillSite, path: str = "/", *, may_fail: bool = False, **visitor: Any
) -> AsyncIterator[Page]:
    """A page in a fresh profile. Leaving raises if it complained, CSP violations included."""
    who = {"viewport": DESKTOP, "locale": "en-GB", "timezone_id": "UTC", "color_scheme": "dark"} | visitor
    context = await browser.new_context(**who)
    page, complaints = await context.new_page(), list[str]()
    page.on("console", lambda message: complaints.extend(_complaint(message)))
    page.on("pageerror", lambda error: complaints.append(_text(error)))
    await page.clock.install(time=AS_OF / 1000)
    await page.goto(f"{site.origin}{path}")
    try:
        yield page
    finally:
        await context.close()
    assert may_fail or complaints == []


async def axe_findings(page: Page) -> tuple[list[str], list[str]]:
    """What axe is sure of, and what it could not decide: "rule: element"."""
    await page.evaluate(AXE)
    violations, incomplete = await page.evaluate(AXE_RUN, AXE_OPTIONS)
    return _findings(violations), _findings(incomplete)


async def next_poll(page: Page) -> None:
    """Let the page ask whether it is still right, and hear the answer.

    Time moves on again while nothing is asked: the page sets its next alarm a moment after an answer.
    """
    async with page.expect_response("**/status-version.json*") as answer:
        while not answer.is_done():
            await page.clock.fast_forward(POLL_MS)
            await asyncio.wait([asyncio.ensure_future(answer.value)], timeout=0.5)
    await page.evaluate(
        "new Promise(done => { const { port1, port2 } = new MessageChannel();"
        "port1.onmessage = done; port2.postMessage(0) })"
    )


def _findings(rules: list[dict[str, Any]]) -> list[str]:
    return [f"{rule['id']}: {node['html'][:120]}" for rule in rules for node in rule["nodes"]]


def _complaint(message: ConsoleMessage) -> list[str]:
    return [message.text] if message.type in {"error", "warning"} else []


def _text(error: Error) -> str:
    return error.message
