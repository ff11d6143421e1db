"""What is worth a second look before an incident is published or resolved. Nothing is forbidden by it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from app.core.ids import public_id
from tenants.components.models import Component
from tenants.components.tree import components_in
from tenants.incidents.holding import Holders, holders_of
from tenants.incidents.models import Incident
from tenants.incidents.open import IncidentDraft
from tenants.incidents.reading import incident_of
from tenants.incidents.references import Reference
from tenants.scope import Scope
from tenants.templates.placeholders import left_in, listed
from tenants.words import State, Status

_SECRET = re.compile(r"hyd_status_\w|pass(?:word|wd)\s*[=:]|secret\s*[=:]|api[_-]?key\s*[=:]", re.IGNORECASE)


class DoubtKind(StrEnum):
    HELD = "held"
    OPEN_PLACEHOLDER = "open-placeholder"
    SECRET = "secret"  # noqa: S105  the kind of a doubt, no secret
    RESOLVED_AT_ONCE = "resolved-at-once"
    STILL_HELD = "still-held"


@dataclass(frozen=True, slots=True)
class Doubt:
    """What makes one wonder: `subject` names it; `incident` is the other one, if there is another."""

    kind: DoubtKind
    subject: str = ""
    incident: Incident | None = None

    @property
    def key(self) -> str:
        """The same doubt has the same key when it comes up again."""
        return f"{self.kind}:{public_id('i', self.incident.id) if self.incident else self.subject}"


async def doubts_about(scope: Scope, page_id: UUID, draft: IncidentDraft) -> list[Doubt]:
    """What speaks against publishing this draft as it is."""
    holders = await holders_of(scope, page_id)
    named = {each.component for each in draft.components if each.status is not Status.OPERATIONAL}
    components = await components_in(page_id) if named and holders else []
    doubts = _held([each for each in components if public_id("c", each.id) in named], holders)
    doubts += doubts_about_words(draft.title, draft.body)
    if draft.state is State.RESOLVED and _unwell(draft.components):
        doubts.append(Doubt(DoubtKind.RESOLVED_AT_ONCE))
    return doubts


async def doubts_about_resolving(scope: Scope, page_id: UUID, incident_id: UUID, body: str) -> list[Doubt]:
    """What speaks against resolving: components that another incident holds go operational all the same."""
    detail = await incident_of(scope, page_id, incident_id)
    holders = await holders_of(scope, page_id)
    others = {
        component_id: [each for each in incidents if each.id != incident_id]
        for component_id, incidents in holders.items()
    }
    touched = [row.leaf for row in detail.affected if row.leaf is not None]
    return _held(touched, others, DoubtKind.STILL_HELD) + doubts_about_words("", body)


def doubts_about_words(title: str, body: str) -> list[Doubt]:
    """Placeholders that nothing filled, and what looks like a key or a password."""
    doubts = [Doubt(DoubtKind.OPEN_PLACEHOLDER, f"{{{name}}}") for name in left_in(title, body)]
    if _SECRET.search(f"{title}\n{body}"):
        doubts.append(Doubt(DoubtKind.SECRET))
    return doubts


def _held(components: Sequence[Component], holders: Holders, kind: DoubtKind = DoubtKind.HELD) -> list[Doubt]:
    """One doubt for each incident that holds some of the components."""
    by_incident: dict[UUID, tuple[Incident, list[str]]] = {}
    for component in components:
        for incident in holders.get(component.id, ()):
            by_incident.setdefault(incident.id, (incident, []))[1].append(component.name)
    return [Doubt(kind, listed(names), incident) for incident, names in by_incident.values()]


def _unwell(references: Sequence[Reference]) -> bool:
    return any(each.status is not Status.OPERATIONAL for each in references)
