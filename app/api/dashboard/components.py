"""/api/v1/status/:pageID/components: the tree (seed 001)."""

from uuid import UUID

from quart import Response, request

from app.api.dashboard.component_shapes import (
    ComponentChange,
    ComponentTold,
    ComponentWish,
    told_in_order,
)
from app.api.dashboard.door import made_once, page_at, row_id
from app.api.envelope import done
from app.api.sent import sent_body
from app.core.bodies import read_body
from app.core.errors import Invalid, NotFound
from app.core.ids import public_id
from tenants.accounts.sessions import SignedIn
from tenants.components.add import add_component
from tenants.components.edit import edit_component
from tenants.components.remove import remove_component
from tenants.components.restore import restore_component
from tenants.components.tree import component_of, tree_of
from tenants.scope import Scope


async def list_components(door: SignedIn, pid: str) -> Response:
    """The whole tree, each group before what is in it."""
    page = await page_at(door, pid)
    return done(list(told_in_order(await tree_of(door.scope, page.id))))


async def make_component(door: SignedIn, pid: str) -> Response:
    page = await page_at(door, pid)
    body = await sent_body()
    draft = read_body(body, ComponentWish).draft()

    async def made(scope: Scope) -> str:
        return public_id("c", (await add_component(scope, page.id, draft)).id)

    async def told(component_id: str) -> ComponentTold:
        return await _told(door, page.id, row_id("c", component_id))

    return await made_once(door, page.id, body, made, told)


async def change_component(door: SignedIn, pid: str, cid: str) -> Response:
    page = await page_at(door, pid)
    component = await component_of(door.scope, page.id, row_id("c", cid))
    wish = read_body(await sent_body(), ComponentChange)
    await edit_component(door.scope, page.id, component.id, wish.edit(component))
    return done(await _told(door, page.id, component.id))


async def drop_component(door: SignedIn, pid: str, cid: str) -> Response:
    """With all below it, or with `?children=keep` only the group itself."""
    page = await page_at(door, pid)
    component = await component_of(door.scope, page.id, row_id("c", cid))
    children = request.args.get("children", "delete")
    if children not in {"keep", "delete"}:
        raise Invalid("children", "children: must be one of keep, delete.")
    await remove_component(door.scope, page.id, component.id, keep_children=children == "keep")
    return done()


async def bring_back_component(door: SignedIn, pid: str, cid: str) -> Response:
    """What was deleted under this id, with all that went with it."""
    page = await page_at(door, pid)
    component = await restore_component(door.scope, page.id, row_id("c", cid))
    return done(await _told(door, page.id, component.id))


async def _told(door: SignedIn, page_id: UUID, component_id: UUID) -> ComponentTold:
    wanted = public_id("c", component_id)
    for told in told_in_order(await tree_of(door.scope, page_id)):
        if told.id == wanted:
            return told
    raise NotFound("component")
