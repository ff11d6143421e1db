"""Anchors: where the head stood each day, under a MAC whose key is not in the database, and in the log.

The first 8 digits of a MAC name the key, so that anchors from before HEP_SECRET_KEY changed are told apart.
"""

import logging

from tortoise.connection import get_connection
from tortoise.transactions import in_transaction

from app.core.clock import iso_ms, now_ms
from app.core.signing import Purpose, mac_of
from app.db.direct import records_of, run_many
from ledger.head import Frozen, lock_head
from ledger.models import LedgerAnchor

_MARK_LENGTH = 8
_MAC_LENGTH = 64
_ADD = "INSERT INTO ledger_anchor (day, seq, hash, mac) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"
_MARKS = "SELECT substr(mac, 1, 8) AS mark, COUNT(*) AS made FROM ledger_anchor GROUP BY substr(mac, 1, 8)"
_log = logging.getLogger(__name__)


async def anchor_today() -> LedgerAnchor:
    """Put down today's anchor (UTC) and log it; one that is there stays. Raises Frozen on stopped books."""
    day = iso_ms(now_ms())[:10]
    async with in_transaction() as db:
        head = await lock_head(db)
        if head.frozen_reason:
            raise Frozen
        mac = anchor_mac(day, head.seq, head.hash)
        await run_many(db, _ADD, [(day, head.seq, head.hash, mac)])
    anchor = await LedgerAnchor.get(day=day)
    _log.info("ledger anchor %s: seq %d hash %s mac %s", anchor.day, anchor.seq, anchor.hash, anchor.mac)
    return anchor


def anchor_mac(day: str, seq: int, head_hash: str) -> str:
    """64 hex digits that nobody without the key can make."""
    return key_mark() + mac_of(Purpose.ANCHOR, f"{day} {seq} {head_hash}")[: _MAC_LENGTH - _MARK_LENGTH]


def key_mark() -> str:
    """8 hex digits that name the key in force and say nothing about it."""
    return mac_of(Purpose.ANCHOR, "key")[:_MARK_LENGTH]


async def anchors_under_other_keys() -> int:
    """How many anchors cannot be proven now, because HEP_SECRET_KEY was another one when they were made."""
    marks = await records_of(get_connection("default"), _MARKS, [])
    return sum(int(row["made"]) for row in marks if row["mark"] != key_mark())
