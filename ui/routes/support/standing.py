"""S5: suspending and restoring, with a reason that the owner reads."""

from typing import Any, Literal
from uuid import UUID

from quart import Response

from app.core.errors import NotFound
from app.core.ids import parse_public_id
from tenants.pages.reading import page_of
from tenants.scope import Permission
from tenants.support.accounts import account_of
from tenants.support.standing import set_account_standing, set_page_standing
from ui.kit.answers import attempt, onwards
from ui.kit.forms import Form, FormModel
from ui.routes.support.accounts import customer
from ui.routes.support.entry import Staff, account_path, at_posting, support

Turn = Literal["suspend", "restore"]


class Reason(FormModel):
    reason: str


@support.get("/support/accounts/<a_id>/<any(suspend, restore):turn>")
@at_posting
async def ask_account(staff: Staff, a_id: str, turn: Turn) -> Response:
    return await _of_account(staff, customer(a_id), turn, Form())


@support.post("/support/accounts/<a_id>/<any(suspend, restore):turn>")
@at_posting
async def turn_account(staff: Staff, a_id: str, turn: Turn) -> Response:
    """Hide every page of an account, or end that."""
    account_id = customer(a_id)

    async def turned(form: Reason) -> None:
        await set_account_standing(staff.scope, account_id, form.reason, good=turn == "restore")

    refused = await attempt(Reason, turned)
    if refused is not None:
        return await _of_account(staff, account_id, turn, refused)
    return onwards(account_path(account_id), f"The account is {DONE[turn]}.")


@support.get("/support/pages/<p_id>/<any(suspend, restore):turn>")
@at_posting
async def ask_page(staff: Staff, p_id: str, turn: Turn) -> Response:
    return await _of_page(staff, _page_id(p_id), turn, Form())


@support.post("/support/pages/<p_id>/<any(suspend, restore):turn>")
@at_posting
async def turn_page(staff: Staff, p_id: str, turn: Turn) -> Response:
    """Hide one page, or end that."""
    page_id = _page_id(p_id)

    async def turned(form: Reason) -> None:
        await set_page_standing(staff.scope, page_id, form.reason, good=turn == "restore")

    refused = await attempt(Reason, turned)
    if refused is not None:
        return await _of_page(staff, page_id, turn, refused)
    page = await page_of(staff.scope, page_id)
    return onwards(account_path(page.account_id, "/pages"), f"{page.name}: {DONE[turn]}.")


DONE = {"suspend": "suspended", "restore": "restored"}


async def _of_account(staff: Staff, account_id: UUID, turn: Turn, form: Form) -> Response:
    account = await account_of(staff.scope, account_id, Permission.STANDING_WRITE)
    effect = {
        "suspend": "All pages of the account answer 404, and its keys are refused, at once.",
        "restore": "Its pages are shown again as they were.",
    }
    return _form(staff, account_id, turn, form, name=account.email, effect=effect[turn])


async def _of_page(staff: Staff, page_id: UUID, turn: Turn, form: Form) -> Response:
    page = await page_of(staff.scope, page_id, Permission.STANDING_WRITE)
    effect = {
        "suspend": "Visitors get 404 and the page's keys are refused, at once.",
        "restore": "The page is shown again as it was.",
    }
    return _form(staff, page.account_id, turn, form, name=page.name, effect=effect[turn])


def _form(staff: Staff, account_id: UUID, turn: Turn, form: Form, **about: Any) -> Response:
    base = account_path(account_id)
    return staff.screen(
        "support/standing.html", form.status, section="account", form=form, turn=turn, base=base, **about
    )


def _page_id(p_id: str) -> UUID:
    found = parse_public_id("p", p_id)
    if found is None:
        raise NotFound("page")
    return found
