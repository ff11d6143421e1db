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


def beside(
    peer: Callable[[], float], subjects: Mapping[str, Callable[[], float]], rounds: int = ROUNDS
) -> dict[str, tuple[float, float]]:
    """Each subject's median figure, and the median of its ratios to the peer measured right before it.

    A machine that slows down for a while slows both of a pair, so the ratio keeps.
    """
    pairs: dict[str, list[tuple[float, float]]] = {name: [] for name in subjects}
    for _ in range(rounds):
        for name, measure in subjects.items():
            pairs[name].append((peer(), measure()))
    return {
        name: (median(own for _, own in found), median(own / other for other, own in found))
        for name, found in pairs.items()
    }


def quantile(values: Sequence[float], share: float) -> float:
    """The value that `share` of all are not above; nan-free: 0 for none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table under a heading."""
    lines = [f"\n## {title}\n", f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])
