"""The tree: adding, renaming, moving, pinning and deleting what a page reports on."""

from typing import Any, Literal
from uuid import UUID

from quart import Blueprint, Response

from app.core.errors import Invalid, NotFound
from app.core.ids import public_id
from tenants.components.add import ComponentDraft, add_component, add_outline
from tenants.components.edit import ComponentEdit, edit_component, pin_category
from tenants.components.models import Component
from tenants.components.move import move_component
from tenants.components.outline import outline_of
from tenants.components.remove import remove_component
from tenants.components.tree import tree_of
from tenants.scope import Permission
from tenants.words import ComponentKind, Status
from ui.kit.answers import attempt, by_htmx, onwards, swapped
from ui.kit.desk import Desk, at_desk, row_id
from ui.kit.forms import Form, FormModel, Ticked
from ui.kit.render import page_of_text, render
from ui.kit.trees import TreeRow, group_options, rows_of

components = Blueprint("components", __name__)


class NewComponents(FormModel):
    """`names` holds one name a line; `kind` is for a single one, in a list groups are what holds lines."""

    names: str
    kind: ComponentKind = ComponentKind.LEAF
    parent: str = ""


class Naming(FormModel):
    name: str
    show_uptime: Ticked = False


class Moving(FormModel):
    """One step among siblings, or into a group ("" is the top level)."""

    to: Literal["up", "down", "group"]
    parent: str = ""


class Pinning(FormModel):
    pinned: Status | Literal[""]


class Removal(FormModel):
    children: Literal["keep", "all"] = "all"


@components.get("/dashboard/<p_id>/components")
@at_desk
async def tree(desk: Desk) -> Response:
    return await _tree_screen(desk)


@components.post("/dashboard/<p_id>/components")
@at_desk
async def add(desk: Desk) -> Response:
    """Add one component, or a list whose indented lines are in groups, at the end of a group."""

    async def added(form: NewComponents) -> list[Component]:
        parent_id, lines = _group_id(form.parent), outline_of(form.names)
        if len(lines) > 1:
            return await add_outline(desk.scope, desk.page.id, lines, parent_id)
        return [await _added(desk, ComponentDraft(lines[0].name, form.kind, parent_id))]

    made = await attempt(NewComponents, added)
    if isinstance(made, Form):
        return await _tree_answer(desk, adding=made)
    notice = f"Added {made[0].name}." if len(made) == 1 else f"Added {len(made)} components."
    kept = Form.showing(parent=_parent_of(made[0]), kind=made[0].kind)
    return await _tree_answer(desk, notice, adding=kept, adding_next=True)


@components.get("/dashboard/<p_id>/components/<c_id>")
@at_desk
async def edit_screen(desk: Desk, c_id: str) -> Response:
    return await _edit_screen(desk, await _row(desk, c_id))


@components.get("/dashboard/<p_id>/-/components/<c_id>")
@at_desk
async def edit_part(desk: Desk, c_id: str) -> Response:
    """The same forms for a row of the tree to open in place."""
    desk.require(Permission.COMPONENT_WRITE)
    context = await _edit_context(desk, await _row(desk, c_id))
    return page_of_text(render("components/_edit.html", in_place=True, **context))


@components.post("/dashboard/<p_id>/components/<c_id>")
@at_desk
async def rename(desk: Desk, c_id: str) -> Response:
    row = await _row(desk, c_id)

    async def renamed(form: Naming) -> Component:
        edit = ComponentEdit(form.name, form.show_uptime if row.is_leaf else None)
        return await edit_component(desk.scope, desk.page.id, row.node.component.id, edit)

    component = await attempt(Naming, renamed)
    if isinstance(component, Form):
        return await _edit_screen(desk, row, component, naming=component)
    return await _tree_answer(desk, f"Saved {component.name}.")


@components.post("/dashboard/<p_id>/components/<c_id>/move")
@at_desk
async def move(desk: Desk, c_id: str) -> Response:
    row = await _row(desk, c_id)

    async def moved(form: Moving) -> Component:
        parent_id, before_id = _destination(row, form)
        return await move_component(desk.scope, desk.page.id, row.node.component.id, parent_id, before_id)

    outcome = await attempt(Moving, moved)
    if isinstance(outcome, Form):
        return await _edit_screen(desk, row, outcome, moving=outcome)
    place = await _row(desk, c_id)
    where = f"position {place.index + 1} of {place.count}"
    return await _tree_answer(
        desk, f"{row.name}, {where}{' in ' + place.group_name if place.parent else ''}."
    )


@components.post("/dashboard/<p_id>/components/<c_id>/pin")
@at_desk
async def pin(desk: Desk, c_id: str) -> Response:
    """Hold a group in one state, or let it follow its worst child again."""
    row = await _row(desk, c_id)

    async def pinned(form: Pinning) -> Component:
        status = Status(form.pinned) if form.pinned else None
        return await pin_category(desk.scope, desk.page.id, row.node.component.id, status)

    group = await attempt(Pinning, pinned)
    if isinstance(group, Form):
        return await _edit_screen(desk, row, group, pinning=group)
    held = f"stays {desk.labels[group.pinned]}" if group.pinned else "follows its worst component again"
    return await _tree_answer(desk, f"{group.name} {held}.")


