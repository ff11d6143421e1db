"""Customers who buy, pay and top up while processes die under them, and note what they were told."""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from uuid import UUID

from app.core.clock import MS_PER_DAY, clock_reading, now_ms
from app.core.errors import Unavailable
from app.core.ids import new_id, public_id
from ledger.models import Payment
from ledger.slots import SLOT_MS
from ledger.stripe_signature import HEADER
from tenants.slots.buy import buy_page_slot
from tests.cast import Person, hire
from tests.customer import Customer
from tests.factories import make_page
from tests.fakes import FakeClock
from tests.installation import CONSOLE
from tests.ledger.books import granted
from tests.ledger.whole_books import Ids, begun
from tests.stripe_desk import Told, session_told, signed
from tests.wire import Reply, Wire

WEBHOOK = "/api/v1/stripe/webhook"
PRICE, PAGES_AT_ONCE = 480, 10
COME_AGAIN = {409, 503}
PAUSE_SECONDS, ANSWER_SECONDS_MAX = 0.05, 120


@dataclass
class Notes:
    """What was acknowledged: payments, purchases by their owner, slots paid by hand; the rest is counted."""

    topups: list[UUID] = field(default_factory=list)
    purchases: Counter[UUID] = field(default_factory=Counter)
    slots: set[str] = field(default_factory=set)
    seen: Counter[str] = field(default_factory=Counter)
    over: bool = False

    @property
    def acknowledged(self) -> int:
        return len(self.topups) + self.purchases.total() + self.seen["paid by hand"]


@dataclass(frozen=True)
class Holder:
    """Somebody with slots that were over before the storm began, one page on one of them."""

    person: Person
    slots: tuple[UUID, ...]

    @property
    def id(self) -> UUID:
        return self.person.account.id


async def holders(count: int, *, tens_of_slots: int) -> list[Holder]:
    """Everybody bought a period and a day ago, with tokens for that alone; renewals wait for more."""
    made, people = [], [await hire(f"holder{number}@example.com", "") for number in range(count)]
    with clock_reading(FakeClock(now_ms() - SLOT_MS - MS_PER_DAY)):
        for number, person in enumerate(people):
            account, scope = person.account, person.scope
            await granted(account.id, PRICE * PAGES_AT_ONCE * tens_of_slots)
            slots: list[UUID] = []
            for turn in range(tens_of_slots):
                more = {"pages": PAGES_AT_ONCE, "auto_renew": True, "key": str(turn)}
                slots += (await buy_page_slot(scope, account.id, **more)).slot_ids  # type: ignore[arg-type]
            for name in ("plan", "slot"):
                await make_page(account.id, f"{name}-{number}", scope=scope)
            made.append(Holder(person, tuple(slots)))
    return made


class Shopper:
    """Does one thing after another for some holders, each until it has been answered."""

    def __init__(self, held: list[Holder], port: int, notes: Notes, seed: int) -> None:
        self._held, self._notes, self._chance = held, notes, random.Random(seed)
        self._wires = (Wire(port), Wire(port))

    async def shop(self) -> None:
        """Until the storm is over; whatever was begun is brought to its end."""
        try:
            while not self._notes.over:
                holder = self._chance.choice(self._held)
                await self._top_up(holder)
                for act in self._chance.choices((self._buy, self._pay), k=2):
                    await act(holder)
        finally:
            for wire in self._wires:
                wire.close()

    async def _top_up(self, holder: Holder) -> None:
        """A payment of which Stripe tells, now and then twice at once, until we have said that we know."""
        payment = await self._begun(holder)
        event = session_told(payment, id=f"cs_{payment.id.hex}")
        times = self._chance.choice((1, 1, 2))
        replies = await asyncio.gather(*(self._insist(_telling(event, wire)) for wire in self._wires[:times]))
        assert {reply.status for reply in replies} == {200}
        self._notes.topups.append(payment.id)

    async def _begun(self, holder: Holder) -> Payment:
        ids, pack = Ids(self._chance.getrandbits(60)), self._chance.choice(("small", "medium"))
        while True:
            try:
                return await begun(holder.id, pack, now_ms(), ids)
            except Unavailable:
                await asyncio.sleep(PAUSE_SECONDS)

    async def _buy(self, holder: Holder) -> None:
        """Under a key by JSON, or by a form; now and then again as if the answer had been lost."""
        key, customer = new_id().hex, Customer.of(holder.person, self._wires[0])
        ask = self._chance.choice((customer.trade, customer.buy))
        answers = [await self._insist(lambda: ask(key)) for _ in range(self._chance.choice((1, 1, 1, 2)))]
        first = answers[0]
        if first.status in {403, 422}:
            self._notes.seen["refused"] += 1
            self._notes.purchases[holder.id] += sum(reply.status in {200, 303} for reply in answers)
            return
        assert {reply.status for reply in answers} <= {200, 303}, first
        self._notes.purchases[holder.id] += 1
        if first.status == 200:
            (slot,) = {reply.json()["data"]["slotId"] for reply in answers}
            self._notes.slots.add(slot)

    async def _pay(self, holder: Holder) -> None:
        """One of the slots that are over, by the form for it; there may be no tokens left for it."""
        customer = Customer.of(holder.person, self._wires[0])
        path = f"/slots/{public_id('s', self._chance.choice(holder.slots))}/pay"
        reply = await self._insist(lambda: customer.send(path))
        assert reply.status in {303, 422}, reply
        self._notes.seen["paid by hand" if reply.status == 303 else "refused"] += 1

    async def _insist(self, ask: Callable[[], Awaitable[Reply]]) -> Reply:
        """Ask until there is an answer, whoever dies meanwhile. Raises TimeoutError when there never is."""
        async with asyncio.timeout(ANSWER_SECONDS_MAX):
            while True:
                if reply := await self._answer(ask):
                    return reply
                await asyncio.sleep(PAUSE_SECONDS)

    async def _answer(self, ask: Callable[[], Awaitable[Reply]]) -> Reply | None:
        try:
            reply = await ask()
        except ConnectionError:
            self._notes.seen["cut off"] += 1
            return None
        if reply.status in COME_AGAIN:
            self._notes.seen["told to come again"] += 1
            return None
        return reply


def _telling(event: Told, wire: Wire) -> Callable[[], Awaitable[Reply]]:
    async def tell() -> Reply:
        raw = event.raw
        return await wire.send("POST", CONSOLE, WEBHOOK, {HEADER: signed(raw)}, raw)

    return tell
