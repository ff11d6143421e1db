"""The balance as a line: a step for each day, drawn from nothing up, and the sentence that says it."""

from collections.abc import Sequence
from dataclasses import dataclass

from ledger.balance_days import DayEnd
from ui.kit.figures import figure
from ui.kit.times import day_shown
from ui.routes.billing.till import ZONE

WIDTH, HEIGHT = 300, 60


@dataclass(frozen=True, slots=True)
class Drawn:
    """Paths in a field of WIDTH by HEIGHT; `nothing` is how far down a balance of 0 lies."""

    days: Sequence[DayEnd]
    step: str
    under: str
    nothing: float
    sentence: str


def drawn(days: Sequence[DayEnd]) -> Drawn:
    """The line of some days, the oldest first."""
    high = max(0, *(day.balance for day in days))
    low = min(0, *(day.balance for day in days))
    heights = [_down(day.balance, low, high) for day in days]
    wide = WIDTH / len(days)
    rest = "".join(f"V{down:g}H{wide * place:g}" for place, down in enumerate(heights, 1))
    nothing = _down(0, low, high)
    return Drawn(days, f"M0 {heights[0]:g}{rest}", f"M0 {nothing:g}{rest}V{nothing:g}Z", nothing, _said(days))


def _down(balance: int, low: int, high: int) -> float:
    """How far below the top of the field a balance lies."""
    return round(HEIGHT * (high - balance) / (high - low), 2) if high > low else HEIGHT


def _said(days: Sequence[DayEnd]) -> str:
    first, last = (f"{figure(day.balance)} on {day_shown(day.at, ZONE)}" for day in (days[0], days[-1]))
    held = [day.balance for day in days]
    return f"From {first} to {last}; lowest {figure(min(held))}, highest {figure(max(held))} tokens."
