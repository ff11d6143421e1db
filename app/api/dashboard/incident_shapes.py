"""Incidents, maintenance and their updates as the dashboard's JSON reads and tells them (contract §4)."""

from typing import Annotated

from pydantic import AfterValidator, Field, Strict
from pydantic_core import PydanticCustomError

from app.api.affecting import Components, ImpactWord, StateWord, Text, Title, references
from app.api.changing import kept
from app.api.told import Told
from app.core.bodies import Body
from app.core.clock import iso_ms, ms_of_iso
from app.core.errors import Invalid
from app.core.ids import public_id
from tenants.incidents.amend import IncidentEdit
from tenants.incidents.models import Incident, IncidentUpdate
from tenants.incidents.open import IncidentDraft
from tenants.incidents.reading import IncidentDetail
from tenants.incidents.update import UpdateDraft
from tenants.incidents.window import MaintenanceDraft, Window
from tenants.words import Impact, IncidentKind, State


def _time(text: str) -> str:
    try:
        ms_of_iso(text)
    except ValueError:
        raise PydanticCustomError("time", "must be a time such as 2026-06-08T18:00:00.000Z") from None
    return text


Time = Annotated[
    str,
    AfterValidator(_time),
    Field(description="ISO 8601, in UTC unless it names a zone.", json_schema_extra={"format": "date-time"}),
]
Kind = Annotated[IncidentKind, Strict(strict=False)]


class IncidentWish(Body):
    """An incident that begins now; with both times of a window, a maintenance that begins and ends then."""

    kind: Kind = kept()
    title: Title
    impact: ImpactWord = Impact.NONE
    state: StateWord = State.INVESTIGATING
    body: Text = ""
    components: Components = ()
    scheduled_start: Time = kept(alias="scheduledStart")
    scheduled_end: Time = kept(alias="scheduledEnd")

    def draft(self) -> IncidentDraft | MaintenanceDraft:
        """Raises Invalid for half a window, and for a kind that the window contradicts."""
        times = {"scheduled_start", "scheduled_end"} & self.model_fields_set
        kind = IncidentKind.MAINTENANCE if times else IncidentKind.INCIDENT
        if len(times) == 1 or self.kind not in (None, kind):
            field = "scheduledEnd" if times else "kind"
            what = "a maintenance has scheduledStart and scheduledEnd, an incident neither"
            raise Invalid(field, f"{field}: {what}.")
        affected = references(self.components)
        if not times:
            return IncidentDraft(self.title, self.impact, self.state, self.body, affected)
        window = (ms_of_iso(self.scheduled_start), ms_of_iso(self.scheduled_end))
        return MaintenanceDraft(self.title, *window, self.body, affected, self.impact)


class IncidentChange(Body):
    """What is to change without an update; what is left out stays. States change by updates."""

    title: Title = kept()
    impact: ImpactWord = kept()
    scheduled_start: Time = kept(alias="scheduledStart")
    scheduled_end: Time = kept(alias="scheduledEnd")

    def edit(self) -> IncidentEdit:
        window = Window(_ms(self.scheduled_start), _ms(self.scheduled_end))
        return IncidentEdit(self.title, self.impact, None if window == Window(None, None) else window)


class UpdateWish(Body):
    """A new state, and what there is to say about it."""

    state: StateWord
    body: Text = ""
    components: Components = ()

    def draft(self) -> UpdateDraft:
        return UpdateDraft(self.state, self.body, references(self.components))


class UpdateChange(Body):
    """Better words for an update; the earlier ones are kept."""

    body: Text


class UpdateTold(Told):
    """One line of the timeline; `editedAt` when its words were corrected."""

    id: str
    state: State
    body: str
    created_at: str
    edited_at: str | None

    @classmethod
    def of(cls, update: IncidentUpdate) -> "UpdateTold":
        return cls(
            id=public_id("u", update.id),
            state=State(update.state),
            body=update.body,
            created_at=iso_ms(update.at),
            edited_at=_iso(update.edited_at),
        )


class IncidentTold(Told):
    """`updates` come newest first; `startedAt` is null while a maintenance waits."""

    id: str
    kind: IncidentKind
    title: str
    state: State
    impact: Impact
    started_at: str | None
    scheduled_start: str | None
    scheduled_end: str | None
    resolved_at: str | None
    updates: tuple[UpdateTold, ...]

    @classmethod
    def of(cls, detail: IncidentDetail) -> "IncidentTold":
        incident: Incident = detail.incident
        return cls(
            id=public_id("i", incident.id),
            kind=IncidentKind(incident.kind),
            title=incident.title,
            state=State(incident.state),
            impact=Impact(incident.impact),
            started_at=_iso(incident.started_at),
            scheduled_start=_iso(incident.scheduled_start),
            scheduled_end=_iso(incident.scheduled_end),
            resolved_at=_iso(incident.resolved_at),
            updates=tuple(UpdateTold.of(update) for update in detail.updates),
        )


def _ms(time: str | None) -> int | None:
    return None if time is None else ms_of_iso(time)


def _iso(at_ms: int | None) -> str | None:
    return None if at_ms is None else iso_ms(at_ms)
