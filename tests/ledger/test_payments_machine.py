"""Whatever Stripe tells in whatever order, however often: money, tokens and debts are those of the model."""

import asyncio
import shutil
import tempfile
from collections.abc import Coroutine
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from app.core.clock import clock_reading, now_ms
from app.core.ids import new_id
from app.db.opening import close_database, open_database
from ledger.audit import verify
from ledger.grants import Grant, grant
from ledger.models import LedgerAccount, Payment, Slot
from ledger.packs import PACKS
from ledger.payments import Wish, open_payment
from ledger.plans import SLOT_PRICE_TOKENS
from ledger.posting import By, open_book
from ledger.slots import buy_slot
from ledger.stripe_events import read_event
from ledger.stripe_settling import payment_of_event, settle_event
from ledger.wallets import TooFewTokens, wallet_of
from tests.evidence import Size
from tests.fakes import FakeClock
from tests.stripe_desk import ENDPOINT, Told, dispute_told, lost, refund_told, session_told, signed, won

T = TypeVar("T")
STEPS_A_LIFE = 40
OWNERS = [UUID(int=number + 1) for number in range(2)]
REASON = "because the machine wants to see it"

who = st.sampled_from(OWNERS)
which = st.integers(0, 20)
times = st.integers(1, 3)


@dataclass
class Money:
    """One payment as it must be: what is gone of its price, and the tokens that it still stands for."""

    row: Payment
    received: int = 0
    gone: int = 0
    refunded: int = 0
    kept: int = 0
    disputed: tuple[int, int] | None = None
    over: bool = False
    early: list[tuple[str, int]] = field(default_factory=list)

    @property
    def price(self) -> int:
        return int(self.row.amount_minor)

    def pay(self) -> None:
        if not self.received:
            self.received, self.kept = self.price, int(self.row.tokens)
            for act, amount in self.early:
                self.tell(act, amount)

    def tell(self, act: str, amount: int) -> None:
        if not self.received:
            self.early.append((act, amount))
        elif act == "refund":
            self.refunded += self._take(min(max(0, amount - self.refunded), self.price - self.gone))[0]
        elif not self.over and self.disputed is None and self.gone < self.price:
            self.disputed = self._take(self.price - self.gone)
        if self.received and act == "won" and self.disputed and not self.over:
            self.gone, self.kept = self.gone - self.disputed[0], self.kept + self.disputed[1]
            self.over = True

    def _take(self, money: int) -> tuple[int, int]:
        left = self.row.tokens * (self.price - self.gone - money) // self.price
        tokens = max(0, self.kept - left) if money else 0
        self.gone, self.kept = self.gone + money, self.kept - tokens
        return money, tokens


