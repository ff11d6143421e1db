"""A component of the tree as the dashboard's JSON reads and tells it (contract §4)."""

from collections.abc import Iterator, Sequence
from typing import Annotated
from uuid import UUID

from pydantic import Field, Strict

from app.api.changing import kept
from app.api.told import Told
from app.core.bodies import Body
from app.core.errors import Invalid
from app.core.ids import parse_public_id, public_id
from tenants.components.add import ComponentDraft
from tenants.components.edit import ComponentEdit
from tenants.components.models import Component
from tenants.components.place import Place
from tenants.components.seen import Pin
from tenants.components.tree import TreeNode
from tenants.text import NAME_LENGTH_MAX
from tenants.words import ComponentKind, Status

Name = Annotated[str, Field(description=f"1 to {NAME_LENGTH_MAX} characters.")]
Kind = Annotated[ComponentKind, Strict(strict=False)]
Word = Annotated[Status, Strict(strict=False)]
_PARENT = "The group it stands in, by its id; null is the top level."


class ComponentWish(Body):
    """A component at the end of its group."""

    name: Name
    kind: Kind = Field(default=ComponentKind.LEAF, description="A leaf, or a category that holds others.")
    parent_id: str | None = Field(default=None, alias="parentId", description=_PARENT)

    def draft(self) -> ComponentDraft:
        return ComponentDraft(self.name, self.kind, _group_id(self.parent_id))


class ComponentChange(Body):
    """What is to change; what is left out stays. All of it happens, or nothing."""

    name: Name = kept()
    parent_id: str | None = Field(default=None, alias="parentId", description=_PARENT)
    position: int = kept(ge=0, description="Where in its group, from 0; beyond the end is last.")
    pinned: Word | None = Field(
        default=None, description="What a category shows whatever is in it; null lets it follow its worst."
    )
    status: Word = kept(description="A leaf's status from now on.")
    show_uptime: bool = kept(alias="showUptime")

    def edit(self, component: Component) -> ComponentEdit:
        """As an edit of the component that it is meant for. Raises Invalid(parentId)."""
        pin = Pin(self.pinned) if "pinned" in self.model_fields_set else None
        return ComponentEdit(self.name, self.show_uptime, pin, self._place(component), self.status)

    def _place(self, component: Component) -> Place | None:
        if not {"parent_id", "position"} & self.model_fields_set:
            return None
        named = "parent_id" in self.model_fields_set
        parent_id = _group_id(self.parent_id) if named else component.parent_id
        stays = "position" not in self.model_fields_set and parent_id == component.parent_id
        return Place(parent_id, index=component.position if stays else self.position)


class ComponentTold(Told):
    """A category's `status` is that of the worst in it, unless it is pinned."""

    id: str
    name: str
    kind: ComponentKind
    parent_id: str | None
    position: int
    pinned: Status | None
    status: Status
    show_uptime: bool

    @classmethod
    def of(cls, node: TreeNode) -> "ComponentTold":
        component = node.component
        return cls(
            id=public_id("c", component.id),
            name=component.name,
            kind=ComponentKind(component.kind),
            parent_id=public_id("c", component.parent_id) if component.parent_id else None,
            position=component.position,
            pinned=Status(component.pinned) if component.pinned else None,
            status=node.status,
            show_uptime=component.show_uptime,
        )


def told_in_order(tree: Sequence[TreeNode]) -> Iterator[ComponentTold]:
    """The whole tree, each group before what is in it."""
    for node in tree:
        yield ComponentTold.of(node)
        yield from told_in_order(node.children)


def _group_id(text: str | None) -> UUID | None:
    if text is None:
        return None
    found = parse_public_id("c", text)
    if found is None:
        raise Invalid("parentId", "parentId: no such group.")
    return found
