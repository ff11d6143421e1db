"""A page as it would be in another state: what owners try a look on."""

from dataclasses import replace
from enum import StrEnum

from app.core.clock import MS_PER_MINUTE
from public_site.snapshot import Incident, Node, Snapshot, Touched, Update, leaves_below
from tenants.words import ComponentKind, Impact, IncidentKind, State, Status, worst_of

_HELD_MS = 12 * MS_PER_MINUTE


class Scene(StrEnum):
    """What a page is drawn as: as it is, or in a state of its own."""

    NOW = "now"
    WELL = "well"
    INCIDENT = "incident"
    MAINTENANCE = "maintenance"


_PLAYED = {
    Scene.INCIDENT: (
        IncidentKind.INCIDENT,
        "Sign-in is slow for some people",
        "We know the cause and are rolling out the **fix**.",
        State.IDENTIFIED,
        Impact.MAJOR,
        Status.PARTIAL,
    ),
    Scene.MAINTENANCE: (
        IncidentKind.MAINTENANCE,
        "Database upgrade",
        "The service can be slow for a moment.",
        State.IN_PROGRESS,
        Impact.NONE,
        Status.MAINTENANCE,
    ),
}


def rehearsed(snapshot: Snapshot, scene: Scene) -> Snapshot:
    """The page in that scene: all its leaves well but the first, if something goes on."""
    if scene is Scene.NOW:
        return snapshot
    first = next(iter(snapshot.leaves), None)
    status = _PLAYED[scene][-1] if scene in _PLAYED else Status.OPERATIONAL
    tree = tuple(_set(node, first, status) for node in snapshot.tree)
    incidents = (_incident(scene, first, snapshot.as_of),) if scene in _PLAYED else ()
    return replace(snapshot, tree=tree, incidents=incidents)


def _set(node: Node, struck: Node | None, status: Status) -> Node:
    """The node with `struck` at `status` and every other leaf below it well."""
    if node.kind is ComponentKind.LEAF:
        is_struck = struck is not None and node.id == struck.id
        return replace(node, status=status if is_struck else Status.OPERATIONAL, incident_id=None)
    children = tuple(_set(child, struck, status) for child in node.children)
    shown = [leaf.status for child in children for leaf in leaves_below(child)]
    return replace(node, children=children, status=worst_of(shown) if shown else node.status)


def _incident(scene: Scene, struck: Node | None, at: int) -> Incident:
    kind, title, body, state, impact, status = _PLAYED[scene]
    touched = (Touched(struck.id, struck.name, status, status, _HELD_MS),) if struck else ()
    update = Update("u_rehearsed", state, body, at - _HELD_MS // 2, None, ())
    planned = (at - _HELD_MS, at + 2 * _HELD_MS) if scene is Scene.MAINTENANCE else (None, None)
    return Incident(
        id="i_rehearsed",
        kind=kind,
        title=title,
        state=state,
        impact=impact,
        started_at=at - _HELD_MS,
        resolved_at=None,
        scheduled_start=planned[0],
        scheduled_end=planned[1],
        promised_next_at=None,
        updated_at=update.at,
        touched=touched,
        updates=(update,),
    )
