"""Counting what templates are used, in the act that uses one."""

from uuid import UUID

from app.db.direct import run_many
from tenants.pages.change import Change

_COUNT = "UPDATE incident_template SET uses = uses + 1, last_used_at = ? WHERE id = ? AND page_id = ?"


async def note_use(changing: Change, template_id: UUID | None) -> None:
    """One use more of a template of this page; one that is gone is not missed."""
    if template_id is not None:
        await run_many(changing.db, _COUNT, [(changing.at, template_id, changing.page.id)])
