"""Buying tokens: a pack is chosen here, paid at the provider, and its payment is watched here."""

from quart import Response, request

from app.core.addresses import console_url
from ledger.packs import PACKS
from ledger.plans import SLOT_PRICE_TOKENS
from ledger.providers import plugged_provider
from tenants.billing.overview import overview_of
from tenants.billing.topups import Begun, begin_topup, topup_of
from tenants.scope import Permission
from ui import doors
from ui.kit.answers import attempt, onwards
from ui.kit.forms import Form, FormModel
from ui.kit.render import page_of_text, render
from ui.routes.billing.errand import errand_left, keep_errand
from ui.routes.billing.packs import missing, smallest_pack
from ui.routes.billing.till import OF_ACCOUNT, ZONE, Till, at_till, billing, row_named, sent_idem, way_back


class Choice(FormModel):
    """The pack's name; `back` is where to go on afterwards, `errand` what the tokens are for."""

    pack: str
    back: str = ""
    errand: str = ""


@billing.get(f"{OF_ACCOUNT}/tokens")
@at_till
async def packs(till: Till) -> Response:
    till.scope.require(Permission.BILLING_WRITE, till.account_id)
    errand = "slot" if request.args.get("for") == "slot" else ""
    return await _choice(till, Form.showing(back=way_back(), errand=errand))


@billing.post(f"{OF_ACCOUNT}/tokens")
@at_till
async def pay(till: Till) -> Response:
    """Off to the provider. A form may not be redirected to another site, so a page of ours links there."""

    async def begun(form: Choice) -> tuple[Begun, str]:
        key = await sent_idem()
        return await begin_topup(till.scope, till.account_id, form.pack, key), doors.own_path(form.back, "")

    outcome = await attempt(Choice, begun)
    if isinstance(outcome, Form):
        return await _choice(till, outcome)
    topup, back = outcome
    own = topup.url.removeprefix(console_url())
    if own != topup.url:
        return keep_errand(onwards(own), back)
    answer = await till.screen("billing/leaving.html", payment=topup.payment, url=topup.url)
    answer.headers["Refresh"] = f"0;url={topup.url}"
    return keep_errand(answer, back)


@billing.get(f"{OF_ACCOUNT}/payments/<t_id>")
@at_till
async def payment(till: Till, t_id: str) -> Response:
    """What has become of a payment."""
    found = await topup_of(till.scope, till.account_id, row_named("t", t_id, "top-up"))
    seen = await overview_of(till.scope, till.account_id)
    return await till.screen("billing/payment.html", payment=found, seen=seen, back=errand_left())


@billing.get(f"{OF_ACCOUNT}/-/payments/<t_id>")
@at_till
async def payment_now(till: Till, t_id: str) -> Response:
    """The part of that screen which asks again by itself."""
    found = await topup_of(till.scope, till.account_id, row_named("t", t_id, "top-up"))
    seen = await overview_of(till.scope, till.account_id)
    part = render(
        "billing/_payment_now.html", payment=found, seen=seen, back=errand_left(), till=till, zone=ZONE
    )
    return page_of_text(part)


async def _choice(till: Till, form: Form) -> Response:
    seen = await overview_of(till.scope, till.account_id)
    gap = missing(seen, SLOT_PRICE_TOKENS) if form.value("errand") == "slot" else 0
    return await till.screen(
        "billing/tokens.html",
        form.status,
        seen=seen,
        form=form,
        packs=tuple(PACKS.values()),
        chosen=form.value("pack") or smallest_pack(gap or seen.wallet.owed).name,
        gap=gap,
        price=SLOT_PRICE_TOKENS,
        open=plugged_provider() is not None,
    )
