"""Page slots: bought and paid on a page that says everything first, renewed by choice, given back."""

from uuid import UUID

from quart import Response

from app.core.errors import Conflict, Invalid
from ledger.models import Slot
from ledger.wallets import TooFewTokens
from tenants.billing.overview import HeldSlot, slot_of
from tenants.scope import Permission
from tenants.slots.buy import Bought, buy_page_slot
from tenants.slots.refund import refund_page_slot
from tenants.slots.renew import pay_slot, set_auto_renew
from ui import doors
from ui.kit.answers import attempt, onwards
from ui.kit.faults import fault
from ui.kit.figures import figure
from ui.kit.forms import Form, FormModel, sent_fields
from ui.kit.times import day_shown
from ui.routes.billing.errand import keep_errand
from ui.routes.billing.review import review
from ui.routes.billing.till import OF_ACCOUNT, ZONE, Till, at_till, billing, row_named, sent_idem, way_back

_OF_SLOT = f"{OF_ACCOUNT}/slots/<s_id>"
_DONE_BEFORE = "This form was sent before, and what it asked then was done. Look at the statement."


class NewSlot(FormModel):
    """`back` is a path of ours to go on at."""

    auto_renew: str
    back: str = ""


class Renewal(FormModel):
    auto_renew: str


class Payment(FormModel):
    back: str = ""


@billing.get(f"{OF_ACCOUNT}/slot")
@at_till
async def review_slot(till: Till) -> Response:
    return await review(till, Form.showing(auto_renew="no", back=way_back()))


@billing.post(f"{OF_ACCOUNT}/slot")
@at_till
async def buy(till: Till) -> Response:
    """Buy one slot, once however often this very form is sent."""

    async def bought(form: NewSlot) -> tuple[Bought, str]:
        renew, key = _chosen(form.auto_renew), await sent_idem()
        try:
            slot = await buy_page_slot(till.scope, till.account_id, auto_renew=renew, key=key)
        except Invalid as refusal:
            if refusal.field == "idempotencyKey":
                raise Conflict(_DONE_BEFORE) from None
            raise
        return slot, doors.own_path(form.back, "")

    try:
        outcome = await attempt(NewSlot, bought)
    except TooFewTokens:
        return await review(till, await _short())
    if isinstance(outcome, Form):
        return await review(till, outcome)
    slot, back = outcome
    said = f"There is room for one more page until {day_shown(slot.ends_at, ZONE)}."
    answer = onwards(back or till.path(), f"{said} Your balance is {figure(slot.balance)} tokens.")
    return keep_errand(answer, "")


@billing.get(f"{_OF_SLOT}/pay")
@at_till
async def review_payment(till: Till, s_id: str) -> Response:
    return await review(till, Form.showing(back=way_back()), await _slot(till, s_id))


@billing.post(f"{_OF_SLOT}/pay")
@at_till
async def pay_again(till: Till, s_id: str) -> Response:
    """Pay the next period of a slot that is over; one that is paid already stays as it is."""
    held = await _slot(till, s_id)

    async def paid(form: Payment) -> tuple[Slot, str]:
        slot = await pay_slot(till.scope, till.account_id, held.slot.id)
        return slot, doors.own_path(form.back, "")

    try:
        outcome = await attempt(Payment, paid)
    except TooFewTokens:
        return await review(till, await _short(), held)
    if isinstance(outcome, Form):
        return await review(till, outcome, held)
    slot, back = outcome
    said = f"Paid until {day_shown(slot.ends_at, ZONE)}."
    return keep_errand(onwards(back or till.path(), said), "")


@billing.post(f"{_OF_SLOT}/renewal")
@at_till
async def renewal(till: Till, s_id: str) -> Response:
    slot_id = row_named("s", s_id, "slot")

    async def chosen(form: Renewal) -> Slot:
        renew = _chosen(form.auto_renew)
        return await set_auto_renew(till.scope, till.account_id, slot_id, auto_renew=renew)

    slot = await attempt(Renewal, chosen)
    if isinstance(slot, Form):
        return fault(slot.status, slot.sentence or "A slot renews by itself, or it does not.")
    turned = "renews by itself" if slot.auto_renew else "ends"
    return onwards(till.path(), f"The slot {turned} on {day_shown(slot.ends_at, ZONE)}.")


@billing.get(f"{_OF_SLOT}/refund")
@at_till
async def ask_refund(till: Till, s_id: str) -> Response:
    till.scope.require(Permission.BILLING_WRITE, till.account_id)
    held = await _slot(till, s_id)
    if held.refund is None:
        raise Conflict("Nothing of this slot can be given back: its page needs it, or no whole day is left.")
    return await till.screen("billing/refund.html", held=held)


@billing.post(f"{_OF_SLOT}/refund")
@at_till
async def refund(till: Till, s_id: str) -> Response:
    slot_id = row_named("s", s_id, "slot")

    async def refunded(_: FormModel) -> int:
        return await refund_page_slot(till.scope, till.account_id, slot_id)

    balance = await attempt(FormModel, refunded)
    if isinstance(balance, Form):
        return fault(balance.status, balance.sentence or "This form has no fields.")
    return onwards(till.path(), f"The slot is given back. Your balance is {figure(balance)} tokens.")


async def _slot(till: Till, s_id: str) -> HeldSlot:
    slot_id: UUID = row_named("s", s_id, "slot")
    return await slot_of(till.scope, till.account_id, slot_id)


async def _short() -> Form:
    """The form as it was sent, when the tokens went meanwhile: the review says how many are missing."""
    return Form(await sent_fields(), status=422)


def _chosen(text: str) -> bool:
    if text not in {"yes", "no"}:
        raise Invalid("auto_renew", "Choose whether it renews by itself.")
    return text == "yes"
