"""What the four endpoints read and answer, key for key as in seed 000."""

from pydantic import Field

from app.api.affecting import Components, ImpactWord, StateWord, StatusWord, Text, Title, references
from app.api.told import Told
from app.core.bodies import Body
from app.core.clock import iso_ms
from tenants.incidents.open import IncidentDraft
from tenants.incidents.update import UpdateDraft
from tenants.pages.report import Active, Leaf, Report
from tenants.words import Impact, State, Status


class NewIncident(Body):
    """An incident that begins now, in the state `investigating`."""

    title: Title
    impact: ImpactWord = Impact.NONE
    body: Text = ""
    components: Components = ()

    def draft(self) -> IncidentDraft:
        affected = references(self.components)
        return IncidentDraft(self.title, self.impact, body=self.body, components=affected)


class NewUpdate(Body):
    """A new state, and what there is to say about it."""

    state: StateWord
    body: Text = ""
    components: Components = ()

    def draft(self) -> UpdateDraft:
        return UpdateDraft(self.state, self.body, references(self.components))


class NewStatus(Body):
    """The status that a component gets."""

    status: StatusWord


class ComponentNow(Told):
    """A leaf of the component tree."""

    id: str
    name: str
    status: Status

    @classmethod
    def of(cls, leaf: Leaf) -> "ComponentNow":
        return cls(id=leaf.id, name=leaf.name, status=leaf.status)


class IncidentNow(Told):
    """An incident that is not resolved, or a maintenance that runs."""

    id: str
    title: str
    state: State
    impact: Impact
    started_at: str = Field(
        description="ISO 8601 in UTC, with milliseconds.", json_schema_extra={"format": "date-time"}
    )

    @classmethod
    def of(cls, active: Active) -> "IncidentNow":
        started_at = iso_ms(active.started_at)
        return cls(
            id=active.id, title=active.title, state=active.state, impact=active.impact, started_at=started_at
        )


class StatusNow(Told):
    """Every leaf in the page's order, the worst of their statuses, and what is going on, newest first."""

    overall: Status
    components: tuple[ComponentNow, ...]
    active_incidents: tuple[IncidentNow, ...]

    @classmethod
    def of(cls, report: Report) -> "StatusNow":
        components = tuple(ComponentNow.of(leaf) for leaf in report.leaves)
        incidents = tuple(IncidentNow.of(active) for active in report.active)
        return cls(overall=report.overall, components=components, active_incidents=incidents)


class Made(Told):
    """The id of what was made."""

    id: str
