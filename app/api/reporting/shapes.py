"""What the four endpoints read and answer, key for key as in seed 000."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, Strict
from pydantic.alias_generators import to_camel

from app.core.bodies import Body
from app.core.clock import iso_ms
from tenants.incidents.open import IncidentDraft
from tenants.incidents.references import REFERENCES_MAX, Reference
from tenants.incidents.update import UpdateDraft
from tenants.pages.report import Active, Leaf, Report
from tenants.text import BODY_LENGTH_MAX, TITLE_LENGTH_MAX
from tenants.words import Impact, State, Status

_NO_CONTROLS = r"[^\u0000-\u001f\u007f-\u009f\u2028\u2029]"
_NO_CONTROLS_OR_SPACE = r"[^\s\u0000-\u001f\u007f-\u009f\u2028\u2029]"
_LINE = f"^{_NO_CONTROLS}*{_NO_CONTROLS_OR_SPACE}{_NO_CONTROLS}*$"
_TEXT = r"^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]*$"

StatusWord = Annotated[Status, Strict(strict=False), Field(description="The status it has from now on.")]
StateWord = Annotated[State, Strict(strict=False), Field(description="Where the team stands now.")]
ImpactWord = Annotated[
    Impact, Strict(strict=False), Field(description="How bad it is for visitors; `none` when left out.")
]
Title = Annotated[
    str,
    Field(
        description=f"One line of 1 to {TITLE_LENGTH_MAX:,} characters.",
        json_schema_extra={"minLength": 1, "maxLength": TITLE_LENGTH_MAX, "pattern": _LINE},
    ),
]
Text = Annotated[
    str,
    Field(
        description=f"The update's text, up to {BODY_LENGTH_MAX:,} characters.",
        json_schema_extra={"maxLength": BODY_LENGTH_MAX, "pattern": _TEXT},
    ),
]


class AffectedComponent(Body):
    """A component and the status it has from now on."""

    component: str = Field(
        description="The component's id, or its name without regard to case. A reference that matches"
        " nothing, or a group, is ignored; a name that several components share means all of them; the last"
        " entry for a component wins.",
        json_schema_extra={"pattern": r"^[^\u0000]*$"},
    )
    status: StatusWord

    def reference(self) -> Reference:
        return Reference(self.component, self.status)


Components = Annotated[
    tuple[AffectedComponent, ...],
    Strict(strict=False),
    Field(max_length=REFERENCES_MAX, description=f"Affected components, up to {REFERENCES_MAX} entries."),
]


class NewIncident(Body):
    """An incident that begins now, in the state `investigating`."""

    title: Title
    impact: ImpactWord = Impact.NONE
    body: Text = ""
    components: Components = ()

    def draft(self) -> IncidentDraft:
        references = tuple(entry.reference() for entry in self.components)
        return IncidentDraft(self.title, self.impact, body=self.body, components=references)


class NewUpdate(Body):
    """A new state, and what there is to say about it."""

    state: StateWord
    body: Text = ""
    components: Components = ()

    def draft(self) -> UpdateDraft:
        references = tuple(entry.reference() for entry in self.components)
        return UpdateDraft(self.state, self.body, references)


class NewStatus(Body):
    """The status that a component gets."""

    status: StatusWord


class _Told(BaseModel):
    """The base of answers: camelCase outside."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, frozen=True)


class ComponentNow(_Told):
    """A leaf of the component tree."""

    id: str
    name: str
    status: Status

    @classmethod
    def of(cls, leaf: Leaf) -> "ComponentNow":
        return cls(id=leaf.id, name=leaf.name, status=leaf.status)


class IncidentNow(_Told):
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


class StatusNow(_Told):
    """Every leaf in the page's order, the worst of their statuses, and what is going on, newest first."""

    overall: Status
    components: tuple[ComponentNow, ...]
    active_incidents: tuple[IncidentNow, ...]

    @classmethod
    def of(cls, report: Report) -> "StatusNow":
        components = tuple(ComponentNow.of(leaf) for leaf in report.leaves)
        incidents = tuple(IncidentNow.of(active) for active in report.active)
        return cls(overall=report.overall, components=components, active_incidents=incidents)


class Made(_Told):
    """The id of what was made."""

    id: str
