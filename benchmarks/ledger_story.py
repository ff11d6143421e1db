"""Whole books of any size, as rows: owners buy tokens and pay a page slot with them, which is earned."""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid5

from ledger.accounts import DEFERRED, EARNED, ISSUED_PAID, WRITEOFF, AccountSpec, cash, paid_wallet, sales
from ledger.chain import GENESIS, canonical, canonical_lines, link_to, seal_of
from ledger.packs import PACKS
from ledger.payments import PAID, PAYMENT_FACTS
from ledger.plans import SLOT_PRICE_TOKENS
from ledger.posting import TX_COLUMNS
from ledger.slots import ACTIVE, PERIOD_FACTS, SLOT_MS

PACK = PACKS["large"]
FIRST_AT_US = 1_700_000_000_000_000
STEP_US = 1_000_000
COLUMNS: dict[str, tuple[str, ...]] = {
    "ledger_tx": TX_COLUMNS,
    "ledger_entry": ("id", "account_id", "aseq", "tx_id", "amount", "balance_after"),
    "payment": (*PAYMENT_FACTS, "seal"),
    "slot_period": ("id", *PERIOD_FACTS, "seal"),
    "slot": ("id", "owner_id", "page_id", "state", "auto_renew", "opened_at", "ends_at", "lapsed_at"),
    "ledger_account": (
        *("id", "code", "kind", "unit", "owner_id", "floor", "ceiling", "priority", "effective_at"),
        *("expires_at", "balance", "last_seq"),
    ),
    "ledger_head": ("id", "seq", "hash", "at", "events", "frozen_reason", "seal"),
}
Rows = dict[str, list[tuple[object, ...]]]
_FAMILY = UUID("8a3d3a44-1f36-4a62-9f0e-2f0b6a0f7c11")
_BATCH = 20_000


def id_of(number: int, what: str = "owner") -> UUID:
    """The same id for the same number, always."""
    return uuid5(_FAMILY, f"{what}:{number}")


BUSIEST = id_of(0)


def session_of(number: int) -> str:
    """The provider's session of the payment with this number."""
    return f"cs_filled_{number}"


@dataclass(slots=True)
class Held:
    """An account as the story goes along."""

    id: int
    spec: AccountSpec
    balance: int = 0
    aseq: int = 0


@dataclass(slots=True)
class Owner:
    """Somebody with a wallet and one slot; `open` is the period that is paid and not earned."""

    id: str
    slot: str
    wallet: Held
    opened_at: int = 0
    ends_at: int = 0
    periods: int = 0
    open: tuple[int, int] | None = None


