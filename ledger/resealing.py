"""Hashes computed again from what stands in the tables: whoever changed a sealed transaction is found out."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from operator import attrgetter

from tortoise.connection import get_connection

from app.db.direct import rows_of
from ledger.chain import GENESIS, link
from ledger.models import LedgerAccount, LedgerEntry, LedgerTx
from ledger.posting import content_of
from ledger.wallets import spec_of

_AT_ONCE = 100
# Joined by UNION ALL: of many ranges joined by OR the planner makes a walk through the whole table.
_LINES = "SELECT * FROM ledger_entry WHERE id BETWEEN ? AND ?"


async def altered(seqs: Sequence[int]) -> list[int]:
    """Those of the transactions whose hash is not that of what they hold, or not linked to the one before."""
    found: list[int] = []
    for start in range(0, len(seqs), _AT_ONCE):
        found += await _altered(seqs[start : start + _AT_ONCE])
    return found


async def _altered(seqs: Sequence[int]) -> list[int]:
    marks = ", ".join("?" * 2 * len(seqs))
    around = [number for seq in seqs for number in (seq - 1, seq)]
    sql = f"SELECT * FROM ledger_tx WHERE seq IN ({marks})"  # noqa: S608  marks alone
    txs = {tx.seq: tx for tx in await rows_of(get_connection("default"), LedgerTx, sql, around)}
    entries = await _entries(seqs)
    accounts = await _accounts(sorted({entry.account_id for legs in entries.values() for entry in legs}))
    hashes = {0: GENESIS} | {seq: tx.hash for seq, tx in txs.items()}
    return [
        seq
        for seq in seqs
        if hashes.get(seq) != _hash(hashes.get(seq - 1), txs.get(seq), entries[seq], accounts)
    ]


def _hash(
    prev_hash: str | None,
    tx: LedgerTx | None,
    entries: Sequence[LedgerEntry],
    accounts: Mapping[int, LedgerAccount],
) -> str:
    """What the hash should be; nothing when parts are missing or do not belong together."""
    held = [(accounts[entry.account_id], entry) for entry in entries if entry.account_id in accounts]
    strays = any(entry.tx_id != entry.id >> 8 for entry in entries)
    if tx is None or tx.prev_hash != prev_hash or strays or not len(held) == len(entries) == tx.legs:
        return ""
    legs = [[account.code, entry.amount] for account, entry in held]
    opened = [spec_of(account).facts() for account, entry in held if entry.aseq == 1]
    return link(tx.prev_hash, content_of(tx, legs, opened))


async def _entries(seqs: Sequence[int]) -> defaultdict[int, list[LedgerEntry]]:
    """The legs of each in their order, by id: those of one transaction share all but the last byte."""
    bounds = [bound for seq in seqs for bound in (seq << 8, seq << 8 | 255)]
    sql = " UNION ALL ".join([_LINES] * len(seqs))
    found = defaultdict[int, list[LedgerEntry]](list)
    entries = await rows_of(get_connection("default"), LedgerEntry, sql, bounds)
    for entry in sorted(entries, key=attrgetter("id")):
        found[entry.id >> 8].append(entry)
    return found


async def _accounts(ids: Sequence[int]) -> dict[int, LedgerAccount]:
    marks = ", ".join("?" * len(ids))
    sql = f"SELECT * FROM ledger_account WHERE id IN ({marks or 'NULL'})"  # noqa: S608  marks alone
    return {row.id: row for row in await rows_of(get_connection("default"), LedgerAccount, sql, ids)}
