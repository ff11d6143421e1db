"""Giving a page to somebody else: offered here, taken by whoever has the letter and its address."""

from quart import Blueprint, Response

from app.core.ids import public_id
from tenants.pages.models import Page, PageOffer
from tenants.pages.offer import offer_of, offer_page, take_back_offer
from tenants.pages.take import offer_for, take_page
from tenants.scope import Permission
from ui import doors
from ui.kit.answers import attempt, onwards
from ui.kit.desk import Desk, at_desk
from ui.kit.forms import Form, FormModel
from ui.kit.frame import bare_frame
from ui.kit.render import screen

transfer = Blueprint("transfer", __name__)


class Offer(FormModel):
    email: str


@transfer.get("/dashboard/<p_id>/transfer")
@at_desk
async def shown(desk: Desk) -> Response:
    return await _shown(desk, Form())


@transfer.post("/dashboard/<p_id>/transfer")
@at_desk
async def offer(desk: Desk) -> Response:
    """Send the letter; the answer tells nothing of whether the address has an account."""

    async def offered(form: Offer) -> PageOffer:
        return await offer_page(desk.scope, desk.page.id, form.email)

    outcome = await attempt(Offer, offered)
    if isinstance(outcome, Form):
        return await _shown(desk, outcome)
    return onwards(desk.path("/transfer"), f"The offer is on its way to {outcome.email}.")


@transfer.post("/dashboard/<p_id>/transfer/back")
@at_desk
async def take_back(desk: Desk) -> Response:
    async def taken_back(_: FormModel) -> None:
        await take_back_offer(desk.scope, desk.page.id)

    refused = await attempt(FormModel, taken_back)
    if refused is not None:
        return await _shown(desk, refused)
    return onwards(desk.path("/transfer"), "The offer is taken back.")


@transfer.get("/account/take/<token>")
async def ask_taking(token: str) -> Response:
    return _asked(await offer_for(doors.signed_in(), token), Form())


@transfer.post("/account/take/<token>")
async def take(token: str) -> Response:
    """The page is the person's own when this answers."""
    door = doors.signed_in()

    async def taken(_: FormModel) -> Page:
        return await take_page(door, token)

    outcome = await attempt(FormModel, taken)
    if isinstance(outcome, Form):
        return _asked(await offer_for(door, token), outcome)
    return onwards(f"/dashboard/{public_id('p', outcome.id)}", f"{outcome.name} is yours now.")


async def _shown(desk: Desk, form: Form) -> Response:
    desk.require(Permission.PAGE_DELETE)
    found = await offer_of(desk.scope, desk.page.id)
    return await desk.screen("settings/transfer.html", "settings", form.status, form=form, offer=found)


def _asked(offer: PageOffer, form: Form) -> Response:
    own = doors.signed_in().account.id
    return screen("account/take.html", form.status, frame=bare_frame(), offer=offer, form=form, own=own)
