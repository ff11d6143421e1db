"""Who did what and when: the page's trail in sentences."""

from collections.abc import Sequence
from dataclasses import dataclass

from quart import Blueprint, Response, request

from tenants.components.tree import TreeNode, tree_of
from tenants.pages.audit import audit_of
from tenants.pages.models import AuditEntry
from ui.kit.desk import Desk, at_desk
from ui.kit.trees import rows_of
from ui.routes.audit_words import sentence_of

audit = Blueprint("audit", __name__)

LIST_LENGTH = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One act as people read it."""

    id: int
    at: int
    who: str
    kind: str
    sentence: str
    address: str


@audit.get("/dashboard/<p_id>/audit")
@at_desk
async def listed(desk: Desk) -> Response:
    """The trail, newest first, older behind a link."""
    before = request.args.get("before", "")
    before_id = int(before) if before.isascii() and before.isdigit() and len(before) < 19 else None
    entries = await audit_of(desk.scope, desk.page.id, before_id, LIST_LENGTH + 1)
    lines = lines_of(entries[:LIST_LENGTH], await tree_of(desk.scope, desk.page.id))
    return await desk.screen(
        "audit/list.html",
        "audit",
        lines=lines,
        older=lines[-1].id if len(entries) > LIST_LENGTH else None,
        is_first=before_id is None,
    )


def lines_of(entries: Sequence[AuditEntry], tree: Sequence[TreeNode]) -> list[Line]:
    """Entries in words; components that still exist are called by their names of today."""
    names = {row.id: row.name for row in rows_of(tree)}
    return [
        Line(
            entry.id,
            entry.at,
            entry.actor_name or entry.actor_kind,
            entry.actor_kind,
            sentence_of(entry.act, entry.detail, names.get(entry.target, "a component")),
            entry.address,
        )
        for entry in entries
    ]
