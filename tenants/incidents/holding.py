"""Which open incidents hold which components at this moment."""

from collections import defaultdict
from collections.abc import Mapping
from uuid import UUID

from tenants.incidents.models import Affected, Incident
from tenants.pages.reading import page_of
from tenants.scope import Scope
from tenants.words import Status

Holders = Mapping[UUID, list[Incident]]


async def holders_of(scope: Scope, page_id: UUID) -> Holders:
    """By component, the incidents and maintenance under way that keep it from being operational."""
    await page_of(scope, page_id)
    return await holders_in(page_id)


async def holders_in(page_id: UUID) -> Holders:
    """As `holders_of`. Checks no scope: for verbs that did."""
    rows = await Affected.filter(
        incident__page_id=page_id,
        incident__resolved_at=None,
        incident__started_at__not_isnull=True,
        component_id__not_isnull=True,
    ).select_related("incident").exclude(current=Status.OPERATIONAL).order_by("-incident__id")  # fmt: skip
    found: dict[UUID, list[Incident]] = defaultdict(list)
    for row in rows:
        assert row.component_id is not None, "filtered above"
        found[row.component_id].append(row.incident)
    return found
