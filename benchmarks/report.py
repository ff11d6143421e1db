"""Medians of interleaved rounds, printed as tables."""

from collections.abc import Callable, Mapping, Sequence
from statistics import median

ROUNDS = 5


def interleaved(subjects: Mapping[str, Callable[[], float]], rounds: int = ROUNDS) -> dict[str, float]:
    """The median of each subject over rounds in which all of them take turns."""
    figures: dict[str, list[float]] = {name: [] for name in subjects}
    for _ in range(rounds):
        for name, measure in subjects.items():
            figures[name].append(measure())
    return {name: median(values) for name, values in figures.items()}


def quantile(values: Sequence[float], share: float) -> float:
    """The value that `share` of all are not above; nan-free: 0 for none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table under a heading."""
    lines = [f"\n## {title}\n", f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])
