"""The tree as a screen, as a region, and as what an act upon it is answered with."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from quart import Response

from app.core.clock import now_ms
from app.core.errors import Invalid, NotFound
from app.core.ids import public_id
from tenants.components.models import Component
from tenants.components.outline import OutlineLine
from tenants.components.restore import removed_of
from tenants.components.tree import tree_of
from tenants.pages.allowance import Noun, allowance
from tenants.scope import Permission
from ui.kit.answers import by_htmx, onwards, swapped
from ui.kit.desk import Desk, row_id
from ui.kit.forms import Form
from ui.kit.notices import Undo
from ui.kit.render import page_of_text, render
from ui.kit.trees import TreeRow, branches_of, group_options, rows_of


@dataclass(frozen=True, slots=True)
class Tried:
    """What was sent and not done: the line or list of names, or a move of the row `moved`."""

    form: Form = field(default_factory=Form)
    lines: tuple[OutlineLine, ...] = ()
    moved: str = ""
    adding_next: bool = False

    @property
    def is_list(self) -> bool:
        return bool(self.lines) or "\n" in self.form.value("names")


NOTHING_TRIED = Tried()


async def row_of(desk: Desk, c_id: str) -> TreeRow:
    """The row of one component; raises NotFound."""
    component_id = row_id("c", c_id)
    for row in rows_of(await tree_of(desk.scope, desk.page.id)):
        if row.node.component.id == component_id:
            return row
    raise NotFound("component")


def group_id(parent: str) -> UUID | None:
    """The group that a form names, None for the top level; raises Invalid(parent)."""
    try:
        return row_id("c", parent) if parent else None
    except NotFound:
        raise Invalid("parent", "No such group.") from None


def parent_of(component: Component) -> str:
    """The group that it stands in, as forms name it."""
    return public_id("c", component.parent_id) if component.parent_id else ""


async def tree_screen(desk: Desk, tried: Tried = NOTHING_TRIED) -> Response:
    """The whole screen."""
    context = await _context(desk, tried)
    return page_of_text(render("components/tree.html", **context), tried.form.status)


async def tree_answer(
    desk: Desk, notice: str = "", tried: Tried = NOTHING_TRIED, undo: Undo | None = None
) -> Response:
    """The tree again: as a region for htmx, as a screen with the refused form, or as the way back."""
    if by_htmx():
        region = render("components/_tree.html", **await _context(desk, tried))
        answer = swapped(region, notice, undo)
        answer.status_code = tried.form.status
        return answer
    if tried.form.refused or tried.lines:
        return await tree_screen(desk, tried)
    return onwards(desk.path("/components"), notice, undo)


async def _context(desk: Desk, tried: Tried) -> dict[str, Any]:
    tree = await tree_of(desk.scope, desk.page.id)
    may_edit, page = desk.may(Permission.COMPONENT_WRITE), desk.page
    room = await allowance(desk.scope, page.account_id, Noun.LEAVES, page_id=page.id)
    frame = await desk.frame("components", tree)
    return desk.context() | {
        "frame": frame,
        "branches": branches_of(tree),
        "groups": group_options(tree),
        "form": tried.form,
        "adding": Form() if tried.is_list or tried.moved else tried.form,
        "listing": tried.form if tried.is_list else Form(),
        "tried": tried,
        "room": room,
        "cure": (frame.billing, "Tokens and plans") if frame.billing else (),
        "removed": await removed_of(desk.scope, page.id) if may_edit else [],
        "now": now_ms(),
        "may_edit": may_edit,
    }
