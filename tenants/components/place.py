"""A place in the tree, as acts name it."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Place:
    """Under `parent_id` (None: top level), before the sibling `before_id` or at `index` (both None: last)."""

    parent_id: UUID | None
    before_id: UUID | None = None
    index: int | None = None
