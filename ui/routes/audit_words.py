"""Acts of the audit trail as sentences that follow a name: "Ana … set API from Online to Outage"."""

from collections.abc import Callable, Mapping
from typing import Any

from tenants.words import DEFAULT_LABELS, State
from ui.routes.audit_acts import ACCOUNT_ACTS, SLOT_ACTS, SUPPORT_ACTS

Detail = Mapping[str, Any]

SENTENCES: dict[str, str] = {
    "page.picture": "changed the picture {place}",
    "page.no_picture": "took away the picture {place}",
    "page.publish": "published the page",
    "page.unpublish": "hid the page",
    "page.suspend": "suspended the page: {reason}",
    "page.restore": "ended the suspension: {reason}",
    "page.offer": "offered the page to {email}",
    "page.unoffer": "took back the offer of the page",
    "page.transfer": "moved the page {name} from {from} to {to}",
    "page.delete": "deleted the page {name}",
    "component.add": "added {name}",
    "component.move": "moved {name}",
    "component.remove": "deleted {name}",
    "component.restore": "brought {name} back",
    "component.status": "set {name} from {from} to {to}",
    "incident.open": "opened the incident “{title}”",
    "incident.amend": "corrected a text of “{title}”",
    "incident.delete": "deleted the incident “{title}”",
    "maintenance.schedule": "scheduled the maintenance “{title}”",
    "maintenance.move": "moved the window of the maintenance “{title}”",
    "maintenance.cancel": "called off the maintenance “{title}”",
    "maintenance.begin": "began the maintenance “{title}”",
    "maintenance.end": "ended the maintenance “{title}”",
    "template.create": "made the template “{name}”",
    "template.edit": "changed the template “{name}”",
    "template.delete": "deleted the template “{name}”",
    "template.restore": "brought the template “{name}” back",
    "key.create": "made the key {name}",
    "key.rotate": "rotated the key {name}",
    "key.disable": "disabled the key {name}",
    "key.enable": "enabled the key {name}",
    "key.delete": "deleted the key {name}",
    "host.mount": "claimed the domain {host}",
    "host.prove": "proved the domain {host} and put the page on it",
    "host.unmount": "took the domain {host} off the page",
    "host.lose": "took the page off {host}, whose record was missing for three days",
    **ACCOUNT_ACTS,
    **SLOT_ACTS,
    **SUPPORT_ACTS,
}
_FIELD_WORDS = {
    "name": "the name",
    "slug": "the address",
    "time_zone": "the time zone",
    "labels": "the state words",
    "theme": "the look",
    "weights": "how much each state counts",
    "show_uptime": "whether uptime is shown",
    "show_footer": "whether the footer is shown",
    "count_manual": "whether states set by hand count",
    "is_public": "whether visitors see the page",
    "domain": "the domain",
}
_NAMES_SHOWN = 3


class _Known(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "without a reason" if key == "reason" else "something"


def sentence_of(act: str, detail: Detail, component: str, labels: Mapping[str, str] = DEFAULT_LABELS) -> str:
    """The act in words, states in the page's own; an act without words is named as it is.

    `component` is what the target is called today.
    """
    special = SPECIAL.get(act)
    if special is not None:
        return special(detail, component, labels)
    pattern = SENTENCES.get(act, act.replace(".", " ").replace("_", " "))
    words = {
        name: labels.get(value, value) if name in ("from", "to") else value for name, value in detail.items()
    }
    return pattern.format_map(_Known(words))


def _made_page(detail: Detail, *_: object) -> str:
    return f"made {'and published ' if detail.get('published') else ''}the page {detail.get('name', '')}"


def _added(detail: Detail, *_: object) -> str:
    names = detail.get("names", [])
    more = len(names) - _NAMES_SHOWN
    return f"added {', '.join(names[:_NAMES_SHOWN])}{f' and {more} more' if more > 0 else ''}"


def _brought_back(detail: Detail, *_: object) -> str:
    return f"brought back the templates {', '.join(detail.get('names', []))}"


def _changed(detail: Detail, *_: object) -> str:
    """What an edit of the page touched, with the new value where it is a word."""
    parts = []
    for field, change in detail.items():
        new = f" to “{change['to']}”" if isinstance(change["to"], str) else ""
        parts.append(_FIELD_WORDS.get(field, f"the {field}") + new)
    return f"changed {' and '.join(parts)}"


def _edited(detail: Detail, component: str, labels: Mapping[str, str]) -> str:
    parts = []
    if "name" in detail:
        parts.append("renamed {from} to {to}".format(**detail["name"]))
    if "show_uptime" in detail:
        parts.append(f"{'showed' if detail['show_uptime']['to'] else 'hid'} the uptime of {component}")
    if "pinned" in detail:
        parts.append(_pinned(detail, component, labels))
    if "parent" in detail:
        parts.append(f"moved {component}")
    if "status" in detail:
        before, after = (labels.get(status, status) for status in detail["status"].values())
        parts.append(f"set {component} from {before} to {after}")
    return " and ".join(parts)


def _pinned(detail: Detail, component: str, labels: Mapping[str, str]) -> str:
    status = detail["pinned"]["to"]
    if status is None:
        return f"let {component} follow its worst component again"
    return f"set {component} to {labels.get(status, status)} until it is let go"


def _corrected(detail: Detail, *_: object) -> str:
    parts = []
    if "title" in detail:
        parts.append("renamed “{from}” to “{to}”".format(**detail["title"]))
    if "impact" in detail:
        whose = "its impact" if parts else f"the impact of “{detail.get('of', 'an incident')}”"
        parts.append("changed {whose} from {from} to {to}".format(whose=whose, **detail["impact"]))
    if "starts_at" in detail:
        parts.append(f"moved {'its window' if parts else 'the window of “' + detail.get('of', '') + '”'}")
    return " and ".join(parts)


def _posted(detail: Detail, *_: object) -> str:
    """An update by what it did to the incident's state."""
    title, before, after = (detail.get(name, "something") for name in ("title", "from", "to"))
    if before == after:
        return f"posted an update to “{title}”"
    if after == State.RESOLVED:
        return f"resolved “{title}”"
    if before == State.RESOLVED:
        return f"reopened “{title}”"
    return f"moved “{title}” to {str(after).replace('_', ' ')}"


SPECIAL: dict[str, Callable[[Detail, str, Mapping[str, str]], str]] = {
    "page.create": _made_page,
    "page.edit": _changed,
    "component.add_list": _added,
    "template.defaults": _brought_back,
    "component.edit": _edited,
    "component.pin": _pinned,
    "incident.update": _posted,
    "incident.edit": _corrected,
}
