"""`hep-status incident`: opening, updating and scheduling from the command line."""

from uuid import UUID

import click

from app.cli.ids import COMPONENT_STATUS, INCIDENT, MOMENT, PAGE
from app.cli.telling import Told, in_world
from app.core.ids import public_id
from tenants.incidents.models import Incident
from tenants.incidents.open import IncidentDraft, open_incident
from tenants.incidents.reading import incident_of
from tenants.incidents.references import Reference
from tenants.incidents.update import UpdateDraft, post_update
from tenants.incidents.window import MaintenanceDraft, schedule_maintenance
from tenants.scope import Scope
from tenants.words import Impact, State

_IMPACT = click.option(
    "--impact",
    type=click.Choice([impact.value for impact in Impact]),
    default=Impact.NONE.value,
    show_default=True,
)
_STATES = [state.value for state in State]
_BODY = click.option("--body", default="", help="Text of the update.")
_COMPONENTS = click.option(
    "--component",
    "components",
    type=COMPONENT_STATUS,
    multiple=True,
    help="Such as API=degraded; repeatable.",
)


@click.group()
def incident() -> None:
    """Incidents and maintenance."""


@incident.command("open")
@click.argument("page_id", metavar="PAGE", type=PAGE)
@click.option("--title", required=True)
@_IMPACT
@click.option("--state", type=click.Choice(_STATES), default=State.INVESTIGATING.value, show_default=True)
@_BODY
@_COMPONENTS
@in_world
async def open_one(
    page_id: UUID, title: str, impact: str, state: str, body: str, components: tuple[Reference, ...]
) -> Told:
    """Open an incident."""
    draft = IncidentDraft(title, Impact(impact), State(state), body, components)
    opened = await open_incident(Scope.operator(), page_id, draft)
    return _named("i", opened.id, _unknown(components, opened))


@incident.command()
@click.argument("page_id", metavar="PAGE", type=PAGE)
@click.argument("incident_id", metavar="INCIDENT", type=INCIDENT)
@click.option("--state", type=click.Choice(_STATES), required=True)
@_BODY
@_COMPONENTS
@in_world
async def update(
    page_id: UUID, incident_id: UUID, state: str, body: str, components: tuple[Reference, ...]
) -> Told:
    """Post an update; `--state resolved` ends the incident."""
    draft = UpdateDraft(State(state), body, components)
    posted = await post_update(Scope.operator(), page_id, incident_id, draft)
    told = await incident_of(Scope.operator(), page_id, incident_id)
    return _named("u", posted.id, _unknown(components, told.incident))


@incident.command()
@click.argument("page_id", metavar="PAGE", type=PAGE)
@click.option("--title", required=True)
@click.option("--starts", type=MOMENT, required=True, help="2026-06-08T18:00Z, or +2h from now.")
@click.option("--ends", type=MOMENT, required=True, help="2026-06-08T19:00Z, or +3h from now.")
@_IMPACT
@_BODY
@_COMPONENTS
@in_world
async def schedule(
    page_id: UUID,
    title: str,
    starts: int,
    ends: int,
    impact: str,
    body: str,
    components: tuple[Reference, ...],
) -> Told:
    """Schedule a maintenance that begins and ends by itself."""
    draft = MaintenanceDraft(title, starts, ends, body, components, Impact(impact))
    planned = await schedule_maintenance(Scope.operator(), page_id, draft)
    return _named("i", planned.id, _unknown(components, planned))


def _unknown(components: tuple[Reference, ...], incident: Incident) -> str:
    """Names that mean no component are no error (seed 000), but a person at a terminal wants to know."""
    unknown = [each.component for each in components if each.component in incident.dropped_references]
    return f"No component is called {', '.join(unknown)}." if unknown else ""


def _named(prefix: str, row_id: UUID, aside: str) -> Told:
    shown = public_id(prefix, row_id)
    return Told({"id": shown}, shown, aside=aside)
