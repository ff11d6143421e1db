"""The screens of taking everything out and of closing the account, without script."""

import io
from zipfile import ZipFile

import pytest
from httpx import AsyncClient

from tenants.accounts.models import Account
from tests.cast import PASSWORD, Acme, Cast
from tests.ui.test_auth import token_of
from tests.ui.visiting import CONSOLE, Visitor, left_notice, words_of

ADA = "ada@acme.example"
FORMS: dict[str, dict[str, object]] = {
    "/account/data/export": {"password": PASSWORD},
    "/account/data/close": {"email": ADA, "password": PASSWORD},
    "/account/data/keep": {},
}


async def test_everything_comes_as_one_zip(ada: Visitor, acme: Acme) -> None:
    answer = await ada.post("/account/data/export", FORMS["/account/data/export"])
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/zip")
    assert answer.headers["content-disposition"].startswith('attachment; filename="hep-status-a_')
    assert "pages.json" in ZipFile(io.BytesIO(answer.content)).namelist()


async def test_a_wrong_password_is_named(ada: Visitor) -> None:
    for path in ("/account/data/export", "/account/data/close"):
        answer = await ada.post(path, {**FORMS[path], "password": "wrong"})
        assert (answer.status_code, 'id="password-error"' in answer.text) == (422, True)


async def test_another_address_closes_nothing_and_stays_typed(ada: Visitor, cast: Cast) -> None:
    answer = await ada.post("/account/data/close", {"email": "x@acme.example", "password": PASSWORD})
    assert (answer.status_code, 'value="x@acme.example"' in answer.text) == (422, True)
    assert (await Account.get(id=cast.owner.account.id)).standing == "good"


async def test_closing_takes_the_page_down_and_keeping_brings_it_back(
    web: AsyncClient, ada: Visitor, nobody: Visitor, acme: Acme
) -> None:
    page = "http://acme.localhost:8000/"
    answer = await ada.post("/account/data/close", FORMS["/account/data/close"])
    assert (answer.headers["location"], token_of(answer)) == ("/signin", "")
    assert (await web.get(page)).status_code == 404
    inside = await nobody.post("/signin", {"email": ADA, "password": PASSWORD})
    cookie = {"Cookie": f"__Host-sid={token_of(inside)}"}
    shown = await web.get(f"{CONSOLE}/account/data", headers=cookie)
    assert "Keep the account" in words_of(shown)
    assert "This account is closed" in words_of(await web.get(f"{CONSOLE}/dashboard", headers=cookie))


async def test_keeping_an_open_account_changes_nothing(ada: Visitor, cast: Cast) -> None:
    answer = await ada.post("/account/data/keep")
    assert left_notice(answer) == "Your account stays, and your pages are back."
    assert (await Account.get(id=cast.owner.account.id)).standing == "good"


@pytest.mark.parametrize("path", [*FORMS])
async def test_without_token_or_session_nothing_happens(ada: Visitor, nobody: Visitor, path: str) -> None:
    assert (await ada.post(path, {**FORMS[path], "csrf": "0" * 64})).status_code == 403
    assert (await nobody.post(path, FORMS[path])).status_code in (303, 401)
    assert (await ada.send("PUT", path, X_CSRF_Token=ada.csrf)).status_code == 405
