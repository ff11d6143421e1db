"""Leaves that a plan no longer covers: hidden, never shown stale, never deleted (design §4)."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import NamedTuple, TypeVar

Id = TypeVar("Id", bound=Hashable)


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
