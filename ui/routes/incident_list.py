"""The lists of incidents and of maintenance: what is not over, and the past a page at a time."""

from quart import Response, request

from app.core.clock import now_ms
from app.core.ids import public_id
from tenants.incidents.reading import incidents_of
from tenants.words import IncidentKind
from ui.kit.desk import Desk, row_id
from ui.routes.incident_screen import SECTIONS

LIST_LENGTH = 25
OPEN_MAX = 200


async def list_screen(desk: Desk, kind: IncidentKind) -> Response:
    """Open ones on top of the first page, never mixed with the past; `?before=` is the last one shown."""
    before, page_id, section = request.args.get("before"), desk.page.id, SECTIONS[kind]
    past = await incidents_of(
        desk.scope,
        page_id,
        kind=kind,
        is_open=False,
        before=row_id("i", before) if before else None,
        limit=LIST_LENGTH + 1,
    )
    current = (
        [] if before else await incidents_of(desk.scope, page_id, kind=kind, is_open=True, limit=OPEN_MAX)
    )
    return await desk.screen(
        f"{section}/list.html",
        section,
        current=current,
        past=past[:LIST_LENGTH],
        older=public_id("i", past[LIST_LENGTH - 1].id) if len(past) > LIST_LENGTH else "",
        is_first=not before,
        now=now_ms(),
    )
