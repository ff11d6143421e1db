"""Who did what and when: the page's trail in sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quart import Blueprint, Response, request

from tenants.components.tree import TreeNode, tree_of
from tenants.pages.audit import audit_of
from tenants.pages.models import AuditEntry
from tenants.scope import ActorKind
from tenants.words import DEFAULT_LABELS
from ui.kit.desk import Desk, at_desk
from ui.kit.trees import rows_of
from ui.routes.audit_words import sentence_of

audit = Blueprint("audit", __name__)

LIST_LENGTH = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One act as people read it; `chip` says what did it when that was nobody."""

    id: int
    at: int
    who: str
    chip: str
    sentence: str
    address: str


@audit.get("/dashboard/<p_id>/audit")
@at_desk
async def listed(desk: Desk) -> Response:
    """The trail, newest first, older behind a link."""
    before_id = before_asked()
    entries = await audit_of(desk.scope, desk.page.id, before_id, LIST_LENGTH + 1)
    lines = lines_of(entries[:LIST_LENGTH], await tree_of(desk.scope, desk.page.id), desk.labels)
    return await desk.screen(
        "audit/list.html",
        "audit",
        lines=lines,
        older=lines[-1].id if len(entries) > LIST_LENGTH else None,
        is_first=before_id is None,
    )


def before_asked() -> int | None:
    """The entry that the query names; nothing for what is no number of ours."""
    before = request.args.get("before", "")
    return int(before) if before.isascii() and before.isdigit() and len(before) < 19 else None


def lines_of(
    entries: Sequence[AuditEntry], tree: Sequence[TreeNode], labels: Mapping[str, str] = DEFAULT_LABELS
) -> list[Line]:
    """Entries in words, states in a page's own; components that still exist are called as they are today."""
    names = {row.id: row.name for row in rows_of(tree)}
    return [
        Line(
            entry.id,
            entry.at,
            "The schedule" if entry.actor_kind == ActorKind.SYSTEM else entry.actor_name or entry.actor_kind,
            _chip(entry),
            sentence_of(entry.act, entry.detail, names.get(entry.target, "a component"), labels),
            entry.address,
        )
        for entry in entries
    ]


def _chip(entry: AuditEntry) -> str:
    """Staff say in their name who they are; the command line and keys do not."""
    if entry.actor_kind == ActorKind.OPERATOR:
        return "" if entry.actor_id else "operator"
    return "key" if entry.actor_kind == ActorKind.KEY else ""
