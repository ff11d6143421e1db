"""Sign-up, sign-in, sign-out and reset as a browser sees them, without script."""

import re

import pytest
from httpx import AsyncClient, Response

from tenants.accounts.models import Account
from tenants.accounts.sessions import scope_of_session
from tests.cast import COOKIE, PASSWORD, Cast
from tests.fakes import FakeClock
from tests.mailbox import Mailbox
from tests.ui.visiting import CONSOLE, Visitor, left_notice, words_of

ADA, NOBODY, NEW = "ada@acme.example", "nobody@acme.example", "new@acme.example"
OTHER = "quite another password"


def token_of(answer: Response) -> str:
    """What the answer makes of the session cookie."""
    lines = [line for line in answer.headers.get_list("set-cookie") if line.startswith(f"{COOKIE}=")]
    return lines[-1].partition("=")[2].partition(";")[0] if lines else ""


def bare(answer: Response) -> tuple[int, str, dict[str, str]]:
    """An answer without what differs from one to the next: token, challenge, and the request's number."""
    headers = {
        name: re.sub(rf"{COOKIE}=[\w-]{{43}}|Expires=[^;]+", "*", value)
        for name, value in answer.headers.items()
    }
    text = re.sub(r'data-options="[^"]+"', "", answer.text)
    return answer.status_code, text, {k: v for k, v in headers.items() if k != "x-request-id"}


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/signup", {"email": "username", "password": "new-password"}),
        ("/signin", {"email": "username", "password": "current-password"}),
        ("/reset", {"email": "username"}),
    ],
)
async def test_forms_work_without_script_and_with_password_managers(
    nobody: Visitor, path: str, fields: dict[str, str]
) -> None:
    answer = await nobody.get(path)
    assert answer.status_code == 200
    assert f'method="post" action="{path}"' in answer.text
    for name, meaning in fields.items():
        (field,) = re.findall(rf'<input [^>]*name="{name}"[^>]*>', answer.text)
        assert f'autocomplete="{meaning}"' in field


async def test_signing_up_leads_to_the_dashboard_signed_in(nobody: Visitor) -> None:
    answer = await nobody.post("/signup", {"email": NEW, "password": PASSWORD})
    assert (answer.status_code, answer.headers["location"]) == (303, "/dashboard")
    cookie = {"Cookie": f"{COOKIE}={token_of(answer)}"}
    dashboard = await nobody.web.get(f"{CONSOLE}/dashboard", headers=cookie)
    assert dashboard.status_code == 200
    assert NEW in dashboard.text


@pytest.mark.parametrize(
    ("email", "password", "field"),
    [("nobody", PASSWORD, "email"), (NEW, "short", "password"), ("", "", "email")],
)
async def test_a_refused_sign_up_comes_back_with_its_values(
    nobody: Visitor, email: str, password: str, field: str
) -> None:
    answer = await nobody.post("/signup", {"email": email, "password": password})
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text
    assert f'id="{field}-error"' in answer.text
    assert f'value="{email}"' in answer.text
    assert not password or password not in answer.text
    assert "<title>Error: " in answer.text


async def test_sign_up_answers_alike_for_new_and_used_addresses(nobody: Visitor, cast: Cast) -> None:
    new = await nobody.post("/signup", {"email": NEW, "password": OTHER})
    used = await nobody.post("/signup", {"email": ADA, "password": OTHER})
    assert bare(new) == bare(used)
    assert await scope_of_session(token_of(used), "") is None


async def test_signing_in_leads_back_to_where_one_came_from(nobody: Visitor, cast: Cast) -> None:
    form = await nobody.get("/signin?next=/account/sessions")
    assert '<input type="hidden" name="next" value="/account/sessions">' in form.text
    fields: dict[str, object] = {"email": ADA, "password": PASSWORD, "next": "/account/sessions"}
    answer = await nobody.post("/signin", fields)
    assert (answer.status_code, answer.headers["location"]) == (303, "/account/sessions")
    assert await scope_of_session(token_of(answer), "")


async def test_wrong_password_and_unknown_address_get_the_same_bytes(nobody: Visitor, cast: Cast) -> None:
    known = await nobody.post("/signin", {"email": ADA, "password": OTHER})
    unknown = await nobody.post("/signin", {"email": NOBODY, "password": OTHER})
    assert bare(known)[:2] == (422, bare(unknown)[1].replace(NOBODY, ADA))
    assert "E-mail address and password do not match." in words_of(known)


async def test_a_new_sign_in_ends_the_session_that_the_browser_had(ada: Visitor) -> None:
    assert ada.person is not None
    answer = await ada.post("/signin", {"email": ADA, "password": PASSWORD})
    assert token_of(answer) not in ("", ada.person.token)
    assert await scope_of_session(ada.person.token, "") is None


async def test_a_planted_token_is_never_taken_over(web: AsyncClient, cast: Cast) -> None:
    planted = Visitor(web, None)
    headers = {"Cookie": f"{COOKIE}=planted-by-somebody"}
    answer = await planted.post("/signin", {"email": ADA, "password": PASSWORD}, **headers)
    assert token_of(answer) != "planted-by-somebody"
    assert await scope_of_session("planted-by-somebody", "") is None


