"""Doubts as a composer shows them: a sentence each, and where to go instead."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.clock import now_ms
from app.core.ids import public_id
from tenants.incidents.doubts import Doubt, DoubtKind
from ui.kit.desk import Desk
from ui.kit.times import length_shown

_SENTENCES = {
    DoubtKind.HELD: "{subject} is already in “{title}”, open for {age}. Update that one instead?",
    DoubtKind.OPEN_PLACEHOLDER: "The text still says {subject}. Visitors would read it so.",
    DoubtKind.SECRET: "The text looks as if it held a key or a password. Visitors would read it.",
    DoubtKind.RESOLVED_AT_ONCE: "It begins as resolved, so its components are operational at once.",
    DoubtKind.STILL_HELD: (
        "{subject} is also in “{title}”, which stays open. It goes back to operational all the same."
    ),
}


@dataclass(frozen=True, slots=True)
class ToldDoubt:
    """`instead` is the path of the other incident, if there is one."""

    key: str
    sentence: str
    instead: str


def told(desk: Desk, doubts: Sequence[Doubt]) -> list[ToldDoubt]:
    """What there is to think about before pressing the button again."""
    return [ToldDoubt(doubt.key, _sentence(doubt), _instead(desk, doubt)) for doubt in doubts]


def _sentence(doubt: Doubt) -> str:
    other = doubt.incident
    age = length_shown(now_ms() - (other.started_at or now_ms())) if other else ""
    return _SENTENCES[doubt.kind].format(subject=doubt.subject, title=other.title if other else "", age=age)


def _instead(desk: Desk, doubt: Doubt) -> str:
    return desk.path(f"/incidents/{public_id('i', doubt.incident.id)}") if doubt.incident else ""
