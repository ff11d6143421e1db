"""From what callers call components to the leaves that are meant (seed 000, contract §2)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient

from app.core.errors import Invalid
from app.core.ids import public_id
from tenants.components.hidden import hidden_in
from tenants.components.models import Component
from tenants.components.tree import components_in, is_leaf
from tenants.pages.models import Page
from tenants.text import folded
from tenants.words import Status

REFERENCES_MAX = 200


@dataclass(frozen=True, slots=True)
class Reference:
    """A leaf by public id, or by name in any case, and the status it gets."""

    component: str
    status: Status


@dataclass(frozen=True, slots=True)
class Meant:
    """The leaves that were meant with their statuses, and the references that meant none."""

    leaves: tuple[tuple[Component, Status], ...]
    dropped: tuple[str, ...]


async def resolve_references(page: Page, references: Sequence[Reference], db: BaseDBAsyncClient) -> Meant:
    """Match references to leaves: an id to one, a name to all of that name; of one leaf the last counts.

    What the plan hides is dropped like what is not there.
    """
    if not references:
        return Meant((), ())
    components = await components_in(page.id, db)
    hidden = await hidden_in(page.account_id, components)
    called = _called([each for each in components if is_leaf(each) and each.id not in hidden])
    meant: dict[UUID, tuple[Component, Status]] = {}
    dropped: list[str] = []
    for reference in references:
        matches = called.get(folded(reference.component), ())
        if not matches:
            dropped.append(reference.component)
        meant |= {leaf.id: (leaf, reference.status) for leaf in matches}
    return Meant(tuple(meant.values()), tuple(dropped))


def checked_references(references: Sequence[Reference]) -> tuple[Reference, ...]:
    """At most REFERENCES_MAX entries (seed 000); raises Invalid(components)."""
    if len(references) > REFERENCES_MAX:
        raise Invalid("components", f"Up to {REFERENCES_MAX} components; there are {len(references)}.")
    return tuple(references)


def _called(leaves: Sequence[Component]) -> dict[str, list[Component]]:
    """Leaves by folded name, and by id: a leaf that somebody named like another's id does not hide it."""
    called: dict[str, list[Component]] = defaultdict(list)
    for leaf in leaves:
        called[leaf.folded_name].append(leaf)
    return called | {public_id("c", leaf.id): [leaf] for leaf in leaves}
