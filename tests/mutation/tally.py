"""What became of the changes, counted file by file."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from tests.mutation.changing import Change
from tests.mutation.fates import Fate

SCORE_MIN = 90.0
# Where tokens move, nothing may change unnoticed.
SPOTLESS = frozenset(
    f"ledger.{name}" for name in ("chain", "head", "legs", "posting", "reversing", "wallets")
)
NOTICED = frozenset({"killed", "timeout", "crashed"})


@dataclass
class Verdict:
    """How many changes each module had, how long they took to try, and which were not noticed."""

    tried: Counter[str] = field(default_factory=Counter)
    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    survivors: list[tuple[Change, Fate]] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        """Whether enough was noticed, and all of it where all of it has to be."""
        survived = self._survived()
        return _score(self.tried.total(), survived.total()) >= SCORE_MIN and not SPOTLESS & survived.keys()

    def lines(self) -> Iterator[str]:
        """A table, and below it every change that nothing noticed."""
        yield f"{'file':32} {'changes':>8} {'noticed':>8} {'survived':>9} {'score':>8} {'seconds':>8}"
        survived = self._survived()
        for module, tried in sorted(self.tried.items()):
            name = module.replace(".", "/") + ".py"
            yield _row(name, tried, survived[module], self.seconds[module])
        yield _row("all", self.tried.total(), survived.total(), sum(self.seconds.values()))
        for change, fate in self.survivors:
            yield f"\n{change.name}: {fate.what}"
            yield from change.lines

    def _survived(self) -> Counter[str]:
        return Counter(change.module for change, _ in self.survivors)


def tally(changes: Iterable[Change], fates: Mapping[str, Fate]) -> Verdict:
    """Count; a change that no test comes near has survived."""
    verdict = Verdict()
    for change in changes:
        fate = fates[change.name]
        verdict.tried[change.module] += 1
        verdict.seconds[change.module] += fate.seconds
        if fate.what not in NOTICED:
            verdict.survivors.append((change, fate))
    return verdict


def _row(name: str, tried: int, survived: int, seconds: float) -> str:
    score = _score(tried, survived)
    return f"{name:32} {tried:8} {tried - survived:8} {survived:9} {score:7.1f}% {seconds:8.0f}"


def _score(tried: int, survived: int) -> float:
    return 100 * (tried - survived) / tried if tried else 100.0
