"""The four endpoints of seed 000: each reads what was sent, calls one verb, and answers."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from uuid import UUID

from quart import Response

from app.api.envelope import done
from app.api.reporting.door import Caller, Kind, admit
from app.api.reporting.shapes import Made, NewIncident, NewStatus, NewUpdate, StatusNow
from app.api.sent import sent_body, sent_once
from app.core.bodies import read_body
from app.core.errors import Invalid, NotFound
from app.core.ids import parse_public_id, public_id
from tenants.components.status import set_status
from tenants.components.tree import leaf_of
from tenants.incidents.open import open_incident
from tenants.incidents.reading import incident_of
from tenants.incidents.update import post_update
from tenants.pages.once import answer_once
from tenants.pages.report import report_of
from tenants.scope import Scope


async def read_status() -> Response:
    caller = await admit(Kind.READ)
    return done(StatusNow.of(await report_of(caller.scope, caller.page_id)))


async def post_incident() -> Response:
    caller = await admit(Kind.WRITE)
    body = await sent_body()
    draft = read_body(body, NewIncident).draft()

    async def open_it(scope: Scope) -> str:
        return public_id("i", (await open_incident(scope, caller.page_id, draft)).id)

    return await _once(caller, body, open_it)


async def post_incident_update(iid: str) -> Response:
    caller = await admit(Kind.WRITE)
    incident_id = _id("i", iid, "incident")
    async with _absent_before_invalid(incident_of, caller, incident_id):
        body = await sent_body()
        draft = read_body(body, NewUpdate).draft()

        async def post_it(scope: Scope) -> str:
            return public_id("u", (await post_update(scope, caller.page_id, incident_id, draft)).id)

        return await _once(caller, body, post_it)


async def post_component_status(cid: str) -> Response:
    caller = await admit(Kind.WRITE)
    component_id = _id("c", cid, "component")
    async with _absent_before_invalid(leaf_of, caller, component_id):
        sent = read_body(await sent_body(), NewStatus)
        await set_status(caller.scope, caller.page_id, component_id, sent.status)
    return done()


async def _once(caller: Caller, body: bytes, act: Callable[[Scope], Awaitable[str]]) -> Response:
    outcome = await answer_once(caller.scope, caller.page_id, sent_once(body), act)
    answer = done(Made(id=outcome.text))
    if outcome.replayed:
        answer.headers["Idempotency-Replayed"] = "true"
    return answer


def _id(prefix: str, text: str, noun: str) -> UUID:
    row_id = parse_public_id(prefix, text)
    if row_id is None:
        raise NotFound(noun)
    return row_id


@asynccontextmanager
async def _absent_before_invalid(
    find: Callable[[Scope, UUID, UUID], Awaitable[object]], caller: Caller, row_id: UUID
) -> AsyncIterator[None]:
    """When the body is refused, ask first whether its target exists: 404 goes before 400 (contract §2)."""
    try:
        yield
    except Invalid:
        await find(caller.scope, caller.page_id, row_id)
        raise
