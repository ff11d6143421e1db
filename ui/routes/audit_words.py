"""Acts of the audit trail as sentences that follow a name: "Ana … set API to outage"."""

from collections.abc import Callable, Mapping
from typing import Any

from tenants.words import State
from ui.routes.audit_acts import ACCOUNT_ACTS, SLOT_ACTS, SUPPORT_ACTS

Detail = Mapping[str, Any]

_SENTENCES: dict[str, str] = {
    "page.create": "made the page {name}",
    "page.publish": "published the page",
    "page.unpublish": "hid the page",
    "page.suspend": "suspended the page: {reason}",
    "page.restore": "ended the suspension: {reason}",
    "page.delete": "deleted the page {name}",
    "component.add": "added {name}",
    "component.move": "moved {component}",
    "component.remove": "deleted {name}",
    "component.status": "set {name} from {from} to {to}",
    "incident.open": "opened the incident “{title}”",
    "incident.amend": "corrected a text of “{title}”",
    "incident.delete": "deleted the incident “{title}”",
    "maintenance.schedule": "scheduled “{title}”",
    "maintenance.move": "moved the window of “{title}”",
    "maintenance.cancel": "called off “{title}”",
    "maintenance.begin": "began “{title}”",
    "maintenance.end": "ended “{title}”",
    "key.create": "made the key {name}",
    "key.rotate": "rotated the key {name}",
    "key.disable": "disabled the key {name}",
    "key.enable": "enabled the key {name}",
    "key.delete": "deleted the key {name}",
    "host.mount": "mounted the domain {host}",
    **ACCOUNT_ACTS,
    **SLOT_ACTS,
    **SUPPORT_ACTS,
}
_FIELD_WORDS = {
    "labels": "the state words",
    "theme": "the look",
    "show_uptime": "uptime shown",
    "show_footer": "the footer",
    "count_manual": "counting of states set by hand",
    "weights": "the weights",
    "time_zone": "the time zone",
    "slug": "the address",
    "pinned": "the pinned state",
}


class _Known(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "without a reason" if key == "reason" else "something"


def sentence_of(act: str, detail: Detail, component: str) -> str:
    """The act in words; one without words of its own is named as it is."""
    special = _SPECIAL.get(act)
    if special is not None:
        return special(detail, component)
    pattern = _SENTENCES.get(act, act.replace(".", " ").replace("_", " "))
    words = {
        name: str(value).replace("_", " ") if name in ("from", "to") else value
        for name, value in detail.items()
    }
    return pattern.format_map(_Known(words, component=component))


def _changed(detail: Detail) -> str:
    """What an edit touched: the new value of a name or title, the field's word otherwise."""
    parts = []
    for field, value in detail.items():
        new = value.get("to") if isinstance(value, Mapping) else None
        plain = isinstance(new, str) and field not in ("theme", "labels", "weights")
        words = _FIELD_WORDS.get(field, f"the {field}")
        parts.append(f"{words} to “{new}”" if plain else words)
    return " and ".join(parts) or "nothing"


def _posted(detail: Detail) -> str:
    """An update by what it did to the incident's state."""
    title, before, after = (detail.get(name, "something") for name in ("title", "from", "to"))
    if before == after:
        return f"posted an update to “{title}”"
    if after == State.RESOLVED:
        return f"resolved “{title}”"
    if before == State.RESOLVED:
        return f"reopened “{title}”"
    return f"moved “{title}” to {str(after).replace('_', ' ')}"


_SPECIAL: dict[str, Callable[[Detail, str], str]] = {
    "page.edit": lambda detail, _: f"changed {_changed(detail)}",
    "component.edit": lambda detail, component: f"changed {_changed(detail)} of {component}",
    "component.pin": lambda detail, component: f"changed {_changed(detail)} of {component}",
    "incident.update": lambda detail, _: _posted(detail),
    "incident.edit": lambda detail, _: f"changed {_changed(detail)} of an incident",
}
