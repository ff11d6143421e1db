"""Leaves that a plan no longer covers: hidden, never shown stale, never deleted (design §4)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient

from app.core.clock import now_ms
from app.core.errors import Forbidden
from ledger.plans import PLANS, tenure_of
from tenants.components.models import Component
from tenants.components.tree import components_in
from tenants.words import ComponentKind

_FEWEST = min(plan.leaves_per_page for plan in PLANS.values() if plan.leaves_per_page is not None)


class Placed(NamedTuple):
    """A component as far as hiding goes; siblings are given in their order."""

    id: object
    parent_id: object
    is_leaf: bool


def hidden_among(components: Iterable[Placed], leaves_max: int | None) -> frozenset[object]:
    """Ids of leaves after the first `leaves_max` in the page's order, and of groups this leaves empty."""
    if leaves_max is None:
        return frozenset()
    below: dict[object, list[Placed]] = defaultdict(list)
    for component in components:
        below[component.parent_id].append(component)
    hidden: set[object] = set()
    shown = 0

    def walk(parent_id: object) -> tuple[int, int]:
        """How many leaves below are shown and hidden."""
        nonlocal shown
        counts = [0, 0]
        for each in below[parent_id]:
            if each.is_leaf:
                over = shown >= leaves_max
                shown += not over
                counts[over] += 1
            else:
                inner = walk(each.id)
                over = inner[0] == 0 and inner[1] > 0
                counts = [counts[0] + inner[0], counts[1] + inner[1]]
            if over:
                hidden.add(each.id)
        return counts[0], counts[1]

    walk(None)
    return frozenset(hidden)


async def hidden_in(account_id: UUID, components: Sequence[Component]) -> frozenset[object]:
    """The hidden ones among all components of a page, which come with siblings in order."""
    leaves = sum(each.kind == ComponentKind.LEAF for each in components)
    if leaves <= _FEWEST:
        return frozenset()
    tenure = await tenure_of(account_id)
    if not tenure.enforced(now_ms()):
        return frozenset()
    placed = (Placed(each.id, each.parent_id, each.kind == ComponentKind.LEAF) for each in components)
    return hidden_among(placed, tenure.plan.leaves_per_page)


async def require_shown(account_id: UUID, leaf: Component, db: BaseDBAsyncClient) -> None:
    """Raise Forbidden for a leaf that the plan hides (contract §2: 403 in the path)."""
    tenure = await tenure_of(account_id)
    if tenure.plan.leaves_per_page is None or not tenure.enforced(now_ms()):
        return
    if leaf.id in await hidden_in(account_id, await components_in(leaf.page_id, db)):
        raise Forbidden(f"{leaf.name} is hidden: the plan covers fewer components. Prime shows all of them.")
