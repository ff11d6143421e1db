"""The screens of second steps as a browser sees them, without script: setting up, signing in, going back."""

import re
from html import unescape

import pytest
from httpx import Response

from app.core.ids import new_id, public_id
from tenants.factors.models import Passkey
from tests.cast import PASSWORD, Cast
from tests.fakes import FakeClock
from tests.second_steps import Phone, set_up_app
from tests.security_key import SecurityKey
from tests.ui.test_auth import token_of
from tests.ui.visiting import CONSOLE, Visitor, left_notice, words_of

ADA = "ada@acme.example"
HOME, PASSKEYS = "/account/security", "/account/security/passkeys"
FORMS = {
    "/account/security/app": {"password": PASSWORD},
    "/account/security/app/code": {"code": "000000"},
    "/account/security/app/off": {"password": PASSWORD},
    "/account/security/codes": {"password": PASSWORD},
}


@pytest.fixture
async def phone(cast: Cast, clock: FakeClock, ada: Visitor) -> Phone:
    """Ada's, once the console has its secret."""
    return await set_up_app(cast.owner)


def step_cookie(answer: Response) -> dict[str, str]:
    """What the browser sends once the password was right."""
    (ticket,) = re.findall(r"__Host-step=([^;]+);", "\n".join(answer.headers.get_list("set-cookie")))
    return {"Cookie": f"__Host-step={ticket}"}


async def halfway(nobody: Visitor, come_from: str = "") -> tuple[str, dict[str, str]]:
    """The screen that asks for the code, and the cookie that opens it."""
    fields: dict[str, object] = {"email": ADA, "password": PASSWORD, "next": come_from}
    answer = await nobody.post("/signin", fields)
    assert answer.status_code == 303
    assert token_of(answer) == ""
    return answer.headers["location"], step_cookie(answer)


async def test_setting_up_shows_a_picture_a_key_and_ten_codes_once(ada: Visitor, clock: FakeClock) -> None:
    scan = await ada.post("/account/security/app", {"password": PASSWORD})
    assert '<svg viewBox="0 0' in scan.text
    assert "style=" not in scan.text
    (seed,) = re.findall(r"<code>([A-Z2-7]{32})</code>", scan.text)
    codes = await ada.post("/account/security/app/code", {"code": Phone(seed).code()})
    assert len(set(re.findall(r"\b[2-9a-z]{4}-[2-9a-z]{4}-[2-9a-z]{4}\b", codes.text))) == 10
    assert codes.headers["cache-control"] == "no-store"
    assert "10 of 10 are left." in words_of(await ada.get(HOME))


async def test_a_wrong_first_code_shows_the_same_picture_again(ada: Visitor, clock: FakeClock) -> None:
    scan = await ada.post("/account/security/app", {"password": PASSWORD})
    (seed,) = re.findall(r"<code>([A-Z2-7]{32})</code>", scan.text)
    again = await ada.post("/account/security/app/code", {"code": Phone(seed).wrong()})
    assert (again.status_code, seed in again.text) == (422, True)
    assert 'id="code-error"' in again.text


@pytest.mark.parametrize(
    "path", ["/account/security/app", "/account/security/app/off", "/account/security/codes"]
)
async def test_a_wrong_password_is_named_and_not_repeated(ada: Visitor, phone: Phone, path: str) -> None:
    answer = await ada.post(path, {"password": "quite wrong"})
    assert (answer.status_code, 'id="password-error"' in answer.text) == (422, True)
    assert "quite wrong" not in answer.text


async def test_signing_in_takes_two_steps_and_keeps_where_one_came_from(
    nobody: Visitor, phone: Phone
) -> None:
    path, cookie = await halfway(nobody, "/account/sessions")
    assert path == "/signin/second?next=/account/sessions"
    form = await nobody.get(path, **cookie)
    assert '<input type="hidden" name="next" value="/account/sessions">' in form.text
    assert 'autocomplete="one-time-code"' in form.text
    answer = await nobody.post(
        "/signin/second", {"code": phone.code(), "next": "/account/sessions"}, **cookie
    )
    assert (answer.status_code, answer.headers["location"]) == (303, "/account/sessions")
    signed_in = {"Cookie": f"__Host-sid={token_of(answer)}"}
    assert (await nobody.web.get(f"{CONSOLE}/account", headers=signed_in)).status_code == 200
    assert "__Host-step=;" in "\n".join(answer.headers.get_list("set-cookie")).replace('""', "")


