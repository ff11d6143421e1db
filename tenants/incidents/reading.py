"""Finding incidents through the page they are on."""

from dataclasses import dataclass
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.expressions import Q

from app.core.errors import NotFound
from tenants.incidents.models import Affected, Incident, IncidentUpdate
from tenants.pages.reading import page_of
from tenants.scope import Scope
from tenants.words import IncidentKind

INCIDENTS_PAGE_LENGTH = 50


@dataclass(frozen=True, slots=True)
class IncidentDetail:
    """An incident with its updates, newest first, and the components it touched in order."""

    incident: Incident
    updates: list[IncidentUpdate]
    affected: list[Affected]


async def incident_of(scope: Scope, page_id: UUID, incident_id: UUID) -> IncidentDetail:
    """One incident of the page, whole; raises NotFound."""
    await page_of(scope, page_id)
    incident = await incident_in(page_id, incident_id)
    updates = await IncidentUpdate.filter(incident_id=incident_id).order_by("-at", "-id")
    affected = await Affected.filter(incident_id=incident_id).order_by("id").prefetch_related("component")
    return IncidentDetail(incident, updates, affected)


async def incidents_of(
    scope: Scope,
    page_id: UUID,
    *,
    kind: IncidentKind | None = None,
    is_open: bool | None = None,
    before: UUID | None = None,
    limit: int = INCIDENTS_PAGE_LENGTH,
) -> list[Incident]:
    """Incidents of the page, newest first, older than the incident `before`."""
    await page_of(scope, page_id)
    wanted = Q(page_id=page_id)
    if kind is not None:
        wanted &= Q(kind=kind)
    if is_open is not None:
        wanted &= Q(resolved_at__isnull=is_open)
    if before is not None:
        wanted &= Q(id__lt=before)
    return await Incident.filter(wanted).order_by("-id").limit(limit)


async def timelines_of(
    scope: Scope, page_id: UUID, *, before: UUID | None = None, limit: int = INCIDENTS_PAGE_LENGTH
) -> list[IncidentDetail]:
    """As `incidents_of`, each with its updates and what it touched, in three statements however many."""
    incidents = await incidents_of(scope, page_id, before=before, limit=limit)
    ids = [incident.id for incident in incidents]
    updates = await IncidentUpdate.filter(incident_id__in=ids).order_by("-at", "-id") if ids else []
    affected = await Affected.filter(incident_id__in=ids).order_by("id") if ids else []
    return [
        IncidentDetail(
            incident,
            [update for update in updates if update.incident_id == incident.id],
            [touched for touched in affected if touched.incident_id == incident.id],
        )
        for incident in incidents
    ]


async def incident_in(page_id: UUID, incident_id: UUID, db: BaseDBAsyncClient | None = None) -> Incident:
    """One incident by page and id. Checks no scope: for verbs that did."""
    incident = await Incident.get_or_none(id=incident_id, page_id=page_id, using_db=db)
    if incident is None:
        raise NotFound("incident")
    return incident
