"""The error table of seed 000, row by row, and the envelope it comes in."""

import pytest

from app.core.ids import new_id, public_id
from tenants.accounts.models import Account
from tenants.keys.issue import delete_key, disable_key, enable_key, rotate_key
from tenants.keys.secret import new_secret
from tenants.pages.remove import delete_page
from tenants.pages.visibility import restore_page, suspend_page
from tests.api.reporting.monitor import PREFIX, Monitor, error_of
from tests.cast import Acme
from tests.factories import OPERATOR, make_account, make_component, make_incident, make_page


async def test_401_no_authorization_header(monitor: Monitor) -> None:
    monitor.secret = None
    answer = await monitor.ask("GET", "/status")
    assert answer.status_code == 401
    assert answer.json()["code"] == "NO_KEY"
    assert answer.headers["www-authenticate"].startswith("Bearer")


async def test_401_key_not_recognized(monitor: Monitor) -> None:
    monitor.secret = new_secret()
    answer = await monitor.ask("GET", "/status")
    assert answer.status_code == 401
    assert answer.json() == {"ok": False, "error": "This key is not known.", "code": "BAD_KEY"}


async def test_401_key_disabled(monitor: Monitor) -> None:
    await disable_key(OPERATOR, monitor.page_id, monitor.key_id)
    answer = await monitor.ask("GET", "/status")
    assert answer.status_code == 401
    assert answer.json() == {"ok": False, "error": "This key is disabled.", "code": "KEY_DISABLED"}


async def test_403_page_suspended(monitor: Monitor) -> None:
    await suspend_page(OPERATOR, monitor.page_id)
    answer = await monitor.ask("GET", "/status")
    assert (answer.status_code, error_of(answer)) == (403, "This page is suspended.")


async def test_403_owning_account_not_in_good_standing(monitor: Monitor, acme: Acme) -> None:
    await Account.filter(id=acme.page.account_id).update(standing="suspended")
    answer = await monitor.ask("GET", "/status")
    sentence = "The account that owns this page is not in good standing."
    assert (answer.status_code, error_of(answer)) == (403, sentence)


async def test_404_component_id_not_on_this_page(monitor: Monitor) -> None:
    path = f"/components/{public_id('c', new_id())}/status"
    answer = await monitor.ask("POST", path, {"status": "outage"})
    assert (answer.status_code, error_of(answer)) == (404, "No such component.")


async def test_404_incident_id_not_on_this_page(monitor: Monitor) -> None:
    answer = await monitor.update(public_id("i", new_id()), "resolved")
    assert (answer.status_code, error_of(answer)) == (404, "No such incident.")


async def test_400_body_failed_validation(monitor: Monitor) -> None:
    answer = await monitor.ask("POST", "/incidents", {"title": 7})
    assert (answer.status_code, error_of(answer)) == (400, "title: must be text.")


@pytest.mark.parametrize(
    "value",
    [
        "Basic aHlkOnN0YXR1cw==",
        "Bearer",
        "Bearer ",
        "",
        "Token {secret}",
        "{secret}",
        "Bearer {secret} {secret}",
        "Bearer {secret}x",
        "Bearer hyd_status_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "Bearer ü",
    ],
)
async def test_a_header_that_is_not_a_known_bearer_key_is_a_bad_key(monitor: Monitor, value: str) -> None:
    header = value.format(secret=monitor.secret).encode("latin-1")
    answer = await monitor.client.get(f"{PREFIX}/status", headers={b"Authorization": header})
    assert (answer.status_code, answer.json()["code"]) == (401, "BAD_KEY")


async def test_two_authorization_headers_are_a_bad_key(monitor: Monitor) -> None:
    sent = [("Authorization", f"Bearer {monitor.secret}")] * 2
    answer = await monitor.client.get(f"{PREFIX}/status", headers=sent)
    assert (answer.status_code, answer.json()["code"]) == (401, "BAD_KEY")


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER"])
async def test_the_scheme_is_read_without_regard_to_case(monitor: Monitor, scheme: str) -> None:
    answer = await monitor.ask("GET", "/status", Authorization=f"{scheme} {monitor.secret}")
    assert answer.status_code == 200


@pytest.mark.parametrize("name", ["key", "token", "api_key", "access_token"])
async def test_a_key_in_the_query_is_not_read(monitor: Monitor, name: str) -> None:
    answer = await monitor.client.get(f"{PREFIX}/status", params={name: str(monitor.secret)})
    assert (answer.status_code, answer.json()["code"]) == (401, "NO_KEY")
    assert str(monitor.secret) not in answer.text


async def test_a_key_that_ends_is_refused_on_the_very_next_request(monitor: Monitor) -> None:
    await disable_key(OPERATOR, monitor.page_id, monitor.key_id)
    assert (await monitor.ask("GET", "/status")).json()["code"] == "KEY_DISABLED"
    await enable_key(OPERATOR, monitor.page_id, monitor.key_id)
    assert (await monitor.ask("GET", "/status")).status_code == 200
    rotated = await rotate_key(OPERATOR, monitor.page_id, monitor.key_id)
    assert (await monitor.ask("GET", "/status")).json()["code"] == "BAD_KEY"
    monitor.secret = rotated.secret
    assert (await monitor.ask("GET", "/status")).status_code == 200
    await delete_key(OPERATOR, monitor.page_id, monitor.key_id)
    assert (await monitor.ask("GET", "/status")).json()["code"] == "BAD_KEY"


async def test_a_key_goes_with_its_page(monitor: Monitor) -> None:
    await delete_page(OPERATOR, monitor.page_id)
    assert (await monitor.ask("GET", "/status")).json()["code"] == "BAD_KEY"


async def test_a_restored_page_can_be_driven_again(monitor: Monitor) -> None:
    await suspend_page(OPERATOR, monitor.page_id)
    await restore_page(OPERATOR, monitor.page_id)
    assert (await monitor.ask("GET", "/status")).status_code == 200


async def test_a_foreign_incident_and_an_absent_one_answer_with_the_same_bytes(monitor: Monitor) -> None:
    other = await make_page((await make_account()).id)
    foreign = public_id("i", (await make_incident(other.id)).id)
    absent, malformed = public_id("i", new_id()), "i_123"
    answers = [await monitor.update(incident, "resolved") for incident in (foreign, absent, malformed)]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert len({answer.content for answer in answers}) == 1
    assert len({tuple(answer.headers) for answer in answers}) == 1


async def test_a_foreign_component_and_an_absent_one_answer_with_the_same_bytes(monitor: Monitor) -> None:
    other = await make_page((await make_account()).id)
    foreign = public_id("c", (await make_component(other.id)).id)
    paths = [f"/components/{each}/status" for each in (foreign, public_id("c", new_id()), "c_api")]
    answers = [await monitor.ask("POST", path, {"status": "outage"}) for path in paths]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert len({answer.content for answer in answers}) == 1
