"""Deleting components, and having them back."""

from typing import Literal

from quart import Blueprint, Response

from app.core.ids import public_id
from tenants.components.models import Component
from tenants.components.remove import remove_component
from tenants.components.restore import restore_component
from tenants.scope import Permission
from ui.kit.answers import attempt, onwards
from ui.kit.desk import Desk, at_desk, row_id
from ui.kit.forms import Form, FormModel
from ui.kit.notices import Undo
from ui.kit.trees import TreeRow, with_inner
from ui.routes.tree_screen import Tried, row_of, tree_answer

component_removal = Blueprint("component_removal", __name__)


class Removal(FormModel):
    children: Literal["keep", "all"] = "all"


@component_removal.get("/dashboard/<p_id>/components/<c_id>/delete")
@at_desk
async def ask_removal(desk: Desk, c_id: str) -> Response:
    desk.require(Permission.COMPONENT_WRITE)
    return await _question(desk, await row_of(desk, c_id), Form.showing(children="keep"))


@component_removal.post("/dashboard/<p_id>/components/<c_id>/delete")
@at_desk
async def remove(desk: Desk, c_id: str) -> Response:
    """At once, and what follows has an Undo."""
    row = await row_of(desk, c_id)

    async def removed(form: Removal) -> Component:
        keep = form.children == "keep"
        return await remove_component(desk.scope, desk.page.id, row.node.component.id, keep_children=keep)

    outcome = await attempt(Removal, removed)
    if isinstance(outcome, Form):
        return await _question(desk, row, outcome)
    undo = Undo(desk.path(f"/components/{row.id}/restore"), region="tree")
    if row.is_leaf:
        return await tree_answer(desk, f"Deleted {row.name}.", undo=undo)
    return onwards(desk.path("/components"), f"Deleted {row.name}.", undo)


@component_removal.post("/dashboard/<p_id>/components/<c_id>/restore")
@at_desk
async def restore(desk: Desk, c_id: str) -> Response:
    component_id = row_id("c", c_id)

    async def restored(_: FormModel) -> Component:
        return await restore_component(desk.scope, desk.page.id, component_id)

    outcome = await attempt(FormModel, restored)
    if isinstance(outcome, Form):
        return await tree_answer(desk, tried=Tried(outcome, moved=public_id("c", component_id)))
    return await tree_answer(desk, f"{outcome.name} is back.")


async def _question(desk: Desk, row: TreeRow, form: Form) -> Response:
    below = list(with_inner(row))[1:]
    return await desk.screen(
        "components/delete.html", "components", form.status, row=row, below=below, form=form
    )
