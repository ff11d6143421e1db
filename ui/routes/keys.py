"""Page keys: listed masked, shown whole exactly once, rotated, disabled, deleted."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any
from uuid import UUID

from quart import Blueprint, Response, request

from app.core.clock import MS_PER_MINUTE, now_ms
from app.core.errors import NotFound
from app.core.ids import public_id
from tenants.keys.issue import (
    NewKey,
    create_key,
    delete_key,
    disable_key,
    enable_key,
    keys_of,
    rotate_key,
)
from tenants.keys.models import PageKey, RefusedCall
from tenants.keys.refused import refused_calls_of
from tenants.scope import Permission, Scope
from ui.kit.answers import attempt, onwards
from ui.kit.desk import Desk, at_desk, row_id
from ui.kit.faults import fault
from ui.kit.forms import Form, FormModel
from ui.kit.once import act_once
from ui.kit.render import page_of_text, render
from ui.routes.key_snippets import SHELL_KEY, snippets_of

keys = Blueprint("keys", __name__)

FIRST_CALL_AWAITED_MS = 2 * MS_PER_MINUTE

Turn = Callable[[Scope, UUID, UUID], Awaitable[PageKey]]


class NewKeyName(FormModel):
    name: str


@keys.get("/dashboard/<p_id>/keys")
@at_desk
async def listed(desk: Desk) -> Response:
    return await _listed(desk, Form())


@keys.post("/dashboard/<p_id>/keys")
@at_desk
async def create(desk: Desk) -> Response:
    """Answers with the key itself: it is in no address, log or session, and a reload makes no second one."""
    made: list[NewKey] = []

    async def created(form: NewKeyName) -> None:
        async def act(scope: Scope) -> str:
            made.append(await create_key(scope, desk.page.id, form.name))
            return public_id("k", made[0].row.id)

        await act_once(desk.scope, desk.page.id, act)

    refused = await attempt(NewKeyName, created)
    if refused is not None:
        return await _listed(desk, refused)
    return await _revealed(desk, made)


@keys.get("/dashboard/<p_id>/keys/<k_id>/rotate")
@at_desk
async def ask_rotation(desk: Desk, k_id: str) -> Response:
    return await _asked(desk, k_id, "keys/rotate.html")


@keys.post("/dashboard/<p_id>/keys/<k_id>/rotate")
@at_desk
async def rotate(desk: Desk, k_id: str) -> Response:
    """Another secret for the same key; the old one stops now."""
    key_id = row_id("k", k_id)
    made: list[NewKey] = []

    async def rotated(_: FormModel) -> None:
        async def act(scope: Scope) -> str:
            made.append(await rotate_key(scope, desk.page.id, key_id))
            return k_id

        await act_once(desk.scope, desk.page.id, act)

    refused = await attempt(FormModel, rotated)
    return await _revealed(desk, made) if refused is None else await _listed(desk, refused)


@keys.get("/dashboard/<p_id>/-/keys/<k_id>/first-call")
@at_desk
async def first_call(desk: Desk, k_id: str) -> Response:
    """Whether a key that was just shown has been used; the line asks again by itself until `until` (ms)."""
    until = request.args.get("until", 0, type=int)
    key = await _key(desk, k_id)
    refused = await refused_calls_of(desk.scope, desk.page.id)
    context = _awaited(until, refused.get(key.id, ())) | {"key": key, "asked_again": True}
    return page_of_text(render("keys/_first_call.html", **desk.context(), **context))


@keys.post("/dashboard/<p_id>/keys/<k_id>/disable")
@at_desk
async def disable(desk: Desk, k_id: str) -> Response:
    return await _turned(desk, k_id, disable_key, "{name} is refused from now on.")


@keys.post("/dashboard/<p_id>/keys/<k_id>/enable")
@at_desk
async def enable(desk: Desk, k_id: str) -> Response:
    return await _turned(desk, k_id, enable_key, "{name} works again.")


@keys.get("/dashboard/<p_id>/keys/<k_id>/delete")
@at_desk
async def ask_removal(desk: Desk, k_id: str) -> Response:
    return await _asked(desk, k_id, "keys/delete.html")


@keys.post("/dashboard/<p_id>/keys/<k_id>/delete")
@at_desk
async def remove(desk: Desk, k_id: str) -> Response:
    key = await _key(desk, k_id)

    async def removed(_: FormModel) -> None:
        await delete_key(desk.scope, desk.page.id, key.id)

    refused = await attempt(FormModel, removed)
    if refused is not None:
        return await _listed(desk, refused)
    return onwards(desk.path("/keys"), f"Deleted {key.name}.")


async def _listed(desk: Desk, form: Form) -> Response:
    return await desk.screen(
        "keys/list.html",
        "keys",
        form.status,
        keys=await keys_of(desk.scope, desk.page.id),
        form=form,
        now=now_ms(),
        may_write=desk.may(Permission.KEY_WRITE),
        refused=await refused_calls_of(desk.scope, desk.page.id),
        snippets=await snippets_of(desk, SHELL_KEY),
    )


async def _revealed(desk: Desk, made: list[NewKey]) -> Response:
    """The key, this once; nothing was made when the form was sent before."""
    secret = made[0].secret if made else ""
    return await desk.screen(
        "keys/shown.html",
        "keys",
        key=made[0].row if made else None,
        secret=secret,
        snippets=await snippets_of(desk, secret),
        **_awaited(now_ms() + FIRST_CALL_AWAITED_MS),
    )


def _awaited(until: int, refused: Sequence[RefusedCall] = ()) -> dict[str, Any]:
    """What the line that waits for a first call shows; refusals count from when the key was shown."""
    since = until - FIRST_CALL_AWAITED_MS
    return {"until": until, "since": since, "now": now_ms(), "refused": refused, "asked_again": False}


async def _asked(desk: Desk, k_id: str, template: str) -> Response:
    desk.require(Permission.KEY_WRITE)
    return await desk.screen(template, "keys", key=await _key(desk, k_id))


async def _turned(desk: Desk, k_id: str, turn: Turn, notice: str) -> Response:
    key_id = row_id("k", k_id)

    async def turned(_: FormModel) -> PageKey:
        return await turn(desk.scope, desk.page.id, key_id)

    key = await attempt(FormModel, turned)
    if isinstance(key, Form):
        return fault(key.status, key.sentence or "This form has no fields.")
    return onwards(desk.path("/keys"), notice.format(name=key.name))


async def _key(desk: Desk, k_id: str) -> PageKey:
    key_id = row_id("k", k_id)
    for key in await keys_of(desk.scope, desk.page.id):
        if key.id == key_id:
            return key
    raise NotFound("key")
