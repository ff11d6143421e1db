"""Deleting an incident for good, with what it counted."""

from uuid import UUID

from app.core.ids import public_id
from tenants.incidents.reading import incident_in
from tenants.pages.change import change
from tenants.scope import Permission, Scope
from tenants.uptime.spans import erase_incident


async def delete_incident(scope: Scope, page_id: UUID, incident_id: UUID) -> None:
    """Delete an incident whole; its time leaves the uptime, and what it still holds goes operational."""
    target = public_id("i", incident_id)
    async with change(
        scope, page_id, "incident.delete", Permission.INCIDENT_DELETE, target=target
    ) as changing:
        incident = await incident_in(page_id, incident_id, changing.db)
        changing.detail = {"title": incident.title, "started_at": incident.started_at}
        await erase_incident(changing, incident.id)
        await incident.delete(using_db=changing.db)
