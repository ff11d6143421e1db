"""/api/v1/status/:pageID/incidents and …/updates: incidents and maintenance (seed 001)."""

from uuid import UUID

from quart import Response, request

from app.api.dashboard.door import made_once, page_at, row_id
from app.api.dashboard.endpoints import LIMIT_MAX
from app.api.dashboard.incident_shapes import (
    IncidentChange,
    IncidentTold,
    IncidentWish,
    UpdateChange,
    UpdateTold,
    UpdateWish,
)
from app.api.envelope import done
from app.api.sent import sent_body
from app.core.bodies import read_body
from app.core.errors import Invalid, NotFound
from app.core.ids import parse_public_id, public_id
from tenants.accounts.sessions import SignedIn
from tenants.incidents.amend import amend_update, edit_incident
from tenants.incidents.models import Incident
from tenants.incidents.open import IncidentDraft, open_incident
from tenants.incidents.reading import INCIDENTS_PAGE_LENGTH, IncidentDetail, incident_of, timelines_of
from tenants.incidents.remove import delete_incident
from tenants.incidents.update import post_update
from tenants.incidents.window import MaintenanceDraft, schedule_maintenance
from tenants.scope import Scope


async def list_incidents(door: SignedIn, pid: str) -> Response:
    """Incidents and maintenance, newest first: `limit` of them, older than the one that `before` names."""
    page = await page_at(door, pid)
    found = await timelines_of(door.scope, page.id, before=_before(), limit=_limit())
    return done([IncidentTold.of(detail) for detail in found])


async def make_incident(door: SignedIn, pid: str) -> Response:
    """Opened now, or scheduled when the body has a window."""
    page = await page_at(door, pid)
    body = await sent_body()
    draft = read_body(body, IncidentWish).draft()

    async def made(scope: Scope) -> str:
        return public_id("i", (await _made(scope, page.id, draft)).id)

    async def told(incident_id: str) -> IncidentTold:
        return IncidentTold.of(await incident_of(door.scope, page.id, row_id("i", incident_id)))

    return await made_once(door, page.id, body, made, told)


async def change_incident(door: SignedIn, pid: str, iid: str) -> Response:
    found = await _found(door, pid, iid)
    wish = read_body(await sent_body(), IncidentChange)
    page_id = _page_id(found)
    await edit_incident(door.scope, page_id, found.incident.id, wish.edit())
    return done(IncidentTold.of(await incident_of(door.scope, page_id, found.incident.id)))


async def drop_incident(door: SignedIn, pid: str, iid: str) -> Response:
    found = await _found(door, pid, iid)
    await delete_incident(door.scope, _page_id(found), found.incident.id)
    return done()


async def make_update(door: SignedIn, pid: str, iid: str) -> Response:
    """One more update; `resolved` resolves, any other state reopens what is resolved."""
    found = await _found(door, pid, iid)
    page_id, incident_id = _page_id(found), found.incident.id
    body = await sent_body()
    draft = read_body(body, UpdateWish).draft()

    async def made(scope: Scope) -> str:
        return public_id("u", (await post_update(scope, page_id, incident_id, draft)).id)

    async def told(update_id: str) -> UpdateTold:
        return _update(await incident_of(door.scope, page_id, incident_id), row_id("u", update_id))

    return await made_once(door, page_id, body, made, told)


async def change_update(door: SignedIn, pid: str, iid: str, uid: str) -> Response:
    """Better words in place; no update is added."""
    found = await _found(door, pid, iid)
    update_id = row_id("u", uid)
    _update(found, update_id)
    wish = read_body(await sent_body(), UpdateChange)
    return done(UpdateTold.of(await amend_update(door.scope, _page_id(found), update_id, wish.body)))


async def _made(scope: Scope, page_id: UUID, draft: IncidentDraft | MaintenanceDraft) -> Incident:
    if isinstance(draft, IncidentDraft):
        return await open_incident(scope, page_id, draft)
    return await schedule_maintenance(scope, page_id, draft)


async def _found(door: SignedIn, pid: str, iid: str) -> IncidentDetail:
    page = await page_at(door, pid)
    return await incident_of(door.scope, page.id, row_id("i", iid))


def _page_id(detail: IncidentDetail) -> UUID:
    assert detail.incident.page_id is not None, "found by its page"
    return detail.incident.page_id


def _update(detail: IncidentDetail, update_id: UUID) -> UpdateTold:
    for update in detail.updates:
        if update.id == update_id:
            return UpdateTold.of(update)
    raise NotFound("update")


def _limit() -> int:
    text = request.args.get("limit", str(INCIDENTS_PAGE_LENGTH))
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:4]) <= LIMIT_MAX):
        raise Invalid("limit", f"limit: must be a whole number from 1 to {LIMIT_MAX}.")
    return int(text)


def _before() -> UUID | None:
    text = request.args.get("before")
    if text is None:
        return None
    found = parse_public_id("i", text)
    if found is None:
        raise Invalid("before", "before: must be the id of an incident.")
    return found
