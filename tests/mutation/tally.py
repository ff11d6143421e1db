"""What became of the mutants, counted file by file."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

SCORE_MIN = 90.0
# Where tokens move, nothing may change unnoticed.
SPOTLESS = ("chain", "head", "legs", "posting", "reversing", "wallets")
NOTICED = {"killed", "timeout"}
UNTRIED = {"not checked", "skipped"}


@dataclass
class Verdict:
    """How many mutants each file had and which were not noticed."""

    tried: Counter[str] = field(default_factory=Counter)
    survivors: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    changes: dict[str, list[str]] = field(default_factory=dict)

    @property
    def is_good(self) -> bool:
        """Whether enough was noticed, and all of it where all of it has to be."""
        return self._score(self.tried.total(), self._survived) >= SCORE_MIN and not any(
            self.survivors.get(f"ledger.{name}") for name in SPOTLESS
        )

    def lines(self) -> Iterator[str]:
        """A table, and below it every change that nothing noticed."""
        yield f"{'file':32} {'mutants':>8} {'killed':>8} {'survived':>9} {'score':>8}"
        for module, tried in sorted(self.tried.items()):
            yield self._row(module.replace(".", "/") + ".py", tried, len(self.survivors.get(module, ())))
        yield self._row("all", self.tried.total(), self._survived)
        for module in sorted(self.survivors):
            for mutant in self.survivors[module]:
                yield f"\n{mutant}"
                yield from self.changes[mutant]

    @property
    def _survived(self) -> int:
        return sum(map(len, self.survivors.values()))

    def _row(self, name: str, tried: int, survived: int) -> str:
        score = self._score(tried, survived)
        return f"{name:32} {tried:8} {tried - survived:8} {survived:9} {score:7.1f}%"

    @staticmethod
    def _score(tried: int, survived: int) -> float:
        return 100 * (tried - survived) / tried if tried else 100.0


def tally(fates: Mapping[str, str], changed: Callable[[str], list[str]]) -> Verdict:
    """Count; a mutant that no test comes near has survived."""
    verdict = Verdict()
    for mutant, fate in fates.items():
        module = mutant.rpartition(".")[0]
        if fate in UNTRIED:
            continue
        verdict.tried[module] += 1
        if fate not in NOTICED:
            verdict.survivors[module].append(mutant)
            verdict.changes[mutant] = changed(mutant)
    return verdict
