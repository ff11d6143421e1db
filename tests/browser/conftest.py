"""One Chromium for all browser tests, and the site of a snapshot."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from public_site.snapshot import Snapshot
from tests.browser.console_server import Console, console_running
from tests.browser.still_server import StillSite, still_site

CHROMIUM = "/usr/bin/chromium-headless-shell"
ARGUMENTS = ["--no-sandbox", "--disable-gpu"]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Chromium without its own windows, half the work (`apt-get install chromium-headless-shell`)."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest.fixture
def serve() -> Iterator[Callable[[Snapshot], StillSite]]:
    """Put a snapshot on a port of its own for the length of a test."""
    with ExitStack() as running:
        yield lambda snapshot: running.enter_context(still_site(snapshot))


@pytest.fixture(scope="session")
def console(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Console]:
    """The whole program with its demo accounts."""
    with console_running(tmp_path_factory.mktemp("console")) as console:
        yield console
