"""Time added up by status, and what it costs: what days and months of a leaf are made of."""

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from tenants.words import Status, worst_of


@dataclass(slots=True)
class Tally:
    """Milliseconds by status: all that was held, what of it counts, and how much was set by hand."""

    held: dict[Status, int] = field(default_factory=lambda: defaultdict(int))
    counted: dict[Status, int] = field(default_factory=lambda: defaultdict(int))
    by_hand_ms: int = 0

    def add(self, status: Status, held_ms: int, *, by_hand: bool, count_manual: bool) -> None:
        self.held[status] += held_ms
        if by_hand:
            self.by_hand_ms += held_ms
        if count_manual or not by_hand:
            self.counted[status] += held_ms

    @property
    def worst(self) -> Status:
        return worst_of(self.held)

    @property
    def worst_counted(self) -> Status:
        """Operational when nothing counts."""
        return worst_of(self.counted)

    def lost(self, weights: Mapping[str, float]) -> float:
        """Milliseconds lost, by the weight of each status."""
        return sum(weights[status] * ms for status, ms in self.counted.items())


def percent_of(known_ms: int, lost_ms: int) -> str | None:
    """The share not lost, floored to two digits; 100 only without any loss, None of nothing (contract §1)."""
    if known_ms <= 0:
        return None
    if lost_ms <= 0:
        return "100"
    hundredths = (known_ms - lost_ms) * 10_000 // known_ms
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def whole_ms(lost: float, known_ms: int) -> int:
    """Lost time rounded up, never more than there was."""
    return min(math.ceil(lost), known_ms)
