"""The tree: adding, renaming and pinning what a page reports on."""

from typing import Any, Literal

from pydantic import Field
from quart import Blueprint, Response

from app.core.errors import Invalid
from tenants.components.add import ComponentDraft, add_component, add_outline, try_outline
from tenants.components.edit import ComponentEdit, edit_component, pin_category
from tenants.components.models import Component
from tenants.components.outline import OutlineLine, outline_of
from tenants.components.seen import Pin, Seen
from tenants.scope import Permission
from tenants.words import ComponentKind, Status
from ui.kit.answers import attempt, by_htmx
from ui.kit.desk import Desk, at_desk
from ui.kit.forms import Form, FormModel, Ticked
from ui.kit.render import page_of_text, render
from ui.kit.trees import TreeRow
from ui.routes.tree_screen import Tried, group_id, parent_of, row_of, tree_answer, tree_screen

components = Blueprint("components", __name__)


class NewComponents(FormModel):
    """`names` holds one name a line; `kind` is for a single one, in a list groups are what holds lines."""

    names: str
    kind: ComponentKind = ComponentKind.LEAF
    parent: str = ""


class Naming(FormModel):
    """`seen.…` is what the form showed before somebody typed."""

    name: str
    show_uptime: Ticked = False
    seen: dict[Literal["name", "show_uptime"], str] = Field(default_factory=dict)

    def as_seen(self) -> Seen:
        shown = self.seen.get("show_uptime")
        return Seen(self.seen.get("name"), None if shown is None else shown == "on")


class Pinning(FormModel):
    """`seen` is the state that the form showed; "-" is not compared."""

    pinned: Status | Literal[""]
    seen: Status | Literal["", "-"] = "-"

    def as_seen(self) -> Seen:
        return Seen() if self.seen == "-" else Seen(pin=Pin(Status(self.seen) if self.seen else None))


@components.get("/dashboard/<p_id>/components")
@at_desk
async def tree(desk: Desk) -> Response:
    return await tree_screen(desk)


@components.post("/dashboard/<p_id>/components")
@at_desk
async def add(desk: Desk) -> Response:
    """Add one component, or a list whose indented lines are in groups, at the end of a group."""

    async def added(form: NewComponents) -> list[Component]:
        parent_id, lines = group_id(form.parent), outline_of(form.names)
        if len(lines) > 1:
            return await add_outline(desk.scope, desk.page.id, lines, parent_id)
        return [await _added(desk, ComponentDraft(lines[0].name, form.kind, parent_id))]

    made = await attempt(NewComponents, added)
    if isinstance(made, Form):
        return await tree_answer(desk, tried=Tried(made, lines=_lines(made)))
    notice = f"Added {made[0].name}." if len(made) == 1 else f"Added {len(made)} components."
    kept = Form.showing(parent=parent_of(made[0]), kind=made[0].kind)
    return await tree_answer(desk, notice, Tried(kept, adding_next=True))


@components.post("/dashboard/<p_id>/components/preview")
@at_desk
async def preview(desk: Desk) -> Response:
    """What a list would make, and whether it may; nothing is made."""

    async def tried(form: NewComponents) -> Form:
        await try_outline(desk.scope, desk.page.id, outline_of(form.names), group_id(form.parent))
        return Form.showing(names=form.names, parent=form.parent)

    form = await attempt(NewComponents, tried)
    lines = _lines(form, least=1)
    if by_htmx():
        shown = render("components/_preview.html", listing=form, tried=Tried(form, lines))
        return page_of_text(shown)
    return await tree_screen(desk, Tried(form, lines))


@components.get("/dashboard/<p_id>/components/<c_id>")
@at_desk
async def edit_screen(desk: Desk, c_id: str) -> Response:
    return await _edit_screen(desk, await row_of(desk, c_id))


@components.get("/dashboard/<p_id>/-/components/<c_id>")
@at_desk
async def edit_part(desk: Desk, c_id: str) -> Response:
    """The same forms for a row of the tree to open in place."""
    desk.require(Permission.COMPONENT_WRITE)
    context = await _edit_context(desk, await row_of(desk, c_id))
    return page_of_text(render("components/_edit.html", in_place=True, **context))


@components.post("/dashboard/<p_id>/components/<c_id>")
@at_desk
async def rename(desk: Desk, c_id: str) -> Response:
    row = await row_of(desk, c_id)

    async def renamed(form: Naming) -> Component:
        edit = ComponentEdit(form.name, form.show_uptime if row.is_leaf else None)
        component_id = row.node.component.id
        return await edit_component(desk.scope, desk.page.id, component_id, edit, form.as_seen())

    component = await attempt(Naming, renamed)
    if isinstance(component, Form):
        return await _edit_screen(desk, row, component, naming=component)
    return await tree_answer(desk, f"Saved {component.name}.")


@components.post("/dashboard/<p_id>/components/<c_id>/pin")
@at_desk
async def pin(desk: Desk, c_id: str) -> Response:
    """Hold a group in one state, or let it follow its worst child again."""
    row = await row_of(desk, c_id)

    async def pinned(form: Pinning) -> Component:
        status, component_id = Status(form.pinned) if form.pinned else None, row.node.component.id
        return await pin_category(desk.scope, desk.page.id, component_id, status, form.as_seen())

    group = await attempt(Pinning, pinned)
    if isinstance(group, Form):
        return await _edit_screen(desk, row, group, pinning=group)
    held = f"stays {desk.labels[group.pinned]}" if group.pinned else "follows its worst component again"
    return await tree_answer(desk, f"{group.name} {held}.")


async def _edit_context(desk: Desk, row: TreeRow, **forms: Form) -> dict[str, Any]:
    component = row.node.component
    shown = {
        "naming": Form.showing(name=row.name, show_uptime="on" if component.show_uptime else "off"),
        "pinning": Form.showing(pinned=component.pinned or ""),
    }
    return desk.context() | {"frame": await desk.frame("components"), "row": row} | shown | forms


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


def _lines(form: Form, least: int = 2) -> tuple[OutlineLine, ...]:
    """The list that was sent, as far as it is one."""
    try:
        lines = tuple(outline_of(form.value("names")))
    except Invalid:
        return ()
    return lines if len(lines) >= least else ()
