"""Deciding about what somebody else of support asked for."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from quart import Response

from app.core.errors import NotFound
from app.core.ids import parse_public_id
from tenants.scope import Scope
from tenants.support.second import agree, refuse, withdraw
from ui.kit.answers import onwards
from ui.routes.support.entry import Staff, at_posting, support
from ui.routes.support.queue import QUEUE


@support.post("/support/requests/<r_id>/agree")
@at_posting
async def agree_now(staff: Staff, r_id: str) -> Response:
    """Be the second person; the act is posted at once."""
    posted = await agree(staff.scope, _request(r_id))
    return onwards(f"/support/transactions/{posted.seq}", f"Posted as #{posted.seq}.")


@support.post("/support/requests/<r_id>/refuse")
@at_posting
async def refuse_now(staff: Staff, r_id: str) -> Response:
    return await _ended(refuse, staff, r_id, "The request is refused.")


@support.post("/support/requests/<r_id>/withdraw")
@at_posting
async def withdraw_now(staff: Staff, r_id: str) -> Response:
    return await _ended(withdraw, staff, r_id, "The request is withdrawn.")


async def _ended(
    end: Callable[[Scope, UUID], Awaitable[None]], staff: Staff, r_id: str, said: str
) -> Response:
    await end(staff.scope, _request(r_id))
    return onwards(QUEUE, said)


def _request(r_id: str) -> UUID:
    found = parse_public_id("r", r_id)
    if found is None:
        raise NotFound("request")
    return found
