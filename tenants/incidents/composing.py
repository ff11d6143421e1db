"""What somebody has to know who begins an incident, read all at once."""

from dataclasses import dataclass
from uuid import UUID

from tenants.components.tree import TreeNode, components_in, grown
from tenants.incidents.holding import Holders, holders_in
from tenants.incidents.models import Incident
from tenants.pages.reading import page_of
from tenants.scope import Scope
from tenants.templates.models import IncidentTemplate
from tenants.words import IncidentKind

OPEN_MAX = 50


@dataclass(frozen=True, slots=True)
class Composing:
    """The tree as it is, the incidents that are open, which hold what, and the templates, most used first."""

    tree: tuple[TreeNode, ...]
    current: list[Incident]
    holders: Holders
    templates: list[IncidentTemplate]


async def composing_of(scope: Scope, page_id: UUID) -> Composing:
    """For the composer of a page: five statements, whatever its size."""
    await page_of(scope, page_id)
    current = Incident.filter(page_id=page_id, kind=IncidentKind.INCIDENT, resolved_at=None)
    templates = IncidentTemplate.filter(page_id=page_id, deleted_at=None)
    return Composing(
        grown(await components_in(page_id)),
        await current.order_by("-id").limit(OPEN_MAX),
        await holders_in(page_id),
        await templates.order_by("-uses", "name", "id"),
    )