@components.get("/dashboard/<p_id>/components/<c_id>/delete")
@at_desk
async def ask_removal(desk: Desk, c_id: str) -> Response:
    desk.require(Permission.COMPONENT_WRITE)
    return await _removal(desk, await _row(desk, c_id), Form.showing(children="keep"))


@components.post("/dashboard/<p_id>/components/<c_id>/delete")
@at_desk
async def remove(desk: Desk, c_id: str) -> Response:
    row = await _row(desk, c_id)

    async def removed(form: Removal) -> None:
        keep = form.children == "keep"
        await remove_component(desk.scope, desk.page.id, row.node.component.id, keep_children=keep)

    outcome = await attempt(Removal, removed)
    if outcome is not None:
        return await _removal(desk, row, outcome)
    return onwards(desk.path("/components"), f"Deleted {row.name}.")


async def _removal(desk: Desk, row: TreeRow, form: Form) -> Response:
    below = list(rows_of([row.node]))[1:]
    return await desk.screen(
        "components/delete.html", "components", form.status, row=row, below=below, form=form
    )


async def _row(desk: Desk, c_id: str) -> TreeRow:
    component_id = row_id("c", c_id)
    for row in rows_of(await tree_of(desk.scope, desk.page.id)):
        if row.node.component.id == component_id:
            return row
    raise NotFound("component")


async def _tree_context(desk: Desk, form: Form, *, adding_next: bool) -> dict[str, Any]:
    """`form` is what was sent: the line for one name, or the list."""
    tree = await tree_of(desk.scope, desk.page.id)
    is_list = "\n" in form.value("names")
    return desk.context() | {
        "frame": await desk.frame("components"),
        "rows": list(rows_of(tree)),
        "groups": group_options(tree),
        "form": form,
        "adding": Form() if is_list else form,
        "listing": form if is_list else Form(),
        "adding_next": adding_next,
        "may_edit": desk.may(Permission.COMPONENT_WRITE),
    }


async def _tree_screen(desk: Desk, adding: Form | None = None) -> Response:
    context = await _tree_context(desk, adding or Form(), adding_next=False)
    return page_of_text(render("components/tree.html", **context), context["form"].status)


async def _tree_answer(
    desk: Desk, notice: str = "", adding: Form | None = None, *, adding_next: bool = False
) -> Response:
    """The tree again: as a region for htmx, as a screen with the refused form, or as the way back."""
    adding = adding or Form()
    if by_htmx():
        context = await _tree_context(desk, adding, adding_next=adding_next)
        answer = swapped(render("components/_tree.html", **context), notice)
        answer.status_code = adding.status
        return answer
    if adding.refused:
        return await _tree_screen(desk, adding)
    return onwards(desk.path("/components"), notice)


async def _edit_context(desk: Desk, row: TreeRow, **forms: Form) -> dict[str, Any]:
    component = row.node.component
    shown = {
        "naming": Form.showing(name=row.name, show_uptime="on" if component.show_uptime else "off"),
        "moving": Form.showing(parent=_parent_of(component)),
        "pinning": Form.showing(pinned=component.pinned or ""),
    }
    tree = await tree_of(desk.scope, desk.page.id)
    options = group_options(tree, component.id)
    return (
        desk.context()
        | {"frame": await desk.frame("components"), "row": row, "groups": options}
        | shown
        | forms
    )


async def _edit_screen(desk: Desk, row: TreeRow, refused: Form | None = None, **forms: Form) -> Response:
    desk.require(Permission.COMPONENT_WRITE)
    context = await _edit_context(desk, row, **forms)
    status = refused.status if refused else 200
    if by_htmx() and refused:
        return page_of_text(render("components/_edit.html", in_place=True, **context), status)
    return page_of_text(
        render("components/edit.html", in_place=False, form=refused or Form(), **context), status
    )


async def _added(desk: Desk, draft: ComponentDraft) -> Component:
    try:
        return await add_component(desk.scope, desk.page.id, draft)
    except Invalid as refusal:
        raise Invalid("names" if refusal.field == "name" else refusal.field, refusal.sentence) from None


def _group_id(parent: str) -> UUID | None:
    try:
        return row_id("c", parent) if parent else None
    except NotFound:
        raise Invalid("parent", "No such group.") from None


def _parent_of(component: Component) -> str:
    return public_id("c", component.parent_id) if component.parent_id else ""


def _destination(row: TreeRow, form: Moving) -> tuple[UUID | None, UUID | None]:
    parent_id = row.node.component.parent_id
    if form.to == "group":
        return _group_id(form.parent), None
    if form.to == "up":
        return parent_id, row.before_up
    return parent_id, row.before_down
