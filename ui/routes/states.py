"""Setting a leaf's state by hand, from the overview or the tree."""

from typing import Any, Literal

from quart import Blueprint, Response

from tenants.components.models import Component
from tenants.components.status import set_status
from tenants.components.tree import leaves_of, tree_of
from tenants.scope import Permission
from tenants.words import Status, worst_of
from ui.kit.answers import attempt, by_htmx, onwards, swapped
from ui.kit.desk import Desk, at_desk, row_id
from ui.kit.faults import fault
from ui.kit.forms import Form, FormModel
from ui.kit.render import render
from ui.kit.trees import rows_of

states = Blueprint("states", __name__)


class NewState(FormModel):
    status: Status
    view: Literal["overview", "components"] = "overview"


@states.post("/dashboard/<p_id>/components/<c_id>/status")
@at_desk
async def set_state(desk: Desk, c_id: str) -> Response:
    """Shows at once; opens no incident."""
    component_id = row_id("c", c_id)

    async def put(form: NewState) -> tuple[Component, NewState]:
        return await set_status(desk.scope, desk.page.id, component_id, form.status), form

    outcome = await attempt(NewState, put)
    if isinstance(outcome, Form):
        return fault(outcome.status, outcome.sentence or "Choose one of the five states.")
    component, form = outcome
    notice = f"{component.name} is now {desk.labels[form.status]} on the page."
    if not by_htmx() or form.view != "overview":
        return onwards(desk.path("" if form.view == "overview" else "/components"), notice)
    context = desk.context() | {"frame": await desk.frame("overview")} | await quick_context(desk)
    regions = render("overview/_quick.html", **context) + render("overview/_now_part.html", **context)
    return swapped(regions, notice)


async def quick_context(desk: Desk) -> dict[str, Any]:
    """What the two live regions of the overview show."""
    tree = await tree_of(desk.scope, desk.page.id)
    leaves = leaves_of(tree)
    return {
        "tree": tree,
        "rows": list(rows_of(tree)),
        "leaf_count": len(leaves),
        "affected_count": sum(leaf.status != Status.OPERATIONAL for leaf in leaves),
        "worst": worst_of(Status(leaf.status) for leaf in leaves),
        "may_set": desk.may(Permission.STATUS_SET),
    }
