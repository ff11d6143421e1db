"""The composer as a screen: for an incident that begins now, or for work that is planned."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import Field
from quart import Response

from app.core.clock import MS_PER_DAY, MS_PER_SECOND, now_ms
from app.core.ids import parse_public_id, public_id
from tenants.components.tree import leaves_of
from tenants.incidents.composing import Composing, composing_of
from tenants.incidents.doubts import Doubt
from tenants.scope import Permission
from tenants.templates.models import IncidentTemplate
from tenants.words import IncidentKind, Status
from ui.kit.affecting import Affecting, affect_rows
from ui.kit.answers import attempt
from ui.kit.desk import Desk
from ui.kit.forms import Fields, Form, sent_fields
from ui.kit.times import typed
from ui.routes.doubt_words import told
from ui.routes.incident_screen import PROMISES, SECTIONS, STATES

IMPACTS = (
    ("", "By components"),
    ("none", "None"),
    ("minor", "Minor"),
    ("major", "Major"),
    ("critical", "Critical"),
)
TEMPLATES_SHOWN = 8
_HOUR_MS = 3600 * MS_PER_SECOND


class Composed(Affecting):
    """Whatever either composer holds, while somebody is still at it: nothing has to be right yet."""

    title: str = ""
    body: str = ""
    state: str = ""
    impact: str = ""
    promise: str = ""
    starts_at: str = ""
    ends_at: str = ""
    template: str = ""
    use: str = ""
    sure: list[str] = Field(default_factory=list)


async def composed() -> Form:
    """The form as it was sent; refused when it holds what no composer has."""

    async def taken(_: Composed) -> Form:
        return Form(await sent_fields())

    return await attempt(Composed, taken)


@dataclass(frozen=True, slots=True)
class Composer:
    """The desk, which of the two composers it is, and what it has to know."""

    desk: Desk
    kind: IncidentKind
    known: Composing

    @classmethod
    async def open(cls, desk: Desk, kind: IncidentKind) -> "Composer":
        """Raises Forbidden for those who may not report."""
        desk.require(Permission.INCIDENT_WRITE)
        return cls(desk, kind, await composing_of(desk.scope, desk.page.id))

    def fresh(self) -> Form:
        """Nothing typed yet. What is unwell, and in no incident, is most likely what this one is about."""
        if self.kind is IncidentKind.MAINTENANCE:
            return Form.showing()
        leaves = leaves_of(self.known.tree)
        unwell = [
            each for each in leaves if each.status != Status.OPERATIONAL and each.id not in self.known.holders
        ]
        return Form.showing(
            state="investigating", impact="", affects=[public_id("c", each.id) for each in unwell]
        )

    def applied(self, form: Form, t_id: str) -> Form:
        """With what a template says; what somebody typed stays. One that is gone changes nothing."""
        template, before = self._template(t_id), self._template(form.value("template"))
        if template is None:
            return form
        values = {**form.values, "template": (t_id,)}
        for field in ("title", "body"):
            untouched = form.value(field) in ("", getattr(before, field, ""))
            values[field] = (getattr(template, field) if untouched else form.value(field),)
        if self.kind is IncidentKind.INCIDENT:
            values |= {"state": (template.state,), "impact": (template.impact,)}
        return replace(form, values={**values, **self._affecting(template, form)})

    async def screen(self, form: Form, doubts: Sequence[Doubt] = (), *, is_fresh: bool = False) -> Response:
        """`is_fresh`: nothing was typed or chosen, so that a draft kept by the browser may come back."""
        section = SECTIONS[self.kind]
        return await self.desk.screen(
            f"{section}/new.html",
            section,
            form.status,
            form=self._whole(form),
            rows=self._rows(form),
            doubts=told(self.desk, doubts),
            is_fresh=is_fresh,
            folder=section,
            current=self.known.current,
            chips=self.known.templates[:TEMPLATES_SHOWN],
            more_chips=self.known.templates[TEMPLATES_SHOWN:],
            promises=PROMISES,
            states=STATES,
            impacts=IMPACTS,
            now=now_ms(),
        )

    def _rows(self, form: Form) -> list[Any]:
        usual = Status.MAINTENANCE if self.kind is IncidentKind.MAINTENANCE else None
        return affect_rows(self.known.tree, form, usual=usual)

    def _whole(self, form: Form) -> Form:
        """What a form that came from the other composer lacks."""
        start, zone = now_ms() // _HOUR_MS * _HOUR_MS + MS_PER_DAY, self.desk.page.time_zone
        missing: Fields = (
            {"starts_at": (typed(start, zone),), "ends_at": (typed(start + 2 * _HOUR_MS, zone),)}
            if self.kind is IncidentKind.MAINTENANCE
            else {"state": ("investigating",), "impact": ("",)}
        )
        return replace(form, values={**missing, **form.values})

    def _template(self, t_id: str) -> IncidentTemplate | None:
        wanted = parse_public_id("t", t_id)
        return next((each for each in self.known.templates if each.id == wanted), None)

    def _affecting(self, template: IncidentTemplate, form: Form) -> Fields:
        """Ticks and states of the form, and those of the template, which count where both name a leaf."""
        ticked = dict.fromkeys([*form.all("affects"), *(each["component"] for each in template.affected)])
        states = [f"{each['component']}={each['status']}" for each in template.affected]
        return {"affects": tuple(ticked), "status": (*form.all("status"), *states)}


def unread(doubts: Sequence[Doubt], sure: Collection[str]) -> list[Doubt]:
    """The doubts that were not on the form that was sent."""
    return [doubt for doubt in doubts if doubt.key not in sure]


async def asked_again(outcome: Form | list[Doubt]) -> tuple[Form, Sequence[Doubt]]:
    """A form that was refused, or one that was sent as it should be and raises doubts."""
    return (outcome, ()) if isinstance(outcome, Form) else (Form(await sent_fields(), status=422), outcome)
