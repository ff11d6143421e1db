"""Setting a leaf's state by hand, from the overview or the tree."""

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from quart import Blueprint, Response

from app.core.ids import public_id
from tenants.components.models import Component
from tenants.components.status import set_status
from tenants.components.tree import TreeNode, leaf_of, leaves_of, tree_of
from tenants.scope import Permission
from tenants.words import Status, worst_of
from ui.kit.answers import attempt, by_htmx, onwards, swapped
from ui.kit.desk import Desk, at_desk, row_id
from ui.kit.faults import fault
from ui.kit.forms import Form, FormModel
from ui.kit.notices import Undo
from ui.kit.render import render
from ui.kit.trees import TreeRow, rows_of

states = Blueprint("states", __name__)


class NewState(FormModel):
    status: Status
    view: Literal["overview", "components"] = "overview"


@states.post("/dashboard/<p_id>/components/<c_id>/status")
@at_desk
async def set_state(desk: Desk, c_id: str) -> Response:
    """Shows at once; opens no incident."""
    leaf = await leaf_of(desk.scope, desk.page.id, row_id("c", c_id))

    async def put(form: NewState) -> tuple[Component, NewState]:
        return await set_status(desk.scope, desk.page.id, leaf.id, form.status), form

    outcome = await attempt(NewState, put)
    if isinstance(outcome, Form):
        return fault(outcome.status, outcome.sentence or "Choose one of the five states.")
    component, form = outcome
    notice = f"{component.name} is now {desk.labels[form.status]} on the page."
    c_id = public_id("c", leaf.id)
    undo = _undo(desk, c_id, leaf, form)
    if not by_htmx() or form.view != "overview":
        return onwards(desk.path("" if form.view == "overview" else "/components"), notice, undo)
    return swapped(await _regions(desk, c_id), notice, undo)


def quick_context(desk: Desk, tree: Sequence[TreeNode]) -> dict[str, Any]:
    """What the two live regions of the overview show."""
    leaves = leaves_of(tree)
    return {
        "tree": tree,
        "rows": list(rows_of(tree)),
        "leaf_count": len(leaves),
        "affected_count": sum(leaf.status != Status.OPERATIONAL for leaf in leaves),
        "worst": worst_of(Status(leaf.status) for leaf in leaves),
        "may_set": desk.may(Permission.STATUS_SET),
    }


def _undo(desk: Desk, c_id: str, before: Component, form: NewState) -> Undo | None:
    """The way back to the state it had, if it had another."""
    if before.status == form.status:
        return None
    fields = {"status": before.status, "view": form.view}
    return Undo(desk.path(f"/components/{c_id}/status"), fields, f"set-{c_id}")


async def _regions(desk: Desk, c_id: str) -> str:
    """The row that was set; the groups that it stands in and the line on top change beside it."""
    tree = await tree_of(desk.scope, desk.page.id)
    context = desk.context() | quick_context(desk, tree) | {"frame": await desk.frame("overview", tree)}
    row = next(row for row in context["rows"] if row.id == c_id)
    above = [
        render("overview/_group_part.html", row=group, **context) for group in _above(row, context["rows"])
    ]
    part = render("overview/_now_part.html", **context)
    return "".join([render("overview/_quick_row.html", row=row, **context), *above, part])


def _above(row: TreeRow, rows: Sequence[TreeRow]) -> Iterator[TreeRow]:
    by_id = {each.id: each for each in rows}
    while row.group_id:
        row = by_id[row.group_id]
        yield row
