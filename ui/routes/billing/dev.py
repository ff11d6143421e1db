"""The page where a console on localhost pretends to pay: it says so, and asks which way it shall end."""

from quart import Response

from ledger.models import Payment
from tenants.billing.topups import pretend_payment, pretended_topup
from tenants.scope import Permission
from ui.kit.answers import attempt, onwards
from ui.kit.faults import fault
from ui.kit.forms import Form, FormModel
from ui.routes.billing.till import OF_ACCOUNT, Till, at_till, billing, row_named


class Ending(FormModel):
    """`paid`, or anything else for a payment given up."""

    ending: str


@billing.get(f"{OF_ACCOUNT}/dev/<t_id>")
@at_till
async def ask_dev(till: Till, t_id: str) -> Response:
    till.scope.require(Permission.BILLING_WRITE, till.account_id)
    payment_id = row_named("t", t_id, "top-up")
    payment = await pretended_topup(till.scope, till.account_id, payment_id)
    return await till.screen("billing/dev.html", payment=payment)


@billing.post(f"{OF_ACCOUNT}/dev/<t_id>")
@at_till
async def end_dev(till: Till, t_id: str) -> Response:
    payment_id = row_named("t", t_id, "top-up")

    async def ended(form: Ending) -> Payment:
        paid = form.ending == "paid"
        return await pretend_payment(till.scope, till.account_id, payment_id, paid=paid)

    payment = await attempt(Ending, ended)
    if isinstance(payment, Form):
        return fault(payment.status, payment.sentence or "Say whether it is paid.")
    return onwards(till.path(f"/payments/{t_id}"))
