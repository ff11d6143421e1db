"""S2: one customer, seven parts: statement, purchases, pages, people, keys, audit, notes."""

from typing import Any
from uuid import UUID

from quart import Response, request

from app.core.errors import NotFound
from app.core.ids import parse_public_id
from tenants.support.accounts import (
    AUDIT_LENGTH,
    audit_seen,
    keys_of,
    overview_of,
    people_of,
    recheck,
    slots_seen,
    statement_seen,
)
from ui.kit.answers import onwards
from ui.kit.figures import figure
from ui.routes.audit import lines_of
from ui.routes.support.entry import Staff, account_path, at_support, support
from ui.routes.support.words import ACTOR_WORDS, TX_WORDS, is_shown, paid_sentence, why_sentence

PARTS = (
    ("statement", "Statement", ""),
    ("purchases", "Purchases", "/purchases"),
    ("pages", "Pages and slots", "/pages"),
    ("people", "People", "/people"),
    ("keys", "API keys", "/keys"),
    ("audit", "Audit", "/audit"),
    ("notes", "Notes", "/notes"),
)


def customer(a_id: str) -> UUID:
    """The account behind a public id; raises NotFound."""
    found = parse_public_id("a", a_id)
    if found is None:
        raise NotFound("account")
    return found


def number(name: str) -> int | None:
    """A whole number of the query, None when it is not one."""
    text = request.args.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


async def account_screen(
    staff: Staff, account_id: UUID, part: str, status: int = 200, **context: Any
) -> Response:
    """One part below what stands above all of them."""
    return staff.screen(
        f"support/{part}.html",
        status,
        section="account",
        part=part,
        parts=PARTS,
        over=await overview_of(staff.scope, account_id),
        base=account_path(account_id),
        why=why_sentence,
        paid=paid_sentence,
        is_shown=is_shown,
        tx_words=TX_WORDS,
        actor_words=ACTOR_WORDS,
        **context,
    )


@support.get("/support/accounts/<a_id>")
@at_support
async def statement(staff: Staff, a_id: str) -> Response:
    account_id, before = customer(a_id), number("before")
    shown = await statement_seen(staff.scope, account_id, before)
    return await account_screen(staff, account_id, "statement", statement=shown, is_first=before is None)


@support.post("/support/accounts/<a_id>/recheck")
@at_support
async def check_again(staff: Staff, a_id: str) -> Response:
    """Add everything up again, and say how that went."""
    found = await recheck(staff.scope, customer(a_id))
    said = (
        f"{figure(found.entries)} entries add up to {figure(found.total)}, {found.hashed} hashes are right."
    )
    return onwards(account_path(customer(a_id)), said if found.ok else " ".join(found.faults))


@support.get("/support/accounts/<a_id>/pages")
@at_support
async def pages(staff: Staff, a_id: str) -> Response:
    slots = await slots_seen(staff.scope, customer(a_id))
    return await account_screen(staff, customer(a_id), "pages", slots=slots)


@support.get("/support/accounts/<a_id>/people")
@at_support
async def people(staff: Staff, a_id: str) -> Response:
    found = await people_of(staff.scope, customer(a_id))
    return await account_screen(staff, customer(a_id), "people", people=found)


@support.get("/support/accounts/<a_id>/keys")
@at_support
async def keys(staff: Staff, a_id: str) -> Response:
    found = await keys_of(staff.scope, customer(a_id))
    return await account_screen(staff, customer(a_id), "keys", keys=found)


@support.get("/support/accounts/<a_id>/audit")
@at_support
async def audit(staff: Staff, a_id: str) -> Response:
    before = number("before")
    entries = await audit_seen(staff.scope, customer(a_id), before)
    lines = lines_of(entries[:AUDIT_LENGTH], ())
    older = lines[-1].id if len(entries) > AUDIT_LENGTH else None
    return await account_screen(
        staff, customer(a_id), "audit", lines=lines, older=older, is_first=before is None
    )
