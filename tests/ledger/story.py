"""A long story of purchases, told by chance: the same seed tells the same one on any database."""

import random
from contextlib import suppress
from uuid import UUID

from app.core.clock import MS_PER_DAY
from app.core.errors import Refusal
from ledger.earning import recognise
from ledger.models import Slot, SlotPeriod
from ledger.plans import PlanName, entitle
from ledger.posting import open_book
from ledger.renewing import renew_slot
from ledger.reversing import adjust, reverse
from ledger.slots import refund_slot, slot_in
from tests.fakes import FakeClock
from tests.ledger.whole_books import STAFF, WHY, WORKER, Ids, buy, give, top_up

OWNERS = 12


class Story:
    """Owners who do something at every step; what the rules refuse does not happen."""

    def __init__(self, clock: FakeClock, seed: int) -> None:
        self._clock, self._chance, self._ids = clock, random.Random(seed), Ids()
        self._owners = [self._ids() for _ in range(OWNERS)]
        self._seqs: list[int] = []
        self._slots: list[UUID] = []

    async def go_on(self, steps: int) -> None:
        """So many acts, time passing between them."""
        acts = (self._top_up, self._give, self._buy, self._buy, self._renew, self._refund, self._take_back)
        for _ in range(steps):
            self._clock.forward(seconds=self._chance.randrange(40_000))
            with suppress(Refusal):
                await self._chance.choice((*acts, self._adjust, self._entitle, self._serve))()

    def _owner(self) -> UUID:
        return self._chance.choice(self._owners)

    async def _top_up(self) -> None:
        pack, wrong = self._chance.choice(["small", "medium", "large"]), self._chance.random() < 0.05
        amount = 7 if wrong else None
        self._seqs.append(await top_up(self._owner(), pack, self._clock.at, self._ids, amount=amount))

    async def _give(self) -> None:
        expires_at = self._clock.at + self._chance.randrange(1, 90) * MS_PER_DAY
        priority, amount = self._chance.randrange(100), self._chance.randrange(1, 2000)
        more = {"expires_at": expires_at, "priority": priority}
        seq, _ = await give(self._owner(), amount, self._ids, **more)
        self._seqs.append(seq)

    async def _buy(self) -> None:
        self._slots.append(await buy(self._owner(), self._ids))

    async def _renew(self) -> None:
        async with open_book() as book:
            await renew_slot(book, await self._slot(book.db), WORKER)

    async def _refund(self) -> None:
        async with open_book() as book:
            await refund_slot(book, await self._slot(book.db), STAFF, WHY)

    async def _slot(self, db: object) -> Slot:
        if not self._slots:
            raise Refusal("Nobody has a slot yet.")
        return await slot_in(db, self._chance.choice(self._slots))  # type: ignore[arg-type]

    async def _serve(self) -> None:
        due = await SlotPeriod.filter(settled_seq=None, ends_at__lte=self._clock.at).order_by("id").limit(3)
        for period in due:
            async with open_book() as book:
                await recognise(book, period, WORKER)

    async def _take_back(self) -> None:
        if self._seqs:
            seq, to_owed = self._chance.choice(self._seqs), self._chance.random() < 0.5
            async with open_book() as book:
                await reverse(book, seq, WHY, STAFF, to_owed=to_owed)

    async def _adjust(self) -> None:
        amount, key = self._chance.randrange(-300, 300), str(self._ids())
        async with open_book() as book:
            await adjust(book, self._owner(), amount, WHY, key, STAFF)

    async def _entitle(self) -> None:
        await entitle(self._owner(), self._chance.choice(list(PlanName)), self._chance.randrange(1, 60))
