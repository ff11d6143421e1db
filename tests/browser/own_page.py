"""A page of one's own at the console, made the way people make theirs."""

from playwright.async_api import Page, expect


async def make_own_page(page: Page, slug: str, *components: str) -> str:
    """Sign up, found a page with these components, publish it; answers the path of its overview."""
    await page.goto("/signup")
    await page.get_by_label("E-mail").fill(f"{slug}@own.example")
    await page.get_by_label("Password", exact=True).fill("one two three four")
    await page.get_by_role("button", name="Sign up").click()
    await page.get_by_label("Name").fill(slug.title())
    await page.get_by_label("Address").fill(slug)
    await page.get_by_role("button", name="Create page").click()
    for name in components:
        await page.get_by_label("New component or group").fill(name)
        await page.keyboard.press("Enter")
        await expect(page.locator(".tree")).to_contain_text(name)
    overview = page.url.removesuffix("/components")
    await page.goto(overview)
    await page.get_by_role("button", name="Publish page").first.click()
    await expect(page.locator("#main .notice")).to_have_text("The page is published.")
    return overview
