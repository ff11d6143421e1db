"""The log: one JSON object a line, everything that is needed to rebuild the books with the same head.

It shows the books as of the last transaction when it began, whatever is posted meanwhile.
"""

import json
from collections import defaultdict
from collections.abc import AsyncIterator
from typing import Any

from app.db.reading import read
from ledger.accounts import SPEC_COLUMNS
from ledger.chain import GENESIS, seal_of
from ledger.head import ENTITLEMENT_FACTS
from ledger.payments import PAYMENT_FACTS, PENDING
from ledger.posting import TX_COLUMNS
from ledger.slots import PERIOD_FACTS
from ledger.verify.span import Span, batches, pieces

VERSION = 1
SLOT_COLUMNS = ("id", "owner_id", "page_id", "state", "auto_renew", "opened_at", "ends_at", "lapsed_at")
_TIP = "SELECT seq, hash FROM ledger_tx ORDER BY seq DESC LIMIT 1"
_TXS = f"SELECT {', '.join(TX_COLUMNS)} FROM ledger_tx WHERE seq BETWEEN ? AND ? ORDER BY seq"  # noqa: S608
_LEGS = f"""
SELECT e.tx_id, e.amount, e.aseq, {", ".join(f"a.{name}" for name in SPEC_COLUMNS)} FROM ledger_entry e
JOIN ledger_account a ON a.id = e.account_id WHERE e.id >= ? AND e.id < ? ORDER BY e.id
"""  # noqa: S608  names of ours alone
_ENTITLEMENTS = f"""
SELECT {", ".join(ENTITLEMENT_FACTS)}, seal FROM entitlement_event WHERE {{after}} ORDER BY id LIMIT ?
"""  # noqa: S608
_SLOTS = f"""
SELECT {", ".join(f"s.{name}" for name in SLOT_COLUMNS)}, MAX(p.ends_at) FROM slot s
JOIN slot_period p ON p.slot_id = s.id AND p.tx_seq <= {{tip}}
WHERE {{after}} GROUP BY {", ".join(f"s.{name}" for name in SLOT_COLUMNS)} ORDER BY s.id LIMIT ?
"""  # noqa: S608
_PERIODS = f"""
SELECT id, {", ".join(PERIOD_FACTS)} FROM slot_period WHERE tx_seq <= {{tip}} AND {{after}}
ORDER BY id LIMIT ?
"""  # noqa: S608
_PAYMENTS = f"""
SELECT {", ".join(PAYMENT_FACTS)} FROM payment WHERE {{after}} ORDER BY id LIMIT ?
"""  # noqa: S608


async def log() -> AsyncIterator[str]:
    """A first line that says what this is, a line for each row, a last line that says how it ends."""
    (tips,) = await read((_TIP, ()))
    tip, tip_hash = tips[0] if tips else (0, GENESIS)
    yield _line("log", {"of": "hep-status ledger", "version": VERSION})
    async for rows in batches(_ENTITLEMENTS):
        for row in rows:
            yield _line("entitlement", dict(zip((*ENTITLEMENT_FACTS, "seal"), row, strict=True)))
    async for piece in pieces(0, tip):
        async for text in _transactions(piece):
            yield text
    async for text in _beside(tip):
        yield text
    yield _line("end", {"seq": tip, "hash": tip_hash})


async def _transactions(piece: Span) -> AsyncIterator[str]:
    txs, rows = await read((_TXS, piece.seqs), (_LEGS, piece.entries))
    legs, opened = defaultdict[int, list[Any]](list), defaultdict[int, list[Any]](list)
    for seq, amount, aseq, *spec in rows:
        legs[seq].append([spec[0], amount])
        if aseq == 1:
            opened[seq].append(spec)
    for tx in (dict(zip(TX_COLUMNS, row, strict=True)) for row in txs):
        yield _line("tx", {**tx, "lines": legs[tx["seq"]], "opened": opened[tx["seq"]]})


async def _beside(tip: int) -> AsyncIterator[str]:
    """What lies beside the chain: slots, their periods, payments."""
    async for rows in batches(_SLOTS.replace("{tip}", str(tip))):
        for *values, paid_until in rows:
            slot = dict(zip(SLOT_COLUMNS, values, strict=True))
            ends_at = min(slot["ends_at"], paid_until)
            yield _line("slot", {**slot, "auto_renew": bool(slot["auto_renew"]), "ends_at": ends_at})
    async for rows in batches(_PERIODS.replace("{tip}", str(tip))):
        for number, *values in rows:
            facts = dict(zip(PERIOD_FACTS, values, strict=True))
            yield _line("period", {"id": number, **_period(facts, tip)})
    async for rows in batches(_PAYMENTS):
        for row in rows:
            yield _line("payment", _payment(dict(zip(PAYMENT_FACTS, row, strict=True)), tip))


def _period(facts: dict[str, Any], tip: int) -> dict[str, Any]:
    """As it stood after `tip`."""
    if facts["settled_seq"] is not None and facts["settled_seq"] > tip:
        facts["settled_seq"] = None
    return {**facts, "seal": seal_of(facts)}


def _payment(facts: dict[str, Any], tip: int) -> dict[str, Any]:
    """As it stood after `tip`."""
    if facts["tx_seq"] is not None and facts["tx_seq"] > tip:
        facts |= {"tx_seq": None, "state": PENDING, "settled_at": None, "event_id": None}
    return {**facts, "seal": seal_of(facts)}


def _line(kind: str, what: dict[str, Any]) -> str:
    return json.dumps({kind: what}, ensure_ascii=False, separators=(",", ":")) + "\n"
