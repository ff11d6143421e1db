"""Whatever is bought, given, served, refunded and taken back in whatever order: the books are the model's."""

import asyncio
import shutil
import tempfile
from collections.abc import Coroutine
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from tortoise.connection import get_connection

from app.core.clock import clock_reading
from app.core.errors import Conflict
from app.core.ids import new_id
from app.db.direct import rows_of
from app.db.opening import close_database, open_database
from ledger.earning import recognise
from ledger.grants import Grant, expire_lot, grant
from ledger.models import LedgerAccount, Slot, SlotPeriod
from ledger.posting import By, open_book
from ledger.renewing import renew_slot
from ledger.reversing import REVERSIBLE, adjust, close_account, reverse
from ledger.slots import buy_slot, refund_slot
from ledger.wallets import TooFewTokens
from tests.evidence import Size
from tests.fakes import FakeClock
from tests.ledger.books import bought
from tests.ledger.model import DAY, GRACE, PRICE, Model

T = TypeVar("T")
STEPS_A_LIFE = 50
OWNERS = [UUID(int=number + 1) for number in range(2)]
REASON = "because the machine wants to see it"
JOB, STAFF = By("job"), By("staff", "sam")

who = st.sampled_from(OWNERS)
which = st.integers(0, 50)
tokens = st.integers(1, 1500)