async def test_the_eleventh_guess_is_told_to_wait(nobody: Visitor, cast: Cast, clock: FakeClock) -> None:
    for _ in range(10):
        await nobody.post("/signin", {"email": ADA, "password": OTHER})
    answer = await nobody.post("/signin", {"email": ADA, "password": PASSWORD})
    assert answer.status_code == 429
    assert "Try again in 300 s." in words_of(answer)
    assert f'value="{ADA}"' in answer.text


async def test_people_who_are_signed_in_need_no_form(ada: Visitor) -> None:
    for path in ("/signin", "/signup", "/signin?next=//evil.test"):
        answer = await ada.get(path)
        assert (answer.status_code, answer.headers["location"]) == (303, "/dashboard")


async def test_signing_out_ends_the_session_here_and_there(ada: Visitor) -> None:
    assert ada.person is not None
    answer = await ada.post("/signout")
    assert (answer.status_code, answer.headers["location"]) == (303, "/signin")
    assert token_of(answer) == ""
    assert "Max-Age=0" in answer.headers["set-cookie"]
    assert await scope_of_session(ada.person.token, "") is None


async def test_the_reset_form_answers_alike_for_every_address(
    nobody: Visitor, cast: Cast, mailbox: Mailbox
) -> None:
    known = await nobody.post("/reset", {"email": ADA})
    unknown = await nobody.post("/reset", {"email": NOBODY})
    assert bare(known) == bare(unknown)
    assert known.status_code == 200
    assert [mail.to for mail in await mailbox.delivered()] == [ADA]


async def test_a_mailed_link_leads_to_a_new_password(nobody: Visitor, cast: Cast, mailbox: Mailbox) -> None:
    await nobody.post("/reset", {"email": ADA})
    path = await mailbox.last_path(ADA)
    form = await nobody.get(path)
    assert (form.status_code, form.headers["referrer-policy"]) == (200, "same-origin")
    answer = await nobody.post(path, {"password": OTHER})
    assert (answer.status_code, answer.headers["location"]) == (303, "/signin")
    assert left_notice(answer) == "Your password is set, and all sessions are ended. Sign in."
    assert await scope_of_session(cast.owner.token, "") is None
    assert (await nobody.post("/signin", {"email": ADA, "password": OTHER})).status_code == 303


async def test_opening_a_link_changes_nothing(nobody: Visitor, cast: Cast, mailbox: Mailbox) -> None:
    await nobody.post("/reset", {"email": ADA})
    before = await Account.get(email=ADA)
    for _ in range(3):
        assert (await nobody.get(await mailbox.last_path(ADA))).status_code == 200
    assert (await Account.get(email=ADA)).password_hash == before.password_hash


async def test_a_bad_password_leaves_the_link_as_it_was(
    nobody: Visitor, cast: Cast, mailbox: Mailbox
) -> None:
    await nobody.post("/reset", {"email": ADA})
    path = await mailbox.last_path(ADA)
    assert (await nobody.post(path, {"password": "short"})).status_code == 422
    assert (await nobody.post(path, {"password": OTHER})).status_code == 303
    assert (await nobody.post(path, {"password": PASSWORD})).status_code == 404
    assert (await nobody.get(path)).status_code == 404


@pytest.mark.parametrize("token", ["x", "a.b.c", "%00", "%E2%80%A8", "x" * 2_000])
async def test_a_forged_link_is_a_stale_link(nobody: Visitor, cast: Cast, token: str) -> None:
    answers = [await nobody.get(f"/reset/{token}"), await nobody.post(f"/reset/{token}", {"password": OTHER})]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert "This link no longer works" in words_of(answers[0])


@pytest.mark.parametrize("host", ["evil.test", "acme.localhost:8000", "localhost:8000.evil.test"])
async def test_links_never_follow_the_host_header(
    web: AsyncClient, cast: Cast, mailbox: Mailbox, host: str
) -> None:
    headers = {"Host": host, "X-Forwarded-Host": host, "Origin": CONSOLE, "Sec-Fetch-Site": "same-origin"}
    await web.post(f"{CONSOLE}/reset", data={"email": ADA}, headers=headers)
    await web.post(f"{CONSOLE}/reset", data={"email": ADA}, headers=headers | {"Host": "localhost:8000"})
    letters = await mailbox.delivered()
    assert len(letters) == 1
    assert set(re.findall(r"https?://[^/]+", letters[0].text)) == {CONSOLE}


@pytest.mark.parametrize("path", ["/signup", "/signin", "/reset"])
@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 422),
        (b"email=%ff", 400),
        (b"email=a&unknown=b", 422),
        (b"email=%00", 400),
        (b"x" * 262_145, 413),
    ],
)
async def test_bodies_that_no_form_sends_are_refused(
    nobody: Visitor, path: str, body: bytes, status: int
) -> None:
    assert (await nobody.send("POST", path, body)).status_code == status
