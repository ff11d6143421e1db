"""From a bearer secret to the scope it opens; asked of the database on every request, never cached."""

import asyncio
from contextlib import suppress
from hmac import compare_digest
from typing import Any
from uuid import UUID

from tortoise.connection import get_connection

from app.core.clock import now_ms
from app.core.errors import Refusal, Unavailable
from app.core.ids import public_id
from app.db.direct import records_of
from tenants.keys.models import PageKey
from tenants.keys.secret import digest, looks_real
from tenants.scope import Actor, ActorKind, Role, Scope

USE_NOTED_EVERY_MS = 10_000
NOTING_SECONDS_MAX = 0.2
_KEY = (
    "SELECT k.id, k.name, k.sha256, k.disabled_at, k.last_used_at, k.page_id, p.account_id"
    " FROM page_key k JOIN page p ON p.id = k.page_id WHERE k.sha256 = ?"
)


class UnknownKey(Refusal):
    """No page knows this key (401 BAD_KEY)."""


class DisabledKey(Refusal):
    """The key exists and is switched off (401 KEY_DISABLED)."""

    def __init__(self, key_id: UUID) -> None:
        super().__init__("This key is disabled.")
        self.key_id = key_id


async def open_key(secret: str, address: str) -> Scope:
    """The reporter's scope on the key's page. Raises UnknownKey, DisabledKey, Unavailable."""
    key = await _found(secret)
    if key is None:
        raise UnknownKey("This key is not known.")
    key_id, page_id, account_id = (UUID(str(key[name])) for name in ("id", "page_id", "account_id"))
    if key["disabled_at"] is not None:
        raise DisabledKey(key_id)
    await _note_use(key_id, key["last_used_at"], address)
    actor = Actor(ActorKind.KEY, public_id("k", key_id), key["name"], address)
    return Scope(actor, {account_id: Role.REPORTER}, account_id, page_id)


async def _found(secret: str) -> dict[str, Any] | None:
    """The key's row with the account of its page."""
    if not looks_real(secret):
        return None
    wanted = digest(secret)
    found = await records_of(get_connection("default"), _KEY, [wanted])
    return found[0] if found and compare_digest(found[0]["sha256"], wanted) else None


async def _note_use(key_id: UUID, last_used_at: int | None, address: str) -> None:
    """A note keeps nobody waiting for long: it is left out while somebody else writes."""
    now = now_ms()
    if last_used_at is not None and now - last_used_at < USE_NOTED_EVERY_MS:
        return
    with suppress(Unavailable, TimeoutError):
        async with asyncio.timeout(NOTING_SECONDS_MAX):
            await PageKey.filter(id=key_id).update(last_used_at=now, last_used_from=address)
