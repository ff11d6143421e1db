"""What calls with a page key were refused for: counted by reason, and written beside the calls.

A caller never waits for this, and a flood of refusals is one write a second.
"""

import asyncio
import logging
from collections.abc import Mapping
from contextvars import Context
from dataclasses import dataclass
from uuid import UUID

from tortoise.exceptions import BaseORMException
from tortoise.transactions import in_transaction

from app.core.clock import now_ms
from app.core.errors import Unavailable
from app.db.direct import run_many
from tenants.keys.models import RefusedCall
from tenants.pages.reading import page_of
from tenants.scope import Permission, Scope

REASONS_PER_KEY_MAX = 10
REASON_LENGTH_MAX = 200
GATHER_SECONDS = 1
_REASONS_GATHERED_MAX = 1_000
_ADD = (
    "INSERT INTO refused_call (key_id, status, reason, calls, first_at, last_at)"
    " SELECT k.id, CAST(? AS INT), CAST(? AS VARCHAR(200)), CAST(? AS BIGINT), CAST(? AS BIGINT),"
    " CAST(? AS BIGINT) FROM page_key k WHERE k.id = ?"
    " ON CONFLICT (key_id, status, reason) DO UPDATE SET"
    " calls = refused_call.calls + excluded.calls, last_at = excluded.last_at"
)
_KEEP_NEWEST = (
    "DELETE FROM refused_call WHERE key_id = ? AND id NOT IN"
    " (SELECT id FROM refused_call WHERE key_id = ? ORDER BY last_at DESC, id DESC LIMIT ?)"
)
_log = logging.getLogger(__name__)

Reason = tuple[UUID, int, str]


@dataclass(slots=True)
class _Seen:
    calls: int
    first_at: int
    last_at: int


@dataclass(slots=True)
class _Gathered:
    """What this process has seen since it last wrote."""

    seen: dict[Reason, _Seen]
    task: asyncio.Task[None] | None = None


_gathered = _Gathered({})


def note_refused_call(key_id: UUID, status: int, reason: str) -> None:
    """Count one refusal; it can be read within a second or so."""
    now, what = now_ms(), (key_id, status, reason[:REASON_LENGTH_MAX])
    seen = _gathered.seen.get(what)
    if seen is not None:
        seen.calls, seen.last_at = seen.calls + 1, now
    elif len(_gathered.seen) < _REASONS_GATHERED_MAX:
        _gathered.seen[what] = _Seen(1, now, now)
    if _gathered.task is None or _gathered.task.done():
        _gathered.task = asyncio.get_running_loop().create_task(_write_soon(), context=Context())


async def write_refused_calls() -> None:
    """Write what was gathered, the newest reasons of each key; a key that is gone has none."""
    seen, _gathered.seen = _gathered.seen, {}
    if not seen:
        return
    keys = {key_id for key_id, _, _ in seen}
    async with in_transaction() as db:
        await run_many(db, _ADD, [_row(what, each) for what, each in seen.items()])
        await run_many(db, _KEEP_NEWEST, [(key_id, key_id, REASONS_PER_KEY_MAX) for key_id in keys])


async def refused_calls_of(scope: Scope, page_id: UUID) -> Mapping[UUID, list[RefusedCall]]:
    """By key, what its calls were refused for, the newest first."""
    await page_of(scope, page_id, Permission.KEY_READ)
    found: dict[UUID, list[RefusedCall]] = {}
    for refused in await RefusedCall.filter(key__page_id=page_id).order_by("-last_at", "-id"):
        found.setdefault(refused.key_id, []).append(refused)
    return found


def _row(what: Reason, seen: _Seen) -> tuple[int | str | UUID, ...]:
    key_id, status, reason = what
    return status, reason, seen.calls, seen.first_at, seen.last_at, key_id


async def _write_soon() -> None:
    await asyncio.sleep(GATHER_SECONDS)
    try:
        await write_refused_calls()
    except (Unavailable, BaseORMException):
        _log.warning("refused calls were not noted", exc_info=True)
