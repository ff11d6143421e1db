"""Whatever the machine of acts did to its books: foreign programs accept them, and no damage to them."""

import random
from pathlib import Path

from ledger.models import LedgerEntry
from tests.conftest import Database
from tests.evidence import Sheets, Size
from tests.ledger.export.checkers import CHECKERS, refusing
from tests.ledger.export.damage import DAMAGE, damaged
from tests.ledger.test_machine import STEPS_A_LIFE, Books, live


class ExportedBooks(Books):
    """A life whose books are exported at its end, whole and then damaged in three ways."""

    chance = random.Random(3)
    entries = 0
    refusals: dict[str, set[str]]

    def teardown(self) -> None:
        try:
            self.runner.run(self._exported())
        finally:
            super().teardown()

    async def _exported(self) -> None:
        assert await refusing(self.folder) == []
        written = [entry.id for entry in await LedgerEntry.all()]
        type(self).entries += len(written)
        for name, damage in DAMAGE.items() if written else ():
            books = Database("sqlite", f"sqlite:///{self.folder}/hep.sqlite3")
            async with damaged(books, damage, self.chance.choice(written)):
                refused = await refusing(self.folder)
            assert len(refused) >= 2, name
            self.refusals[name] |= set(refused)


def test_what_the_machine_did_is_accepted_and_refused_once_damaged(
    sqlite_template: Path, size: Size, evidence: Sheets
) -> None:
    lives = size(ci=4, full=40)
    ExportedBooks.template, ExportedBooks.refusals = sqlite_template, {name: set() for name in DAMAGE}
    live(ExportedBooks, lives * STEPS_A_LIFE)
    note = evidence("foreign-checkers")
    note(f"{lives} lives of {STEPS_A_LIFE} acts, {ExportedBooks.entries} entries: accepted by all three")
    for name, refused in ExportedBooks.refusals.items():
        note(f"{name}, once in each life: refused by {', '.join(sorted(refused))}")
        assert {"hledger", "ledger"} <= refused <= set(CHECKERS)
