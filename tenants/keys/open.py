"""From a bearer secret to the scope it opens; asked of the database on every request, never cached."""

import asyncio
from contextlib import suppress
from hmac import compare_digest

from app.core.clock import now_ms
from app.core.errors import Refusal, Unavailable
from app.core.ids import public_id
from tenants.keys.models import PageKey
from tenants.keys.secret import digest, looks_real
from tenants.scope import Actor, ActorKind, Role, Scope

USE_NOTED_EVERY_MS = 10_000
NOTING_SECONDS_MAX = 0.2


class UnknownKey(Refusal):
    """No page knows this key (401 BAD_KEY)."""


class DisabledKey(Refusal):
    """The key exists and is switched off (401 KEY_DISABLED)."""


async def open_key(secret: str, address: str) -> Scope:
    """The reporter's scope on the key's page. Raises UnknownKey, DisabledKey, Unavailable."""
    row = await _row_of(secret)
    if row is None:
        raise UnknownKey("This key is not known.")
    if row.disabled_at is not None:
        raise DisabledKey("This key is disabled.")
    await _note_use(row, address)
    actor = Actor(ActorKind.KEY, public_id("k", row.id), row.name, address)
    return Scope(actor, {row.page.account_id: Role.REPORTER}, row.page.account_id, row.page_id)


async def _row_of(secret: str) -> PageKey | None:
    if not looks_real(secret):
        return None
    wanted = digest(secret)
    row = await PageKey.get_or_none(sha256=wanted).select_related("page")
    return row if row is not None and compare_digest(row.sha256, wanted) else None


async def _note_use(row: PageKey, address: str) -> None:
    """A note keeps nobody waiting for long: it is left out while somebody else writes."""
    now = now_ms()
    if row.last_used_at is not None and now - row.last_used_at < USE_NOTED_EVERY_MS:
        return
    with suppress(Unavailable, TimeoutError):
        async with asyncio.timeout(NOTING_SECONDS_MAX):
            await PageKey.filter(id=row.id).update(last_used_at=now, last_used_from=address)
