"""What an examination finds: the rule, where, and a sentence for a person."""

from collections.abc import AsyncIterator
from dataclasses import asdict, dataclass

from ledger.verify.span import Unreadable

FOUND_MAX = 100


@dataclass(frozen=True, slots=True)
class Found:
    """Damage: `rule` is R1 to R13, `where` a table's row such as `ledger_tx 12`."""

    rule: str
    where: str
    sentence: str

    def as_dict(self) -> dict[str, str]:
        """The same as an object of JSON."""
        return asdict(self)


Finds = AsyncIterator[Found]


class Findings:
    """The first hundred findings and how many there are: damage everywhere must not fill the memory."""

    def __init__(self) -> None:
        self.kept: list[Found] = []
        self.count = 0

    def add(self, found: Found) -> None:
        """One more."""
        self.count += 1
        if len(self.kept) < FOUND_MAX:
            self.kept.append(found)

    def join(self, others: "Findings") -> None:
        """Those of somebody else after one's own."""
        self.kept = [*self.kept, *others.kept][:FOUND_MAX]
        self.count += others.count

    async def gather(self, rule: str, where: str, finds: Finds) -> None:
        """All that a rule finds; that it could not read its rows, or make sense of them, is one more."""
        try:
            async for found in finds:
                self.add(found)
        except (Unreadable, TypeError) as error:
            self.add(Found(rule, where, f"What stands here cannot be read: {error}."))
