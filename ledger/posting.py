"""The one writer of the books: lock the head, open what is missing, write the legs, then seal them."""

import json
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from app.core.clock import now_ms
from app.core.errors import Invalid
from app.db.direct import marks, rows_of, run_many
from ledger.accounts import AccountSpec
from ledger.chain import canonical, link
from ledger.head import Frozen, lock_head
from ledger.models import LedgerAccount, LedgerHead, LedgerTx

_Entry = tuple[int, int, int, int, int, int]

LEGS_MAX = 256
_BEFORE = "SELECT * FROM ledger_tx WHERE key IN ({keys})"
_OPEN = (
    "INSERT INTO ledger_account (code, kind, unit, owner_id, floor, ceiling, priority, effective_at,"
    " expires_at, balance, last_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0) RETURNING *"
)
_LEG = (
    "INSERT INTO ledger_entry (id, account_id, aseq, tx_id, amount, balance_after) VALUES (?, ?, ?, ?, ?, ?)"
)
TX_COLUMNS = (
    *("seq", "kind", "key", "asked", "at", "effective_at", "actor_kind", "actor_id", "reason", "owner_id"),
    *("ref_kind", "ref_id", "reverses", "legs", "prev_hash", "hash"),
)
_SEAL = (
    f"INSERT INTO ledger_tx ({', '.join(TX_COLUMNS)})"  # noqa: S608  names of ours alone
    f" VALUES ({', '.join('?' * len(TX_COLUMNS))})"
)


class Overdrawn(Exception):
    """A rule tried to take more than there is: a defect of the rule, which asks the balance first."""


@dataclass(frozen=True, slots=True)
class By:
    """Who caused a posting: owner, staff, job, webhook or operator, and the id the audit knows them by."""

    kind: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Leg:
    """So many units into an account; below zero: out of it."""

    account: AccountSpec
    amount: int


@dataclass(frozen=True, slots=True)
class Order:
    """What to post. `key` is unique for ever; `asked` is the input that a repetition must agree with."""

    kind: str
    key: str
    asked: Mapping[str, object]
    legs: Sequence[Leg]
    by: By
    owner_id: UUID | None = None
    reason: str = ""
    ref: tuple[str, str] = ("", "")
    reverses: int | None = None
    effective_at: int | None = None


@dataclass(frozen=True, slots=True)
class Posted:
    """A sealed transaction; `replayed` when it was there before."""

    seq: int
    at: int
    hash: str
    ref: tuple[str, str]
    replayed: bool = False


@dataclass(slots=True)
class Book:
    """The open books: locked until the caller's transaction ends. Nothing but ledger rows is locked after."""

    db: BaseDBAsyncClient
    head: LedgerHead
    now: int


@asynccontextmanager
async def open_book() -> AsyncIterator[Book]:
    """Join the caller's transaction, or begin one; lock the books, the ladder's last rung. Raises Frozen."""
    async with in_transaction() as db:
        head = await lock_head(db)
        if head.frozen_reason:
            raise Frozen
        yield Book(db, head, now_ms())


async def done_before(book: Book, key: str, asked: Mapping[str, object]) -> Posted | None:
    """What `key` posted earlier. Raises Invalid, naming the difference, when something else was asked."""
    return (await _done_before(book, {key: asked})).get(key)


async def post(book: Book, order: Order) -> Posted:
    """Write one balanced transaction; a key that was posted before answers with what it did then.

    Raises Invalid as `done_before`, Overdrawn, and AssertionError for legs that could never stand in a book.
    """
    (posted,) = await post_all(book, [order])
    return posted


async def post_all(book: Book, orders: Sequence[Order]) -> list[Posted]:
    """Write many transactions, one after the other, each under its own key; all or none. Raises as `post`."""
    for order in orders:
        _require_sound(order)
    done = await _done_before(book, {order.key: order.asked for order in orders})
    fresh = [order for order in orders if order.key not in done]
    accounts = await _accounts(book.db, [leg for order in fresh for leg in order.legs])
    entries: list[_Entry] = []
    sealed: list[LedgerTx] = []
    last: LedgerHead | LedgerTx = book.head
    for order in fresh:
        opened = [leg.account.facts() for leg in order.legs if accounts[leg.account.code].last_seq == 0]
        named = enumerate((accounts[leg.account.code], leg) for leg in order.legs)
        entries += [_entry(last.seq + 1, line, account, leg) for line, (account, leg) in named]
        last = _sealed(order, last, book.now, opened)
        sealed.append(last)
    await _write(book, entries, sealed)
    done |= {tx.key: _posted(tx) for tx in sealed}
    return [done[order.key] for order in orders]