class Books(RuleBasedStateMachine):
    """Two owners beside their model."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="hep-machine-"))
        self.stack, self.runner = ExitStack(), asyncio.Runner()
        self.clock = FakeClock()
        self.stack.enter_context(clock_reading(self.clock))
        shutil.copyfile(self.template, self.folder / "hep.sqlite3")
        self.database = self.runner.run(open_database(f"sqlite:///{self.folder}/hep.sqlite3"))
        self.model = Model()
        self.slots: list[tuple[UUID, UUID]] = []

    def teardown(self) -> None:
        self.runner.run(close_database(self.database))
        self.runner.close()
        self.stack.close()
        shutil.rmtree(self.folder)

    def run(self, act: Coroutine[Any, Any, T]) -> T:
        self.clock.at += 1
        return self.runner.run(act)

    @property
    def now(self) -> int:
        """The moment of the act that `run` is about to do."""
        return self.clock.at + 1

    @rule(hours=st.integers(1, 24 * 12))
    def time_passes(self, hours: int) -> None:
        self.clock.forward(hours=hours)

    @rule(owner=who, amount=tokens)
    def tops_up(self, owner: UUID, amount: int) -> None:
        self.model.top_up(str(owner), amount, self.now)
        self.run(bought(owner, amount))

    @rule(owner=who, amount=tokens, priority=st.sampled_from([10, 50]), lasts=st.none() | st.integers(1, 60),
          begins=st.integers(0, 3))  # fmt: skip
    def is_given(self, owner: UUID, amount: int, priority: int, lasts: int | None, begins: int) -> None:
        now = self.now
        starts_at, ends_at = now + begins * DAY, None if lasts is None else now + (begins + lasts) * DAY
        self.model.grant(str(owner), amount, priority, starts_at, ends_at)
        self.model.settle_debt(str(owner), now)
        self.run(self._grant(Grant(owner, amount, REASON, ends_at, starts_at, priority)))

    async def _grant(self, given: Grant) -> None:
        async with open_book() as book:
            await grant(book, given, str(new_id()), STAFF)

    @rule(owner=who)
    def buys_a_slot(self, owner: UUID) -> None:
        slot_id, now = new_id(), self.now
        if not self.model.can_pay(str(owner), PRICE, now):
            with pytest.raises(TooFewTokens):
                self.run(self._buy(owner, slot_id))
            return
        self.model.pay_period(str(owner), str(slot_id), now, now)
        self.slots.append((owner, slot_id))
        self.run(self._buy(owner, slot_id))

    async def _buy(self, owner: UUID, slot_id: UUID) -> None:
        async with open_book() as book:
            await buy_slot(book, owner, key=str(slot_id), by=By("owner"), auto_renew=True, slot_id=slot_id)

    @rule(index=which)
    def renews(self, index: int) -> None:
        if not self.slots:
            return
        owner, slot_id = self.slots[index % len(self.slots)]
        last, now = self.model.periods[str(slot_id)][-1], self.now
        if str(slot_id) in self.model.over:
            with pytest.raises(Conflict):
                self.run(self._renew(slot_id))
        elif last.ends > now:
            self.run(self._renew(slot_id))
        elif not self.model.can_pay(str(owner), PRICE, now):
            with pytest.raises(TooFewTokens):
                self.run(self._renew(slot_id))
        else:
            begins = last.ends if now < last.ends + GRACE else now
            self.model.pay_period(str(owner), str(slot_id), begins, now)
            self.run(self._renew(slot_id))

    async def _renew(self, slot_id: UUID) -> None:
        async with open_book() as book:
            await renew_slot(book, await Slot.get(id=slot_id), JOB)

    @rule(index=which)
    def is_served(self, index: int) -> None:
        paid = [
            (slot_id, n) for _, slot_id in self.slots for n in range(len(self.model.periods[str(slot_id)]))
        ]
        if not paid:
            return
        slot_id, n = paid[index % len(paid)]
        period = self.model.periods[str(slot_id)][n]
        if not period.settled and period.ends <= self.now:
            self.model.recognise("", period)
        self.run(self._recognise(slot_id, n + 1))

    async def _recognise(self, slot_id: UUID, n: int) -> None:
        async with open_book() as book:
            await recognise(book, await SlotPeriod.get(slot_id=slot_id, n=n), JOB)

    @rule(index=which)
    def gives_a_slot_back(self, index: int) -> None:
        if not self.slots:
            return
        owner, slot_id = self.slots[index % len(self.slots)]
        last, now = self.model.periods[str(slot_id)][-1], self.now
        if str(slot_id) in self.model.over or last.settled or last.ends <= now:
            with pytest.raises(Conflict):
                self.run(self._refund(slot_id))
            return
        self.model.refund(str(owner), str(slot_id), now)
        self.run(self._refund(slot_id))

    async def _refund(self, slot_id: UUID) -> None:
        async with open_book() as book:
            await refund_slot(book, await Slot.get(id=slot_id), STAFF, REASON)

    @rule(owner=who)
    def gifts_expire(self, owner: UUID) -> None:
        lots = self.model.lots.get(str(owner), [])
        now = self.now
        for lot in lots:
            self.model.expire(str(owner), lot, now)
        self.run(self._expire([lot.code for lot in lots]))

    async def _expire(self, codes: list[str]) -> None:
        for code in codes:
            async with open_book() as book:
                await expire_lot(book, code, JOB)

    @rule(index=which, to_owed=st.booleans())
    def is_taken_back(self, index: int, to_owed: bool) -> None:
        if not self.model.posted:
            return
        seq, now = 1 + index % len(self.model.posted), self.now
        kind, owner, _ = self.model.posted[seq]
        period = self._period_paid_by(seq)
        if kind not in REVERSIBLE or seq in self.model.taken_back:
            return
        short = self.model.short_of(seq) and not to_owed
        if short or (period is not None and period.settled):
            with pytest.raises(Conflict):
                self.run(self._reverse(seq, to_owed=to_owed))
        else:
            self.model.take_back(seq, now)
            if period is not None:
                period.settled = True
                if self.model.periods[period.slot][-1] is period:
                    self.model.over.add(period.slot)
            self.model.settle_debt(owner, now)
            self.run(self._reverse(seq, to_owed=to_owed))

    def _period_paid_by(self, seq: int) -> Any:
        _, _, moves = self.model.posted[seq]
        every = [period for periods in self.model.periods.values() for period in periods]
        sold = [
            number for number, (kind, _, _) in self.model.posted.items() if kind in {"buy_slot", "renew_slot"}
        ]
        return self._in_order_of_sale(every)[sold.index(seq)] if seq in sold and moves else None

    def _in_order_of_sale(self, every: list[Any]) -> list[Any]:
        numbers = {row["tx_seq"]: (row["slot_id"], row["n"]) for row in self.runner.run(self._sales())}
        ranked = [numbers[seq] for seq in sorted(numbers)]
        return [next(p for p in every if (p.slot, p.n) == (str(slot), n)) for slot, n in ranked]

    async def _sales(self) -> list[dict[str, Any]]:
        return list(await SlotPeriod.all().values("tx_seq", "slot_id", "n"))

    async def _reverse(self, seq: int, *, to_owed: bool) -> None:
        async with open_book() as book:
            await reverse(book, seq, REASON, STAFF, to_owed=to_owed)

    @rule(owner=who, amount=st.integers(-700, 700).filter(bool))
    def is_adjusted(self, owner: UUID, amount: int) -> None:
        if amount < 0 and not self.model.can_pay(str(owner), -amount, self.now):
            with pytest.raises(TooFewTokens):
                self.run(self._adjust(owner, amount))
            return
        self.model.adjust(str(owner), amount, self.now)
        self.run(self._adjust(owner, amount))

    async def _adjust(self, owner: UUID, amount: int) -> None:
        async with open_book() as book:
            await adjust(book, owner, amount, REASON, str(new_id()), STAFF)

    @rule(owner=who, really=st.integers(0, 9))
    def leaves(self, owner: UUID, really: int) -> None:
        if really == 0:
            if str(owner) not in self.model.closed:
                self.model.close(str(owner))
            self.run(self._close(owner))

    async def _close(self, owner: UUID) -> None:
        async with open_book() as book:
            await close_account(book, owner, STAFF, REASON)

    @invariant()
    def the_books_are_the_model(self) -> None:
        rows = self.runner.run(self._accounts())
        held = {row.code: row.balance for row in rows if row.balance}
        assert held == {code: amount for code, amount in self.model.balance.items() if amount}
        assert sum(held.values()) == 0
        unserved = [p for periods in self.model.periods.values() for p in periods if not p.settled]
        assert held.get("deferred:slots", 0) == PRICE * len(unserved)

    async def _accounts(self) -> list[LedgerAccount]:
        return await rows_of(get_connection("default"), LedgerAccount, "SELECT * FROM ledger_account", [])


def test_the_books_are_the_models_after_any_acts(sqlite_template: Path, size: Size) -> None:
    Books.template = sqlite_template
    live(Books, size(ci=10_000, full=100_000))


def live(machine: type[Books], steps: int) -> None:
    """Let a machine act so many times, in lives of fifty acts."""
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=steps // STEPS_A_LIFE,
            phases=[Phase.generate],  # shrinking fifty acts takes minutes and says little more
            stateful_step_count=STEPS_A_LIFE,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
