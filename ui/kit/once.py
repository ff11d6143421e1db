"""Pressing twice acts once: forms that make something carry a token, and a twin gets the same answer."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from hashlib import sha256
from typing import Protocol
from uuid import UUID

from quart import request

from app.core.errors import Conflict
from app.core.ids import public_id
from tenants.pages.once import KEY_LENGTH_MAX, Outcome, Request, answer_once
from tenants.scope import Scope
from ui.kit.forms import sent_fields

_TRIES, _WAIT_SECONDS = 15, 0.2


def fresh_token() -> str:
    """The hidden `idem` of one shown form."""
    return secrets.token_urlsafe(16)


async def act_once(scope: Scope, page_id: UUID | None, act: Callable[[Scope], Awaitable[str]]) -> Outcome:
    """Run `act` unless this very form was sent before; waits up to 3 s for a twin that still runs."""
    wanted = await _request()
    for _ in range(_TRIES):
        try:
            return await answer_once(scope, page_id, wanted, act)
        except Conflict as twin:
            if not twin.retry_after_seconds:
                raise
            await asyncio.sleep(_WAIT_SECONDS)
    return await answer_once(scope, page_id, wanted, act)


class Row(Protocol):
    """What an act made."""

    @property
    def id(self) -> UUID: ...


async def made_once(
    scope: Scope, page_id: UUID | None, prefix: str, make: Callable[[Scope], Awaitable[Row]]
) -> Outcome:
    """`act_once` for an act that makes a row: the outcome is the row's public id."""

    async def act(bound: Scope) -> str:
        return public_id(prefix, (await make(bound)).id)

    return await act_once(scope, page_id, act)


async def _request() -> Request | None:
    fields = await sent_fields()
    token = fields.get("idem", ("",))[-1]
    if not token or len(token) > KEY_LENGTH_MAX:
        return None
    same = repr((request.path, sorted(fields.items())))
    return Request(f"form {token}"[:KEY_LENGTH_MAX], sha256(same.encode()).hexdigest())
