"""Whole books of any size, written past the product in a minute: the same rows that posting would write."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from uuid import UUID, uuid5

from ledger.accounts import TOKENS, WRITEOFF, AccountSpec, paid_wallet
from ledger.chain import GENESIS, canonical, link, seal_of
from ledger.models import LedgerTx
from ledger.posting import TX_COLUMNS, content_of

FIRST_AT_US = 1_700_000_000_000_000
STEP_US = 1_000_000
_FAMILY = UUID("8a3d3a44-1f36-4a62-9f0e-2f0b6a0f7c11")
_BATCH = 20_000
_ACCOUNT = (
    "INSERT INTO ledger_account (id, code, kind, unit, owner_id, floor, ceiling, priority, effective_at,"
    " expires_at, balance, last_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_HEAD = (
    "INSERT INTO ledger_head (id, seq, hash, at, events, frozen_reason, seal) VALUES (1, ?, ?, ?, 0, '', ?)"
)


@dataclass(slots=True)
class Held:
    """An account as the filling goes along."""

    id: int
    spec: AccountSpec
    balance: int = 0
    last_seq: int = 0


Entry = tuple[int, int, int, int, int, int]


def owner(number: int) -> UUID:
    """The same owner for the same number, always."""
    return uuid5(_FAMILY, str(number))


def fill(path: Path, entries: int, owners: int) -> None:
    """Write `entries` entries (two a transaction) for so many owners into an empty, migrated SQLite file."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;")
        guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        _write(connection, entries // 2, owners)
        for _, sql in guards:
            connection.execute(sql)
        connection.commit()


def _write(connection: sqlite3.Connection, transactions: int, owners: int) -> None:
    house = Held(1, WRITEOFF)
    wallets = [Held(number + 2, paid_wallet(owner(number))) for number in range(owners)]
    rows = _transactions(transactions, house, wallets)
    columns = ", ".join(TX_COLUMNS)
    last = None
    while batch := list(islice(rows, _BATCH)):
        last = batch[-1][0]
        marks = ", ".join("?" * len(TX_COLUMNS))
        headers = [[_plain(getattr(tx, name)) for name in TX_COLUMNS] for tx, _ in batch]
        connection.executemany(f"INSERT INTO ledger_tx ({columns}) VALUES ({marks})", headers)
        legs = [leg for _, legs in batch for leg in legs]
        connection.executemany(
            "INSERT INTO ledger_entry (id, account_id, aseq, tx_id, amount, balance_after)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            legs,
        )
    used = [held for held in (house, *wallets) if held.last_seq]
    connection.executemany(_ACCOUNT, [_account(held) for held in used])
    if last is not None:
        connection.execute(_HEAD, (last.seq, last.hash, last.at, seal_of({"frozen_reason": ""})))
    connection.commit()


def _transactions(count: int, house: Held, wallets: list[Held]) -> Iterator[tuple[LedgerTx, list[Entry]]]:
    chance, before = random.Random(7), GENESIS
    for seq in range(1, count + 1):
        wallet = wallets[seq - 1] if seq <= len(wallets) else chance.choice(wallets)
        amount = chance.randint(1, 500) if chance.random() < 0.6 or wallet.balance < 500 else -480
        opened = [each.spec.facts() for each in (house, wallet) if not each.last_seq]
        legs = [_leg(seq, 0, house, -amount), _leg(seq, 1, wallet, amount)]
        tx = _header(seq, wallet.spec.owner_id, before)
        named = [[house.spec.code, -amount], [wallet.spec.code, amount]]
        before = tx.hash = link(before, content_of(tx, named, opened))
        yield tx, legs


def _leg(seq: int, line: int, held: Held, amount: int) -> Entry:
    held.balance += amount
    held.last_seq += 1
    return (seq << 8 | line, held.id, held.last_seq, seq, amount, held.balance)


def _header(seq: int, owner_id: UUID | None, before: str) -> LedgerTx:
    at = FIRST_AT_US + seq * STEP_US
    asked = canonical({"n": seq})
    return LedgerTx(
        seq=seq, kind="adjust", key=f"fill:{seq}", asked=asked, at=at, effective_at=at // 1000,
        actor_kind="operator", actor_id="", reason="filled for measuring", owner_id=owner_id,
        ref_kind="fill", ref_id=str(seq), reverses=None, legs=2, prev_hash=before, hash="",
    )  # fmt: skip


def _account(held: Held) -> tuple[object, ...]:
    spec = held.spec
    limits = (spec.floor, spec.ceiling, spec.priority, spec.effective_at, spec.expires_at)
    assert spec.unit == TOKENS
    names = (held.id, spec.code, spec.kind, spec.unit, _plain(spec.owner_id))
    return (*names, *limits, held.balance, held.last_seq)


def _plain(value: object) -> object:
    return str(value) if isinstance(value, UUID) else value
