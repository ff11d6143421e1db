"""What became of each change, written down as soon as it is known."""

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Fate:
    """`what`: killed, timeout, crashed, survived or no tests; `by` is the test that noticed."""

    change: str
    what: str
    by: str
    seconds: float


class Fates:
    """Kept in a file, one a line."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def add(self, fate: Fate) -> None:
        """One more."""
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps([fate.change, fate.what, fate.by, round(fate.seconds, 3)]) + "\n")

    def known(self) -> dict[str, Fate]:
        """All of them, by change."""
        lines = self.path.read_text("utf-8").splitlines() if self.path.exists() else []
        fates = [Fate(*json.loads(line)) for line in lines]
        return {fate.change: fate for fate in fates}