class Payments(RuleBasedStateMachine):
    """Two owners who buy, spend, are given, and whose banks change their minds."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="hep-payments-"))
        self.stack, self.runner = ExitStack(), asyncio.Runner()
        self.clock = FakeClock()
        self.stack.enter_context(clock_reading(self.clock))
        shutil.copyfile(self.template, self.folder / "hep.sqlite3")
        self.database = self.runner.run(open_database(f"sqlite:///{self.folder}/hep.sqlite3"))
        self.paid: list[tuple[UUID, Money]] = []
        self.spent = dict.fromkeys(OWNERS, 0)
        self.given = dict.fromkeys(OWNERS, 0)

    def teardown(self) -> None:
        assert self.run(verify(full=True)).findings == ()
        self.runner.run(close_database(self.database))
        self.runner.close()
        self.stack.close()
        shutil.rmtree(self.folder)

    def run(self, act: Coroutine[Any, Any, T]) -> T:
        self.clock.at += 1000
        return self.runner.run(act)

    @rule(owner=who, pack=st.sampled_from(["small", "medium"]))
    def begins(self, owner: UUID, pack: str) -> None:
        if len(self.paid) < 6:
            self.paid.append((owner, Money(self.run(self._open(owner, pack)))))

    async def _open(self, owner: UUID, pack: str) -> Payment:
        async with open_book() as book:
            wish = Wish(owner, PACKS[pack], "stripe", str(new_id()))
            return (await open_payment(book.db, wish, book.now))[0]

    @rule(index=which, often=times, kind=st.sampled_from(["completed", "async_payment_succeeded"]))
    def is_paid(self, index: int, often: int, kind: str) -> None:
        if money := self._one(index):
            money.pay()
            self._send(session_told(money.row, kind, id=f"cs_{money.row.id.hex}"), often)

    @rule(index=which, often=times)
    def expires(self, index: int, often: int) -> None:
        if money := self._one(index):
            self._send(session_told(money.row, "expired", id=f"cs_{money.row.id.hex}"), often)

    @rule(index=which, often=times, percent=st.integers(1, 100))
    def is_refunded(self, index: int, often: int, percent: int) -> None:
        if money := self._one(index):
            amount = max(1, money.price * percent // 100)
            money.tell("refund", amount)
            self._send(refund_told(money.row, amount), often)

    @rule(index=which, often=times, end=st.sampled_from(["created", "won", "lost"]))
    def is_disputed(self, index: int, often: int, end: str) -> None:
        if money := self._one(index):
            money.tell(end, 0)
            make = {"created": dispute_told, "won": won, "lost": lost}[end]
            self._send(make(money.row), often)

    @rule(owner=who)
    def buys_a_slot(self, owner: UUID) -> None:
        try:
            self.run(self._buy(owner))
        except TooFewTokens:
            return
        self.spent[owner] += SLOT_PRICE_TOKENS

    async def _buy(self, owner: UUID) -> None:
        async with open_book() as book:
            slot_id = new_id()
            await buy_slot(book, owner, key=str(slot_id), by=By("owner"), auto_renew=True, slot_id=slot_id)

    @rule(owner=who, amount=st.integers(1, 600))
    def is_given(self, owner: UUID, amount: int) -> None:
        self.given[owner] += amount
        self.run(self._grant(owner, amount))

    async def _grant(self, owner: UUID, amount: int) -> None:
        async with open_book() as book:
            await grant(book, Grant(owner, amount, REASON), str(new_id()), By("staff"))

    @invariant()
    def money_and_tokens_are_the_models(self) -> None:
        held = self.runner.run(self._held())
        every = [money for _, money in self.paid]
        assert held.get("cash:stripe:EUR", 0) == sum(each.received - each.gone for each in every)
        assert held.get("issued:paid", 0) == -sum(each.kept for each in every)
        for owner in OWNERS:
            wallet = self.runner.run(wallet_of(owner))
            bought = sum(money.kept for of, money in self.paid if of == owner)
            assert wallet.balance - wallet.owed == bought + self.given[owner] - self.spent[owner]
            assert not (wallet.balance and wallet.owed)
            states = self.runner.run(self._states(owner))
            assert wallet.owed or "grace" not in states

    async def _held(self) -> dict[str, int]:
        return {row.code: row.balance for row in await LedgerAccount.all()}

    async def _states(self, owner: UUID) -> list[Any]:
        return list(await Slot.filter(owner_id=owner).values_list("state", flat=True))

    def _one(self, index: int) -> Money | None:
        return self.paid[index % len(self.paid)][1] if self.paid else None

    def _send(self, told: Told, often: int) -> None:
        for _ in range(often):
            self.run(self._take(told))

    async def _take(self, told: Told) -> None:
        event = read_event(told.raw, signed(told.raw), ENDPOINT, now_ms())
        assert event is not None
        payment = await payment_of_event(event)
        async with open_book() as book:
            await settle_event(book, event, payment.owner_id if payment else None)


def test_the_books_agree_with_every_story_of_a_payment(sqlite_template: Path, size: Size) -> None:
    Payments.template = sqlite_template
    steps = size(ci=2_000, full=20_000)
    run_state_machine_as_test(
        Payments,
        settings=settings(
            max_examples=steps // STEPS_A_LIFE,
            stateful_step_count=STEPS_A_LIFE,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
