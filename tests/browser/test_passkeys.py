"""Passkeys by Chromium's virtual authenticator: made, used alone and as second step, under our policy."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.console_server import Console, at_console
from tests.browser.looking import axe_findings

pytestmark = pytest.mark.asyncio(loop_scope="session")

PASSWORD = "one two three four"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@asynccontextmanager
async def owner_with_device(browser: Browser, console: Console, email: str) -> AsyncIterator[Page]:
    """Somebody who has just signed up, at a browser with a device that can make passkeys."""
    async with at_console(browser, console) as page:
        devices = await page.context.new_cdp_session(page)
        await devices.send("WebAuthn.enable")
        await devices.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
        await page.goto("/signup")
        await page.get_by_label("E-mail").fill(email)
        await page.get_by_label("Password", exact=True).fill(PASSWORD)
        await page.get_by_role("button", name="Sign up").click()
        await page.wait_for_url("**/dashboard")
        yield page


async def add_passkey(page: Page) -> None:
    """By the screens, as people do."""
    await page.goto("/account/security")
    await page.get_by_role("link", name="Add a passkey").click()
    await page.get_by_label("Your password", exact=True).fill(PASSWORD)
    await page.get_by_role("button", name="Go on").click()
    await page.get_by_label("Name").fill("Ana's phone")
    assert await axe_findings(page) == ([], [])
    await page.get_by_role("button", name="Make the passkey").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Your recovery codes")
    await page.get_by_role("link", name="I stored them").click()
    await expect(page.locator(".rows")).to_contain_text("Ana's phone")


async def sign_out(page: Page) -> None:
    await page.goto("/account")
    await page.get_by_role("button", name="Sign out").click()
    await page.wait_for_url("**/signin")


async def test_a_passkey_is_made_and_signs_in_alone_and_as_second_step(
    browser: Browser, console: Console
) -> None:
    async with owner_with_device(browser, console, "ana@keys.example") as page:
        await add_passkey(page)
        await sign_out(page)
        await page.goto("/signin?next=/account/sessions")
        assert await axe_findings(page) == ([], [])
        await page.get_by_role("button", name="Sign in with a passkey").click()
        await page.wait_for_url(f"{console.origin}/account/sessions")
        await sign_out(page)
        await page.get_by_label("E-mail").fill("ana@keys.example")
        await page.get_by_label("Password", exact=True).fill(PASSWORD)
        await page.get_by_role("button", name="Sign in", exact=True).click()
        assert await axe_findings(page) == ([], [])
        await page.get_by_role("button", name="Use your passkey").click()
        await page.wait_for_url("**/dashboard")


async def test_one_device_makes_one_and_says_so(browser: Browser, console: Console) -> None:
    async with owner_with_device(browser, console, "ben@keys.example") as page:
        await add_passkey(page)
        await page.get_by_role("link", name="Add a passkey").click()
        await page.get_by_label("Your password", exact=True).fill(PASSWORD)
        await page.get_by_role("button", name="Go on").click()
        await page.get_by_role("button", name="Make the passkey").click()
        assert await page.get_by_label("Name").evaluate("field => field.validity.valueMissing")
        await page.get_by_label("Name").fill("Again")
        await page.get_by_role("button", name="Make the passkey").click()
        said = page.get_by_role("alert").filter(has_text=re.compile("passkey of this account already"))
        await expect(said).to_be_visible()


async def test_without_script_passkeys_are_not_offered_and_the_rest_works(
    browser: Browser, console: Console
) -> None:
    async with at_console(browser, console, java_script_enabled=False) as page:
        await page.goto("/signin")
        await expect(page.get_by_role("button", name="Sign in with a passkey")).to_be_hidden()
        await expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_visible()
