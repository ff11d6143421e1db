"""What a monitor reads of its page: every leaf, the worst of them, and what is going on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from app.core.ids import public_id
from app.db.reading import read
from tenants.components.hidden import hidden_in
from tenants.components.models import Component
from tenants.components.tree import grown, leaves_of
from tenants.pages.reading import page_of
from tenants.scope import Scope
from tenants.words import Impact, State, Status, worst_of

_COMPONENTS = (
    "SELECT id, parent_id, kind, name, status FROM component"
    " WHERE page_id = ? AND removed_at IS NULL ORDER BY position, id"
)
_ACTIVE = (
    "SELECT id, title, state, impact, started_at FROM incident"
    " WHERE page_id = ? AND resolved_at IS NULL AND started_at IS NOT NULL ORDER BY id DESC"
)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf by its public id."""

    id: str
    name: str
    status: Status


@dataclass(frozen=True, slots=True)
class Active:
    """An unresolved incident or a maintenance that runs; `started_at` in ms."""

    id: str
    title: str
    state: State
    impact: Impact
    started_at: int


@dataclass(frozen=True, slots=True)
class Report:
    """The leaves in tree order, the worst of their statuses, and what is active, newest first."""

    overall: Status
    leaves: tuple[Leaf, ...]
    active: tuple[Active, ...]


async def report_of(scope: Scope, page_id: UUID) -> Report:
    """The page as of one moment (seed 000 "Read current status"). Raises NotFound, NotYours, Forbidden."""
    page = await page_of(scope, page_id)
    found, incidents = await read((_COMPONENTS, (page_id,)), (_ACTIVE, (page_id,)))
    components = [_component(row) for row in found]
    hidden = await hidden_in(page.account_id, components)
    leaves = tuple(_leaf(leaf) for leaf in leaves_of(grown(components)) if leaf.id not in hidden)
    return Report(worst_of(leaf.status for leaf in leaves), leaves, tuple(_active(row) for row in incidents))


def _component(row: Sequence[Any]) -> Component:
    row_id, parent_id, kind, name, status = row
    parent = UUID(parent_id) if parent_id else None
    return Component(id=UUID(row_id), parent_id=parent, kind=kind, name=name, status=status)


def _leaf(component: Component) -> Leaf:
    return Leaf(public_id("c", component.id), component.name, Status(component.status))


def _active(row: Sequence[Any]) -> Active:
    row_id, title, state, impact, started_at = row
    return Active(public_id("i", UUID(row_id)), title, State(state), Impact(impact), started_at)
