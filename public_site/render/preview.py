"""A page's answer and one incident of it, as they will be once that incident is published."""

from collections.abc import Mapping
from dataclasses import replace

from public_site.render.assets import STATIC, STYLE_PATH
from public_site.render.engine import rendered
from public_site.render.frame import frame_of
from public_site.render.hero import hero_of
from public_site.render.home import cards_region, hero_region
from public_site.render.look import look_of
from public_site.render.theme import theme_answer
from public_site.snapshot import Incident, Node, Snapshot
from tenants.words import ComponentKind, State, Status, worst_of


def preview_html(snapshot: Snapshot, draft: Incident, style_path: str) -> str:
    """A document with the parts of the page that change, drawn by the page's own templates.

    It is styled by the sheet at `style_path`, which answers with `preview_css`.
    """
    after = with_draft(snapshot, draft)
    look, hero = look_of(after), hero_of(after)
    waits = draft.started_at is None
    key, heading = ("soon", "Scheduled maintenance") if waits else ("incidents", "Active incidents")
    if draft.state is State.RESOLVED:
        key, heading = "past", "Past incidents"
    return rendered(
        "preview.html",
        frame=frame_of(after, "/", hero.sentence, hero=hero),
        hero=hero,
        answer=hero_region(after, look, hero).html,
        cards=cards_region(key, heading, [draft], look, after.as_of).html,
        style_path=style_path,
    )


def preview_css(theme: Mapping[str, str]) -> bytes:
    """The public style sheet with a page's theme."""
    own = theme_answer(theme)
    return STATIC[STYLE_PATH].body + (own.body if own else b"")


def with_draft(snapshot: Snapshot, draft: Incident) -> Snapshot:
    """The page with one incident more: it holds its components, or sets them free when it is over already."""
    if draft.started_at is None:
        return replace(snapshot, scheduled=(draft, *snapshot.scheduled))
    is_over = draft.state is State.RESOLVED
    held = {
        each.id: Status.OPERATIONAL if is_over else each.current
        for each in draft.touched
        if each.id is not None
    }
    after = replace(snapshot, tree=tuple(_held(node, held) for node in snapshot.tree))
    if is_over:
        return replace(after, past=(draft, *snapshot.past))
    return replace(after, incidents=(draft, *snapshot.incidents))


def _held(node: Node, held: Mapping[str, Status]) -> Node:
    if node.kind is ComponentKind.LEAF:
        return replace(node, status=held.get(node.id, node.status))
    children = tuple(_held(child, held) for child in node.children)
    shown = node.status if node.pinned else worst_of(child.status for child in children)
    return replace(node, status=shown, children=children)
