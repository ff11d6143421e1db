"""The password again: before the console opens, after 15 idle minutes, and for posting after 30."""

from collections.abc import Iterator

import pytest
from httpx import AsyncClient, Response

from tenants.accounts.models import Session
from tenants.pages.models import AuditEntry
from tenants.support.sudo import require_second_step
from tests.cast import PASSWORD, Cast
from tests.fakes import FakeClock
from tests.second_steps import set_up_app
from tests.ui.visiting import Visitor, words_of


def cookie_of(answer: Response) -> str:
    """The session that an answer hands out."""
    headers = answer.headers.get_list("set-cookie")
    return next(each for each in headers if each.startswith("__Host-sid=")).split(";")[0]


async def test_staff_who_just_signed_in_are_asked(web: AsyncClient, cast: Cast) -> None:
    sam = Visitor(web, cast.staff)
    answer = await sam.get("/support?q=ada")
    assert (answer.status_code, answer.headers["location"]) == (303, "/support/sudo?next=/support%3Fq%3Dada")


async def test_the_password_opens_it_under_another_token(web: AsyncClient, cast: Cast) -> None:
    sam = Visitor(web, cast.staff)
    answer = await sam.post("/support/sudo", {"password": PASSWORD, "next": "/support/queue"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/support/queue")
    assert (await sam.get("/support")).status_code == 404
    renewed = await sam.web.get("http://localhost:8000/support", headers={"Cookie": cookie_of(answer)})
    assert renewed.status_code == 200
    assert await AuditEntry.filter(act="support.open", account_id=cast.staff.account.id).count() == 1


async def test_a_wrong_password_opens_nothing_and_is_counted(web: AsyncClient, cast: Cast) -> None:
    sam = Visitor(web, cast.staff)
    answers = [await sam.post("/support/sudo", {"password": "wrong"}) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [422] * 10 + [429]
    assert "This is not your present password" in words_of(answers[0])
    assert (await sam.get("/support")).status_code == 303


async def test_nobody_is_sent_elsewhere(web: AsyncClient, cast: Cast) -> None:
    sam = Visitor(web, cast.staff)
    answer = await sam.post("/support/sudo", {"password": PASSWORD, "next": "https://evil.example/"})
    assert answer.headers["location"] == "/support"


async def test_fifteen_idle_minutes_close_it(clock: FakeClock, rita: Visitor) -> None:
    for _ in range(4):
        clock.forward(minutes=14)
        assert (await rita.get("/support")).status_code == 200
    clock.forward(minutes=15)
    assert (await rita.get("/support")).status_code == 303


async def test_posting_needs_a_password_of_the_last_thirty_minutes(
    clock: FakeClock, paul: Visitor, cast: Cast
) -> None:
    path = f"/support/accounts/{cast.owner.scope.actor.id}/grant"
    for _ in range(2):
        clock.forward(minutes=14)
        assert (await paul.get(path)).status_code == 200
    clock.forward(minutes=2)
    answer = await paul.get(path)
    assert answer.headers["location"] == f"/support/sudo?next={path}"
    assert (await paul.get("/support")).status_code == 200


async def test_a_form_that_waits_for_the_password_is_not_lost(
    clock: FakeClock, paul: Visitor, cast: Cast
) -> None:
    path = f"/support/accounts/{cast.owner.scope.actor.id}/grant"
    await Session.all().update(sudo_at=clock.at - 31 * 60_000)
    fields = {"key": "k", "step": "preview", "amount": "10", "reason": "for the long outage"}
    asked = await paul.post(path, fields)
    assert asked.status_code == 401
    assert 'name="kept.reason" value="for the long outage"' in asked.text
    kept = {f"kept.{name}": value for name, value in fields.items()}
    offered = await paul.post("/support/sudo", {"password": PASSWORD, "next": path} | kept)
    assert offered.status_code == 200
    assert f'action="{path}"' in offered.text
    assert 'name="reason" value="for the long outage"' in offered.text


@pytest.fixture
def second_step_required(web: AsyncClient) -> Iterator[None]:
    """As on a console that others can reach."""
    require_second_step(required=True)
    yield
    require_second_step(required=False)


async def test_staff_with_an_app_give_a_code_too(web: AsyncClient, cast: Cast, clock: FakeClock) -> None:
    phone, sam = await set_up_app(cast.staff), Visitor(web, cast.staff)
    assert 'name="code"' in (await sam.get("/support/sudo")).text
    for code in ("", phone.wrong()):
        answer = await sam.post("/support/sudo", {"password": PASSWORD, "code": code})
        assert (answer.status_code, 'id="code-error"' in answer.text) == (422, True)
    answer = await sam.post("/support/sudo", {"password": PASSWORD, "code": phone.code()})
    assert answer.status_code == 303


async def test_a_wrong_password_uses_up_no_code(web: AsyncClient, cast: Cast, clock: FakeClock) -> None:
    phone, sam = await set_up_app(cast.staff), Visitor(web, cast.staff)
    fields = {"code": phone.code()}
    assert (await sam.post("/support/sudo", {**fields, "password": "wrong"})).status_code == 422
    assert (await sam.post("/support/sudo", {**fields, "password": PASSWORD})).status_code == 303


async def test_where_it_is_required_a_password_alone_opens_nothing(
    web: AsyncClient, cast: Cast, clock: FakeClock, second_step_required: None
) -> None:
    sam = Visitor(web, cast.staff)
    told = await sam.get("/support/sudo")
    assert (told.status_code, "/account/security" in told.text) == (403, True)
    assert (await sam.post("/support/sudo", {"password": PASSWORD})).status_code == 403
    phone = await set_up_app(cast.staff)
    answer = await sam.post("/support/sudo", {"password": PASSWORD, "code": phone.code()})
    assert answer.status_code == 303
