"""What fills the placeholders of a template, in words of the page's zone."""

from collections.abc import Collection, Mapping, Sequence

from app.core.ids import public_id
from tenants.components.tree import TreeNode, leaves_of
from tenants.templates.placeholders import listed
from ui.kit.desk import Desk
from ui.kit.times import length_shown, shown


def known_of(desk: Desk, names: Sequence[str], at_ms: int, length_ms: int = 0) -> Mapping[str, str]:
    """For `filled`: components by name or else the page, a moment, and a length unless it is 0."""
    duration = length_shown(length_ms) if length_ms else ""
    return {
        "component": listed(names) or desk.page.name,
        "time": shown(at_ms, desk.page.time_zone),
        "duration": duration,
    }


def names_of(tree: Sequence[TreeNode], c_ids: Collection[str]) -> list[str]:
    """The names of leaves that are given by their public ids, in tree order."""
    return [leaf.name for leaf in leaves_of(tree) if public_id("c", leaf.id) in c_ids]
