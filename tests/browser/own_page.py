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
    await page.get_by_label("What it reports on").fill("\n".join(components))
    await page.get_by_role("button", name="Publish page").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text(f"{slug.title()} is live")
    return page.url.removesuffix("/live")