async def test_a_wrong_code_is_named_and_the_way_back_stays(nobody: Visitor, phone: Phone) -> None:
    _, cookie = await halfway(nobody)
    answer = await nobody.post("/signin/second", {"code": phone.wrong(), "next": "/account"}, **cookie)
    assert (answer.status_code, token_of(answer)) == (422, "")
    assert 'id="code-error"' in answer.text
    assert 'name="next" value="/account"' in answer.text


async def test_the_ticket_is_kept_from_scripts_and_sites(nobody: Visitor, phone: Phone) -> None:
    answer = await nobody.post("/signin", {"email": ADA, "password": PASSWORD})
    (line,) = [each for each in answer.headers.get_list("set-cookie") if each.startswith("__Host-step=")]
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(line.split("; "))


async def test_without_the_ticket_or_too_late_one_signs_in_again(
    nobody: Visitor, phone: Phone, clock: FakeClock
) -> None:
    _, cookie = await halfway(nobody)
    clock.forward(seconds=601)
    fields: dict[str, object] = {"code": phone.code(), "next": "/account"}
    for headers in ({}, cookie, {"Cookie": "__Host-step=x; __Host-step=y"}):
        answer = await nobody.post("/signin/second", fields, **headers)
        assert (answer.status_code, answer.headers["location"]) == (303, "/signin?next=/account")
        assert left_notice(answer) == "Sign in again: the second step took too long."
    assert (await nobody.get("/signin/second")).headers["location"] == "/signin"


@pytest.mark.parametrize("target", ["//evil.test", "https://evil.test", "/\\evil.test", "/%2f/evil"])
async def test_neither_step_leads_off_this_site(nobody: Visitor, phone: Phone, target: str) -> None:
    path, cookie = await halfway(nobody, target)
    assert path == "/signin/second"
    answer = await nobody.post("/signin/second", {"code": phone.code(), "next": target}, **cookie)
    assert answer.headers["location"] == "/dashboard"


async def test_the_sixth_code_is_told_to_wait(nobody: Visitor, phone: Phone) -> None:
    _, cookie = await halfway(nobody)
    for _ in range(5):
        await nobody.post("/signin/second", {"code": phone.wrong()}, **cookie)
    answer = await nobody.post("/signin/second", {"code": phone.code()}, **cookie)
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "300")


async def test_the_app_and_codes_are_managed_without_script(ada: Visitor, phone: Phone) -> None:
    assert (await ada.get("/account/security/app/off")).status_code == 200
    codes = await ada.post("/account/security/codes", {"password": PASSWORD})
    assert phone.codes[0] not in codes.text
    answer = await ada.post("/account/security/app/off", {"password": PASSWORD})
    assert (answer.status_code, left_notice(answer)) == (303, "The app is taken away.")
    assert "of 10 are left" not in words_of(await ada.get(HOME))


async def test_confirming_without_an_app_that_waits_is_not_found(ada: Visitor) -> None:
    assert (await ada.post("/account/security/app/code", {"code": "123456"})).status_code == 404


@pytest.mark.parametrize("path", [*FORMS])
async def test_without_token_or_session_nothing_happens(ada: Visitor, nobody: Visitor, path: str) -> None:
    assert (await ada.post(path, {**FORMS[path], "csrf": "0" * 64})).status_code == 403
    assert (await nobody.post(path, FORMS[path])).status_code in (303, 401)
    assert (await ada.send("PUT", path, X_CSRF_Token=ada.csrf)).status_code == 405
    assert (await ada.send("POST", path, b"surplus=1", X_CSRF_Token=ada.csrf)).status_code in (404, 422)


