"""/api/v1/status and /api/v1/status/:pageID: the pages of whoever is signed in (seed 001)."""

from quart import Response

from app.api.dashboard.door import made_once, page_at, row_id
from app.api.dashboard.page_shapes import PageChange, PageTold, PageWish
from app.api.envelope import done
from app.api.sent import sent_body
from app.core.bodies import read_body
from app.core.ids import public_id
from tenants.accounts.sessions import SignedIn
from tenants.pages.create import PageDraft, create_page
from tenants.pages.edit import edit_page
from tenants.pages.models import Page
from tenants.pages.reading import host_of, hosts_of, page_of, pages_of
from tenants.pages.remove import delete_page
from tenants.scope import Scope


async def list_pages(door: SignedIn) -> Response:
    """Every page that the person may see, oldest first."""
    pages = await pages_of(door.scope)
    hosts = await hosts_of(pages)
    return done([PageTold.of(page, hosts[page.id]) for page in pages])


async def found_page(door: SignedIn) -> Response:
    """A page of the person's own account, under the plan or on a slot."""
    body = await sent_body()
    wish = read_body(body, PageWish)

    async def found(scope: Scope) -> str:
        return public_id("p", (await create_page(scope, door.account.id, PageDraft(wish.name, wish.slug))).id)

    async def told(page_id: str) -> PageTold:
        return await _told(await page_of(door.scope, row_id("p", page_id)))

    return await made_once(door, None, body, found, told)


async def change_page(door: SignedIn, pid: str) -> Response:
    page = await page_at(door, pid)
    wish = read_body(await sent_body(), PageChange)
    return done(await _told(await edit_page(door.scope, page.id, wish.edit())))


async def remove_page(door: SignedIn, pid: str) -> Response:
    page = await page_at(door, pid)
    await delete_page(door.scope, page.id)
    return done()


async def _told(page: Page) -> PageTold:
    return PageTold.of(page, await host_of(page))
