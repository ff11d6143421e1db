"""The billing screen: balance, plan, slots, and the statement with its proof, receipts and spreadsheet."""

from collections.abc import AsyncIterator
from typing import Any

from quart import Response, request

from app.core.clock import MS_PER_DAY, iso_ms, now_ms
from app.core.errors import NotFound
from app.core.ids import parse_public_id, public_id
from app.core.spreadsheets import csv_row
from ledger.payments import DISPUTED, FAILED, PENDING, SUSPENSE
from ledger.plans import SLOT_DAYS, SLOT_PRICE_TOKENS
from ledger.slots import DATA_KEPT_MS, GRACE_MS
from ledger.statement_check import Checked
from tenants.billing.overview import overview_of
from tenants.billing.statement import (
    every_line,
    examine_statement,
    read_balance_days,
    read_receipt,
    read_statement,
)
from ui import doors
from ui.kit.answers import by_htmx, onwards
from ui.kit.faults import fault
from ui.kit.forms import FRAME_FIELDS, Form, sent_fields
from ui.kit.frame import billing_path
from ui.kit.render import page_of_text, render
from ui.routes.billing.line import drawn
from ui.routes.billing.notes import notes_of
from ui.routes.billing.till import OF_ACCOUNT, ROOT, ZONE, Till, at_till, billing, query_sent
from ui.routes.billing.words import sentence_of, who_of

SEQ_DIGITS_MAX = 18
CSV_HEAD = ("number", "time", "what", "change", "balance after", "by", "taken back by", "seal")
WORDS: dict[str, Any] = {"sentence_of": sentence_of, "who_of": who_of}


@billing.get(ROOT)
async def own() -> Response:
    """On to one's own account, questions included."""
    door = doors.signed_in()
    return onwards(billing_path(door.scope, door.account.id) + query_sent())


@billing.get(OF_ACCOUNT)
@at_till
async def shown(till: Till) -> Response:
    """The screen; and on to where a limit, or a payment provider, sent somebody."""
    if request.args.get("for") == "slot":
        return onwards(till.path("/slot" + query_sent()))
    for name in ("topup", "cancelled"):
        if parse_public_id("t", request.args.get(name, "")):
            return onwards(till.path(f"/payments/{request.args[name]}"))
    return await _screen(till, _number(request.args.get("before", "")))


@billing.post(f"{OF_ACCOUNT}/verify")
@at_till
async def verify(till: Till) -> Response:
    """Compute the statement again. It changes nothing, so the answer is the screen itself."""
    fields = await sent_fields()
    if fields.keys() - FRAME_FIELDS - {"before"}:
        return fault(422, "This form has no such field.")
    before = _number(fields.get("before", ("",))[-1])
    checked = await examine_statement(till.scope, till.account_id, before)
    if by_htmx():
        return page_of_text(render("billing/_checked.html", checked=checked, zone=ZONE))
    return await _screen(till, before, checked)


@billing.get(f"{OF_ACCOUNT}/receipts/<seq>")
@at_till
async def receipt(till: Till, seq: str) -> Response:
    number = _number(seq)
    if number is None:
        raise NotFound("receipt")
    found = await read_receipt(till.scope, till.account_id, number)
    seen = await overview_of(till.scope, till.account_id)
    parts = [(_account_words(code), amount) for code, amount in found.told.line.parts]
    several = parts if len(parts) > 1 else []
    return await till.screen("billing/receipt.html", told=found.told, parts=several, seen=seen, **WORDS)


@billing.get(f"{OF_ACCOUNT}/statement.csv")
@at_till
async def spreadsheet(till: Till) -> Response:
    """Every line, sent while it is read."""
    name = f"statement-{public_id('a', till.account_id)}.csv"
    answer = Response(_csv(till), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


async def _csv(till: Till) -> AsyncIterator[bytes]:
    yield csv_row(CSV_HEAD).encode()
    async for told in every_line(till.scope, till.account_id):
        line = told.line
        words = (sentence_of(told), line.change, line.balance_after, who_of(told))
        row = csv_row((line.seq, iso_ms(line.at), *words, line.reversed_by or "", line.hash))
        yield row.encode()


async def _screen(till: Till, before: int | None, checked: Checked | None = None) -> Response:
    seen = await overview_of(till.scope, till.account_id)
    return await till.screen(
        "billing/show.html",
        seen=seen,
        statement=await read_statement(till.scope, till.account_id, before),
        line=drawn(await read_balance_days(till.scope, till.account_id)),
        before=before,
        checked=checked,
        price=SLOT_PRICE_TOKENS,
        days=SLOT_DAYS,
        grace_ms=GRACE_MS,
        kept_ms=DATA_KEPT_MS,
        unready=max(0, seen.total - seen.wallet.balance + seen.wallet.owed),
        may_buy_slot=seen.wallet.spendable >= SLOT_PRICE_TOKENS,
        payments=[payment for payment in seen.payments if _is_open(payment.state, payment.created_at)],
        notes=notes_of(seen, till.path(), now_ms()),
        choice=Form(),
        waiting=[(public_id("p", page.id), page.name) for page in seen.on_plan if page.held_for],
        shown=[(public_id("p", page.id), page.name) for page in seen.on_plan if not page.held_for],
        **WORDS,
    )


def _is_open(state: str, created_at: int) -> bool:
    """Whether a payment still matters: unsettled, or failed within the last day."""
    is_fresh = created_at > now_ms() - MS_PER_DAY
    return state in {DISPUTED, SUSPENSE} or (state in {PENDING, FAILED} and is_fresh)


def _account_words(code: str) -> str:
    """What an owner calls one of his accounts."""
    if code.startswith("owed:"):
        return "debt"
    return "bought tokens" if code.endswith(":paid") else f"tokens given, no. {code.rpartition(':')[2]}"


def _number(text: str) -> int | None:
    """A line's number out of an address or a form; None for anything else."""
    plain = text.isascii() and text.isdigit() and len(text) <= SEQ_DIGITS_MAX
    return int(text) if plain else None