@pytest.fixture
async def key(cast: Cast, clock: FakeClock, ada: Visitor) -> SecurityKey:
    """Ada's, in her account as Phone."""
    key, begun = SecurityKey(), await ada.post("/account/security/passkeys/new", {"password": PASSWORD})
    answer = await ada.post(PASSKEYS, {"name": "Phone", "credential": key.make(options_in(begun))})
    assert "Your recovery codes" in words_of(answer)
    return key


def options_in(answer: Response) -> str:
    """The ceremony that a screen offers."""
    (options,) = re.findall(r'data-options="([^"]+)"', answer.text)
    return unescape(options)


async def own_passkey() -> str:
    return f"{PASSKEYS}/{public_id('w', (await Passkey.get()).id)}"


async def test_a_passkey_signs_in_and_leads_to_where_one_came_from(nobody: Visitor, key: SecurityKey) -> None:
    form = await nobody.get("/signin?next=/account/sessions")
    fields = {"credential": key.show(options_in(form)), "next": "/account/sessions"}
    answer = await nobody.post("/signin/passkey", fields)
    assert (answer.status_code, answer.headers["location"]) == (303, "/account/sessions")
    assert token_of(answer)
    again = await nobody.post("/signin/passkey", fields)
    assert (again.status_code, token_of(again)) == (422, "")
    assert "This passkey was not accepted." in words_of(again)


async def test_a_passkey_is_the_second_step(nobody: Visitor, key: SecurityKey) -> None:
    path, cookie = await halfway(nobody, "/account")
    sent = key.show(options_in(await nobody.get(path, **cookie)))
    fields = {"credential": sent, "next": "/account"}
    late = await nobody.post("/signin/second/passkey", fields)
    assert late.headers["location"] == "/signin?next=/account"
    refused = await nobody.post("/signin/second/passkey", {"credential": "x"}, **cookie)
    assert (refused.status_code, 'id="credential"' in refused.text) == (422, True)
    answer = await nobody.post("/signin/second/passkey", fields, **cookie)
    assert (answer.status_code, answer.headers["location"]) == (303, "/account")


async def test_a_refused_passkey_keeps_its_name_and_offers_another_try(
    ada: Visitor, key: SecurityKey
) -> None:
    begun = await ada.post(f"{PASSKEYS}/new", {"password": PASSWORD})
    sent = SecurityKey().make(options_in(begun))
    again = await ada.post(PASSKEYS, {"name": " ", "credential": sent})
    assert (again.status_code, 'id="name-error"' in again.text) == (422, True)
    assert options_in(again)
    unproved = await ada.post(PASSKEYS, {"name": "Tablet", "credential": "x"})
    assert (unproved.status_code, 'name="password"' in unproved.text) == (422, True)


async def test_a_passkey_is_renamed_and_taken_away(ada: Visitor, key: SecurityKey) -> None:
    path = await own_passkey()
    assert (await ada.get(path)).status_code == 200
    assert (await ada.post(f"{path}/name", {"name": ""})).status_code == 422
    assert left_notice(await ada.post(f"{path}/name", {"name": "Old phone"})) == "Renamed."
    assert (await ada.post(f"{path}/remove", {"password": "wrong"})).status_code == 422
    gone = await ada.post(f"{path}/remove", {"password": PASSWORD})
    assert left_notice(gone) == "Old phone is taken away."


async def test_foreign_and_absent_passkeys_look_alike(mallory: Visitor, key: SecurityKey) -> None:
    paths = (await own_passkey(), f"{PASSKEYS}/{public_id('w', new_id())}", f"{PASSKEYS}/w_x")
    answers = [await mallory.get(path) for path in paths]
    answers += [await mallory.post(f"{path}/remove", {"password": PASSWORD}) for path in paths]
    answers += [await mallory.post(f"{path}/name", {"name": "x"}) for path in paths]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.text for answer in answers}) == 1