def content_of(
    tx: LedgerTx, legs: Sequence[Sequence[object]], opened: Sequence[Sequence[object]]
) -> list[object]:
    """What a transaction's hash covers: everything decided, no balance. `legs` are [code, amount]."""
    times = [tx.at, tx.effective_at]
    actor = [tx.actor_kind, tx.actor_id, tx.reason]
    ref = [tx.owner_id, tx.ref_kind, tx.ref_id, tx.reverses]
    return [tx.seq, tx.kind, tx.key, tx.asked, *times, *actor, *ref, list(legs), list(opened)]


async def _done_before(book: Book, asked: Mapping[str, Mapping[str, object]]) -> dict[str, Posted]:
    """By key, what was posted under it earlier. Raises Invalid."""
    found = await rows_of(book.db, LedgerTx, _BEFORE.format(keys=marks(asked)), list(asked))
    for before in found:
        if before.asked != canonical(asked[before.key]):
            difference = _difference(before, asked[before.key])
            raise Invalid("idempotencyKey", f"This key was used before with another {difference}.")
    return {before.key: _posted(before, replayed=True) for before in found}


async def _accounts(db: BaseDBAsyncClient, legs: Sequence[Leg]) -> dict[str, LedgerAccount]:
    """The rows of the legs' accounts; those that nobody used before are opened."""
    specs = {leg.account.code: leg.account for leg in legs}
    sql = f"SELECT * FROM ledger_account WHERE code IN ({marks(specs)})"  # noqa: S608  marks alone
    found = {row.code: row for row in await rows_of(db, LedgerAccount, sql, list(specs))}
    for code, spec in specs.items():
        if code not in found:
            limits = (spec.floor, spec.ceiling, spec.priority, spec.effective_at, spec.expires_at)
            values = (code, spec.kind, spec.unit, spec.owner_id, *limits)
            (found[code],) = await rows_of(db, LedgerAccount, _OPEN, values)
    return found


def _entry(seq: int, line: int, account: LedgerAccount, leg: Leg) -> _Entry:
    """One leg; the account stands after it from now on, as it will in the database."""
    after = account.balance + leg.amount
    if account.floor is not None and after < account.floor:
        raise Overdrawn(f"{account.code} has {account.balance}, {-leg.amount} were to be taken")
    if account.ceiling is not None and after > account.ceiling:
        raise Overdrawn(f"{account.code} stands at {account.balance}, {leg.amount} were to be put there")
    account.balance, account.last_seq = after, account.last_seq + 1
    return (seq << 8 | line, account.id, account.last_seq, seq, leg.amount, after)


def _sealed(
    order: Order, last: LedgerHead | LedgerTx, now: int, opened: Sequence[Sequence[object]]
) -> LedgerTx:
    """The header of the transaction that follows `last`, with its hash."""
    tx = LedgerTx(
        seq=last.seq + 1,
        kind=order.kind,
        key=order.key,
        asked=canonical(order.asked),
        at=max(now * 1000, last.at + 1),
        effective_at=now if order.effective_at is None else order.effective_at,
        actor_kind=order.by.kind,
        actor_id=order.by.id,
        reason=order.reason,
        owner_id=order.owner_id,
        ref_kind=order.ref[0],
        ref_id=order.ref[1],
        reverses=order.reverses,
        legs=len(order.legs),
        prev_hash=last.hash,
    )
    legs = [[leg.account.code, leg.amount] for leg in order.legs]
    tx.hash = link(tx.prev_hash, content_of(tx, legs, opened))
    return tx


async def _write(book: Book, entries: Sequence[_Entry], sealed: Sequence[LedgerTx]) -> None:
    """The headers go last: the database then checks the legs that are there, and takes no more."""
    await run_many(book.db, _LEG, entries)
    await run_many(book.db, _SEAL, [[getattr(tx, column) for column in TX_COLUMNS] for tx in sealed])
    if sealed:
        last = sealed[-1]
        book.head.seq, book.head.hash, book.head.at = last.seq, last.hash, last.at


def _posted(tx: LedgerTx, *, replayed: bool = False) -> Posted:
    return Posted(tx.seq, tx.at, tx.hash, (tx.ref_kind, tx.ref_id), replayed)


def _require_sound(order: Order) -> None:
    """Rules build these legs, no client does: whatever fails here is a defect, and is not posted."""
    codes = {leg.account.code for leg in order.legs}
    units = {leg.account.unit for leg in order.legs}
    sums = [sum(leg.amount for leg in order.legs if leg.account.unit == unit) for unit in units]
    assert 2 <= len(order.legs) <= LEGS_MAX, "a transaction has 2 to 256 legs"
    assert len(codes) == len(order.legs), "an account stands in a transaction once"
    assert all(leg.amount for leg in order.legs), "a leg moves something"
    assert not any(sums), "the legs of each unit add up to nothing"


def _difference(before: LedgerTx, asked: Mapping[str, object]) -> str:
    then: dict[str, Any] = json.loads(before.asked)
    now: dict[str, Any] = json.loads(canonical(asked))
    return ", ".join(sorted(name for name in then.keys() | now.keys() if then.get(name) != now.get(name)))
