"""Moving a component: steps, a place that it was dragged to, a group; all of it by one form."""

from typing import Literal
from uuid import UUID

from quart import Blueprint, Response

from tenants.components.models import Component
from tenants.components.move import move_component
from tenants.components.place import Place
from tenants.components.seen import UNSEEN, Seen
from tenants.components.tree import TreeNode, is_leaf, tree_of
from tenants.scope import Permission
from ui.kit.answers import attempt
from ui.kit.desk import Desk, at_desk
from ui.kit.forms import Form, FormModel
from ui.kit.render import page_of_text, render
from ui.kit.trees import TreeRow, group_options
from ui.routes.tree_screen import Tried, group_id, row_of, tree_answer

component_moves = Blueprint("component_moves", __name__)


class Moving(FormModel):
    """A step, or to the end of the group `parent`, or there before the sibling `before` ("": last).

    An empty `parent` is the top level. `stood_in` is the group that it was seen in; "-" is not compared.
    """

    to: Literal["up", "down", "top", "bottom", "in", "out", "group", "place"]
    parent: str = ""
    before: str = ""
    stood_in: str = "-"

    def seen(self) -> Seen:
        """Raises Invalid(parent)."""
        return UNSEEN if self.stood_in == "-" else Seen(place=Place(group_id(self.stood_in)))


@component_moves.get("/dashboard/<p_id>/components/<c_id>/move")
@at_desk
async def ask_where(desk: Desk, c_id: str) -> Response:
    """Every way to move it, on a screen."""
    return await _where(desk, c_id, "components/move.html")


@component_moves.get("/dashboard/<p_id>/-/components/<c_id>/move")
@at_desk
async def ask_where_in_place(desk: Desk, c_id: str) -> Response:
    """The same for a row of the tree to open in place."""
    return await _where(desk, c_id, "components/_move.html")


@component_moves.post("/dashboard/<p_id>/components/<c_id>/move")
@at_desk
async def move(desk: Desk, c_id: str) -> Response:
    row = await row_of(desk, c_id)

    async def moved(form: Moving) -> Component:
        tree = await tree_of(desk.scope, desk.page.id)
        parent_id, before_id = destination(tree, row, form)
        component_id = row.node.component.id
        return await move_component(desk.scope, desk.page.id, component_id, parent_id, before_id, form.seen())

    outcome = await attempt(Moving, moved)
    if isinstance(outcome, Form):
        return await tree_answer(desk, tried=Tried(outcome, moved=row.id))
    place = await row_of(desk, c_id)
    return await tree_answer(desk, f"{row.name}, {place.place}.")


async def _where(desk: Desk, c_id: str, template: str) -> Response:
    desk.require(Permission.COMPONENT_WRITE)
    row = await row_of(desk, c_id)
    groups = group_options(await tree_of(desk.scope, desk.page.id), row.node.component.id)
    form, frame = Form.showing(parent=row.group_id), await desk.frame("components")
    return page_of_text(
        render(template, row=row, groups=groups, moving=form, form=Form(), frame=frame, **desk.context())
    )


def destination(tree: tuple[TreeNode, ...], row: TreeRow, form: Moving) -> tuple[UUID | None, UUID | None]:
    """The group to stand in, and the sibling to stand before; where no step leads it stays."""
    here = row.node.component.parent_id
    siblings = list(row.parent.children if row.parent else tree)
    others = [node for node in siblings if node.component.id != row.node.component.id]
    match form.to:
        case "group":
            return group_id(form.parent), None
        case "place":
            return group_id(form.parent), group_id(form.before)
        case "top":
            return here, _id_at(others, 0)
        case "bottom":
            return here, None
        case "up":
            return here, _id_at(others, max(0, row.index - 1))
        case "down":
            return here, _id_at(others, row.index + 1)
        case "in":
            above = siblings[row.index - 1] if row.index else None
            stays = above is None or is_leaf(above.component)
            return (here, _id_at(others, row.index)) if stays or above is None else (above.component.id, None)
    return _out(tree, row) if row.parent else (here, _id_at(others, row.index))


def _out(tree: tuple[TreeNode, ...], row: TreeRow) -> tuple[UUID | None, UUID | None]:
    """Right after the group that it stands in."""
    assert row.parent is not None, "a step out begins in a group"
    group = row.parent.component
    beside = _beside(tree, group)
    index = next(index for index, node in enumerate(beside) if node.component.id == group.id)
    return group.parent_id, _id_at(beside, index + 1)


def _beside(tree: tuple[TreeNode, ...], group: Component) -> tuple[TreeNode, ...]:
    """The nodes among which the group stands."""
    if any(node.component.id == group.id for node in tree):
        return tree
    found = (_beside(node.children, group) for node in tree)
    return next((beside for beside in found if beside), ())


def _id_at(nodes: list[TreeNode] | tuple[TreeNode, ...], index: int) -> UUID | None:
    return nodes[index].component.id if index < len(nodes) else None
