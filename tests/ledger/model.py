"""The rules of the books said once more, in another way: plain dictionaries, importing nothing of ours.

Every act answers with the moves it would post, or None when it would post nothing or be refused.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

DAY = 86_400_000
PRICE, PERIOD, GRACE = 480, 30 * DAY, 7 * DAY
Moves = dict[str, int]


@dataclass
class Lot:
    """A gift: where it stands among others, and when it counts."""

    code: str
    priority: int
    begins: int
    ends: int | None

    def counts(self, now: int) -> bool:
        return self.begins <= now and (self.ends is None or self.ends > now)


@dataclass
class Period:
    """A paid stretch; `price` is where its tokens came from, in the order they were taken."""

    slot: str
    n: int
    begins: int
    ends: int
    price: list[tuple[str, int]]
    settled: bool = False


@dataclass
class Model:
    """All balances by code, and what the rules remember beside them."""

    balance: Moves = field(default_factory=dict)
    lots: dict[str, list[Lot]] = field(default_factory=dict)
    periods: dict[str, list[Period]] = field(default_factory=dict)
    over: set[str] = field(default_factory=set)
    posted: dict[int, tuple[str, str, list[tuple[str, int]]]] = field(default_factory=dict)
    taken_back: set[int] = field(default_factory=set)
    closed: set[str] = field(default_factory=set)

    def post(self, kind: str, owner: str, moves: Iterable[tuple[str, int]]) -> None:
        kept = [(code, amount) for code, amount in moves if amount]
        assert sum(amount for _, amount in kept) == 0
        for code, amount in kept:
            self.balance[code] = self.balance.get(code, 0) + amount
        self.posted[len(self.posted) + 1] = (kind, owner, kept)

    def has(self, code: str) -> int:
        return self.balance.get(code, 0)

    def debt(self, owner: str) -> int:
        return -self.has(f"owed:{owner}")

    def wallet(self, owner: str, now: int) -> list[str]:
        """Where tokens may be taken from now, in the order they are taken."""
        lots = [lot for lot in self.lots.get(owner, []) if lot.counts(now)]
        lots.sort(key=lambda lot: (lot.priority, lot.ends is None, lot.ends or 0, lot.begins))
        return [lot.code for lot in lots] + [f"wallet:{owner}:paid"]

    def held(self, owner: str, now: int) -> int:
        return sum(self.has(code) for code in self.wallet(owner, now))

    def take(self, owner: str, amount: int, now: int) -> list[tuple[str, int]]:
        moves = []
        for code in self.wallet(owner, now):
            part = min(amount, self.has(code))
            if part:
                moves.append((code, -part))
                amount -= part
        assert amount == 0
        return moves

    def can_pay(self, owner: str, amount: int, now: int) -> bool:
        return not self.debt(owner) and self.held(owner, now) >= amount

    def settle_debt(self, owner: str, now: int) -> None:
        part = min(self.debt(owner), self.held(owner, now))
        if part:
            self.post("settle_owed", owner, [*self.take(owner, part, now), (f"owed:{owner}", part)])

    def top_up(self, owner: str, amount: int, now: int) -> None:
        self.post("topup", owner, [("issued:paid", -amount), (f"wallet:{owner}:paid", amount)])

    def grant(self, owner: str, amount: int, priority: int, begins: int, ends: int | None) -> None:
        lots = self.lots.setdefault(owner, [])
        lots.append(Lot(f"wallet:{owner}:lot:{len(lots) + 1}", priority, begins, ends))
        self.post("grant", owner, [("issued:promo", -amount), (lots[-1].code, amount)])

    def pay_period(self, owner: str, slot: str, begins: int, now: int) -> None:
        price = self.take(owner, PRICE, now)
        paid = self.periods.setdefault(slot, [])
        self.post("renew_slot" if paid else "buy_slot", owner, [*price, ("deferred:slots", PRICE)])
        paid.append(Period(slot, len(paid) + 1, begins, begins + PERIOD, price))

    def recognise(self, owner: str, period: Period) -> None:
        period.settled = True
        self.post("recognise", owner, [("deferred:slots", -PRICE), ("earned:slots", PRICE)])

    def refund(self, owner: str, slot: str, now: int) -> None:
        last = self.periods[slot][-1]
        days = (last.ends - max(now, last.begins)) // DAY
        left, back = 16 * days, Moves()
        for code, amount in reversed(last.price):
            part = min(left, -amount)
            left -= part
            into = code if self.still_counts(owner, code, now) else "breakage:promo"
            back[into] = back.get(into, 0) + part
        moves = [("deferred:slots", -PRICE), *back.items(), ("earned:slots", PRICE - 16 * days)]
        self.post("refund_slot", owner, moves)
        last.settled = True
        self.over.add(slot)
        self.settle_debt(owner, now)

    def still_counts(self, owner: str, code: str, now: int) -> bool:
        ends = next((lot.ends for lot in self.lots.get(owner, []) if lot.code == code), None)
        return ends is None or ends > now

    def expire(self, owner: str, lot: Lot, now: int) -> None:
        if lot.ends is not None and lot.ends <= now and self.has(lot.code):
            left = self.has(lot.code)
            self.post("expire_lot", owner, [(lot.code, -left), ("breakage:promo", left)])

    def short_of(self, seq: int) -> int:
        """How many tokens are gone that taking `seq` back would need."""
        _, owner, moves = self.posted[seq]
        mine = [(code, amount) for code, amount in moves if owner in code]
        return sum(max(0, amount - self.has(code)) for code, amount in mine)

    def take_back(self, seq: int, now: int) -> None:
        _, owner, moves = self.posted[seq]
        short = self.short_of(seq)
        opposite = [
            (code, -min(amount, self.has(code)) if owner in code and amount > 0 else -amount)
            for code, amount in moves
        ]
        self.post("reverse", owner, [*opposite, (f"owed:{owner}", -short)])
        self.taken_back.add(seq)
        for lot in self.lots.get(owner, []):
            if any(code == lot.code and amount > 0 for code, amount in opposite):
                self.expire(owner, lot, now)

    def adjust(self, owner: str, amount: int, now: int) -> None:
        mine = [(f"wallet:{owner}:paid", amount)] if amount > 0 else self.take(owner, -amount, now)
        self.post("adjust", owner, [*mine, ("writeoff", -amount)])
        self.settle_debt(owner, now)

    def close(self, owner: str) -> None:
        mine = [(code, -amount) for code, amount in self.balance.items() if owner in code and amount]
        held = -sum(amount for _, amount in mine if amount < 0)
        debt = sum(amount for _, amount in mine if amount > 0)
        if mine:
            self.post("close_account", owner, [*mine, ("breakage:promo", held), ("writeoff", -debt)])
            self.closed.add(owner)
