"""The account's own screens: password, sessions, the confirmed address; and what scripts may ask."""

import re

import pytest
from httpx import AsyncClient

from app.core.ids import new_id, public_id
from tenants.accounts.models import Account, Session
from tenants.accounts.sessions import scope_of_session
from tenants.accounts.sign_in import sign_in
from tests.cast import PASSWORD, Cast
from tests.mailbox import Mailbox
from tests.ui.visiting import Visitor, left_notice, main_of, words_of
from ui.kit.devices import device_of

ADA, NEW = "ada@acme.example", "new@acme.example"
OTHER = "quite another password"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0"


async def test_the_account_shows_its_address_and_a_form_for_the_password(ada: Visitor) -> None:
    answer = await ada.get("/account")
    assert answer.status_code == 200
    assert ADA in words_of(answer)
    assert answer.headers["cache-control"] == "no-store"
    assert re.findall(r'autocomplete="([a-z-]+)"', main_of(answer)) == [
        "username",
        "current-password",
        "new-password",
    ]


async def test_changing_the_password_hands_out_another_session(ada: Visitor, cast: Cast) -> None:
    answer = await ada.post("/account/password", {"current_password": PASSWORD, "new_password": OTHER})
    assert (answer.status_code, answer.headers["location"]) == (303, "/account")
    (token,) = re.findall(r"__Host-sid=([\w-]{43});", "".join(answer.headers.get_list("set-cookie")))
    assert await scope_of_session(cast.owner.token, "") is None
    assert await scope_of_session(token, "")


@pytest.mark.parametrize(
    ("current", "new", "field"), [("wrong", OTHER, "current_password"), (PASSWORD, "short", "new_password")]
)
async def test_a_refused_change_names_its_field_and_repeats_no_password(
    ada: Visitor, current: str, new: str, field: str
) -> None:
    answer = await ada.post("/account/password", {"current_password": current, "new_password": new})
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert OTHER not in answer.text
    assert PASSWORD not in answer.text


async def test_sessions_are_listed_with_device_and_place(ada: Visitor, cast: Cast) -> None:
    await sign_in(ADA, PASSWORD, "198.51.100.7", FIREFOX)
    words = words_of(await ada.get("/account/sessions"))
    assert "Firefox on Linux 198.51.100.7" in words
    assert words.count("this one") == 1


async def test_one_session_can_be_ended(ada: Visitor, cast: Cast) -> None:
    second = await sign_in(ADA, PASSWORD, "", "")
    answer = await ada.post(f"/account/sessions/{public_id('s', second.session.id)}/end")
    assert (answer.status_code, left_notice(answer)) == (303, "That session is ended.")
    assert await scope_of_session(second.token, "") is None


async def test_ending_this_session_signs_out(ada: Visitor, cast: Cast) -> None:
    here = await Session.get(account_id=cast.owner.account.id)
    answer = await ada.post(f"/account/sessions/{public_id('s', here.id)}/end")
    assert answer.headers["location"] == "/signin"
    assert await scope_of_session(cast.owner.token, "") is None


async def test_all_other_sessions_can_be_ended(ada: Visitor, cast: Cast) -> None:
    for _ in range(2):
        await sign_in(ADA, PASSWORD, "", "")
    answer = await ada.post("/account/sessions/end-others")
    assert left_notice(answer) == "2 other sessions are ended."
    assert await Session.filter(account_id=cast.owner.account.id).count() == 1


async def test_foreign_and_absent_sessions_look_alike(mallory: Visitor, cast: Cast) -> None:
    theirs = await Session.get(account_id=cast.owner.account.id)
    ids = (public_id("s", theirs.id), public_id("s", new_id()), "s_x")
    answers = [await mallory.post(f"/account/sessions/{s_id}/end") for s_id in ids]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.text.replace(s_id, "") for answer, s_id in zip(answers, ids, strict=True)}) == 1
    assert await scope_of_session(cast.owner.token, "")


async def test_an_address_is_confirmed_by_pressing_not_by_opening(nobody: Visitor, mailbox: Mailbox) -> None:
    await nobody.post("/signup", {"email": NEW, "password": PASSWORD})
    path = await mailbox.last_path(NEW)
    assert (await nobody.get(path)).status_code == 200
    assert (await Account.get(email=NEW)).email_verified_at is None
    assert (await nobody.post(path)).status_code == 303
    assert (await Account.get(email=NEW)).email_verified_at


async def test_the_confirming_letter_is_sent_again(ada: Visitor, mailbox: Mailbox) -> None:
    assert (await ada.post("/account/confirm")).status_code == 303
    assert (await ada.post(await mailbox.last_path(ADA))).status_code == 303
    await ada.post("/account/confirm")
    assert len(await mailbox.delivered()) == 1


async def test_a_forged_confirmation_is_a_stale_link(nobody: Visitor, cast: Cast) -> None:
    answers = [await nobody.get("/account/confirm/x"), await nobody.post("/account/confirm/x")]
    assert [answer.status_code for answer in answers] == [404, 404]


async def test_scripts_learn_the_token_and_the_account(ada: Visitor, cast: Cast) -> None:
    answer = await ada.get("/api/v1/session")
    own = public_id("a", cast.owner.account.id)
    account = {
        "id": own,
        "email": ADA,
        "plan": "business",
        "standing": "good",
        "staffRole": None,
        "roles": {own: "owner"},
    }
    assert answer.json() == {"ok": True, "data": {"csrfToken": ada.csrf, "account": account}}
    assert answer.headers["cache-control"] == "no-store"


async def test_members_and_staff_are_told_their_roles(ed: Visitor, cast: Cast, web: AsyncClient) -> None:
    account = (await ed.get("/api/v1/session")).json()["data"]["account"]
    assert account["roles"][public_id("a", cast.owner.account.id)] == "editor"
    sam = (await Visitor(web, cast.staff).get("/api/v1/session")).json()["data"]["account"]
    assert sam["staffRole"] == "admin"


@pytest.mark.parametrize(
    ("user_agent", "device"),
    [
        (FIREFOX, "Firefox on Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/156.0 Safari/537.36", "Chrome on Windows"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/156.0 Safari/537.36 Edg/156.0", "Edge on Windows"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1",
            "Safari on iPhone",
        ),
        ("Mozilla/5.0 (Linux; Android 16) Chrome/156.0 Mobile Safari/537.36", "Chrome on Android"),
        ("curl/8.9.1", "curl"),
        ("", "An unknown device"),
        ("<script>alert(1)</script>", "An unknown device"),
    ],
)
def test_devices_have_names_that_people_know(user_agent: str, device: str) -> None:
    assert device_of(user_agent) == device


@pytest.mark.parametrize("path", ["/account/password", "/signin", "/signup", "/reset/x"])
async def test_a_form_with_a_password_that_comes_too_late_never_shows_it_again(
    ada: Visitor, nobody: Visitor, path: str
) -> None:
    names = ("password", "current_password", "new_password")
    fields: dict[str, object] = {"email": "no address", **dict.fromkeys(names, OTHER)}
    stale = await ada.post(path, {"csrf": "0" * 64, **fields})
    assert stale.status_code == 403
    assert OTHER not in stale.text
    assert OTHER not in (await nobody.post(path, fields)).text