class Story:
    """The books as they are written; `rows` are those that nobody has taken yet."""

    def __init__(self, owners: int) -> None:
        self.rows: Rows = defaultdict(list)
        self.entries = self.seq = self.payments = 0
        self._at, self._hash = FIRST_AT_US, GENESIS
        specs = (ISSUED_PAID, DEFERRED, EARNED, WRITEOFF, cash(PACK.currency), sales(PACK.currency))
        self._house = [Held(number, spec) for number, spec in enumerate(specs, 1)]
        first = len(specs) + 1
        self.owners = [self._owner(number, first + number) for number in range(owners)]

    @staticmethod
    def _owner(number: int, account: int) -> Owner:
        owner_id = id_of(number)
        return Owner(str(owner_id), str(id_of(number, "slot")), Held(account, paid_wallet(owner_id)))

    def go_on(self, owner: Owner) -> None:
        """What is next for an owner: earn what is paid, else pay a period, else buy tokens for twelve."""
        if owner.open is not None:
            self._earn(owner, *owner.open)
        elif owner.wallet.balance >= SLOT_PRICE_TOKENS:
            self._pay(owner)
        else:
            self._top_up(owner)

    def adjust(self, owner: Owner) -> None:
        """One token more."""
        legs = [(self._house[3], -1), (owner.wallet, 1)]
        self._post("adjust", f"adj:{self.seq}", {"n": self.seq}, legs, owner, ("", ""))

    def end(self) -> None:
        """What stands beside the chain at last: slots, accounts, the head, periods that are still served."""
        for owner in self.owners:
            if owner.open is not None:
                self._period(owner, *owner.open, None)
            if owner.periods:
                times = (True, owner.opened_at, owner.ends_at, None)
                self.rows["slot"].append((owner.slot, owner.id, None, ACTIVE, *times))
        for held in (*self._house, *(owner.wallet for owner in self.owners)):
            if held.aseq:
                facts = [None if value is None else value for value in held.spec.facts()]
                facts[3] = None if facts[3] is None else str(facts[3])
                self.rows["ledger_account"].append((held.id, *facts, held.balance, held.aseq))
        seal = seal_of({"frozen_reason": ""})
        self.rows["ledger_head"].append((1, self.seq, self._hash, self._at, 0, "", seal))

    def _top_up(self, owner: Owner) -> None:
        self.payments += 1
        payment, session = str(id_of(self.payments, "payment")), session_of(self.payments)
        tokens, money, unit = PACK.tokens, PACK.amount_minor, PACK.currency
        issued, _, _, _, cash_held, sold = self._house
        legs = [(issued, -tokens), (owner.wallet, tokens), (cash_held, money), (sold, -money)]
        asked = {"payment": payment, "tokens": tokens, "amountMinor": money, "currency": unit}
        seq = self._post("topup", f"topup:stripe:{session}", asked, legs, owner, ("payment", payment))
        at, names = self._at // 1000, (session, f"pi_{self.payments}", f"evt_{self.payments}")
        told = (PACK.name, tokens, money, unit, PAID, at, at, seq)
        facts = (payment, owner.id, f"{owner.id}:{seq}", "stripe", *names, *told)
        self.rows["payment"].append((*facts, seal_of(dict(zip(PAYMENT_FACTS, facts, strict=True)))))

    def _pay(self, owner: Owner) -> None:
        owner.periods += 1
        kind = "buy_slot" if owner.periods == 1 else "renew_slot"
        legs = [(owner.wallet, -SLOT_PRICE_TOKENS), (self._house[1], SLOT_PRICE_TOKENS)]
        key = f"{kind[:-5]}:{owner.slot}:{owner.periods}"
        seq = self._post(kind, key, {}, legs, owner, ("slot", owner.slot))
        starts_at = owner.ends_at or self._at // 1000
        owner.opened_at = owner.opened_at or starts_at
        owner.ends_at, owner.open = starts_at + SLOT_MS, (seq, starts_at)

    def _earn(self, owner: Owner, paid: int, starts_at: int) -> None:
        legs = [(self._house[1], -SLOT_PRICE_TOKENS), (self._house[2], SLOT_PRICE_TOKENS)]
        key = f"earn:{owner.slot}:{owner.periods}"
        self._period(
            owner, paid, starts_at, self._post("recognise", key, {}, legs, owner, ("slot", owner.slot))
        )
        owner.open = None

    def _period(self, owner: Owner, paid: int, starts_at: int, settled: int | None) -> None:
        facts = (owner.slot, owner.periods, starts_at, starts_at + SLOT_MS, paid, settled)
        seal = seal_of(dict(zip(PERIOD_FACTS, facts, strict=True)))
        self.rows["slot_period"].append((paid, *facts, seal))

    def _post(
        self,
        kind: str,
        key: str,
        asked: dict[str, object],
        legs: Sequence[tuple[Held, int]],
        owner: Owner,
        ref: tuple[str, str],
    ) -> int:
        self.seq, self._at = self.seq + 1, self._at + STEP_US
        opened = [held.spec.facts() for held, _ in legs if not held.aseq]
        for line, (held, amount) in enumerate(legs):
            held.aseq, held.balance = held.aseq + 1, held.balance + amount
            entry = (self.seq << 8 | line, held.id, held.aseq, self.seq, amount, held.balance)
            self.rows["ledger_entry"].append(entry)
        self.entries += len(legs)
        times = (self._at, self._at // 1000)
        decided = (self.seq, kind, key, canonical(asked), *times, "job", "", "", owner.id, *ref, None)
        named = [(held.spec.code, amount) for held, amount in legs]
        (text,) = canonical_lines([(*decided, named, opened)])
        before, self._hash = self._hash, link_to(self._hash, text)
        self.rows["ledger_tx"].append((*decided, len(legs), before, self._hash))
        return self.seq


def whole_books(entries: int, owners: int, busy: int) -> Iterator[Rows]:
    """So many entries of so many owners; the first of them has `busy` lines more than the others."""
    story, chance = Story(owners), random.Random(7)
    for owner in story.owners:
        story.go_on(owner)
    step = max(2, entries // 2 // (busy or 1))
    while story.entries < entries:
        if busy and story.seq % step == 0:
            story.adjust(story.owners[0])
            busy -= 1
        else:
            story.go_on(chance.choice(story.owners))
        if len(story.rows["ledger_tx"]) >= _BATCH:
            yield story.rows
            story.rows = defaultdict(list)
    story.end()
    yield story.rows
