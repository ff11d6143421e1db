"""Page keys by hand: shown whole once, masked ever after."""

import re

import pytest

from app.core.ids import public_id
from tenants.keys.models import PageKey
from tenants.keys.open import UnknownKey, open_key
from tenants.keys.refused import note_refused_call, write_refused_calls
from tests.cast import Acme
from tests.factories import make_key
from tests.fakes import FakeClock
from tests.ui.visiting import Visitor, left_notice, path_of, words_of


async def test_a_key_is_created_and_answered_by_the_page_itself(ada: Visitor, acme: Acme) -> None:
    answer = await ada.post(path_of(acme.page, "/keys"), {"name": "CI monitor"})
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    scope = await open_key(_secret(answer.text), "127.0.0.1")
    assert scope.page_id == acme.page.id


async def test_the_key_comes_with_a_curl_for_a_component_of_this_page(ada: Visitor, acme: Acme) -> None:
    answer = await ada.post(path_of(acme.page, "/keys"), {"name": "CI monitor"})
    words = words_of(answer)
    assert f"/api/v1/status-api/components/{public_id('c', acme.eu.id)}/status" in words
    assert f'-H "Authorization: Bearer {_secret(answer.text)}"' in words
    assert """-d '{"status":"operational"}'""" in words


async def test_a_reload_makes_no_second_key_and_shows_none(ada: Visitor, acme: Acme) -> None:
    fields = {"name": "CI monitor", "idem": "one form"}
    await ada.post(path_of(acme.page, "/keys"), fields)
    again = await ada.post(path_of(acme.page, "/keys"), fields)
    assert "This key was already shown" in words_of(again)
    assert "hyd_status_" not in again.text
    assert await PageKey.all().count() == 1


async def test_the_list_shows_the_last_four_and_never_the_key(ed: Visitor, acme: Acme) -> None:
    key = await make_key(acme.page.id, "CI monitor")
    screen = await ed.get(path_of(acme.page, "/keys"))
    assert f"CI monitor hyd_status_…{key.secret[-4:]}" in words_of(screen)
    assert key.secret not in screen.text
    assert "$STATUS_KEY" in screen.text


async def test_the_list_says_when_a_key_was_last_used_and_from_where(ada: Visitor, acme: Acme) -> None:
    key = await make_key(acme.page.id)
    assert "never used" in words_of(await ada.get(path_of(acme.page, "/keys")))
    await open_key(key.secret, "203.0.113.7")
    assert "from 203.0.113.7" in words_of(await ada.get(path_of(acme.page, "/keys")))


async def test_a_key_without_a_name_is_refused(ada: Visitor, acme: Acme) -> None:
    answer = await ada.post(path_of(acme.page, "/keys"), {"name": "  "})
    assert answer.status_code == 422
    assert 'href="#name"' in answer.text
    assert not await PageKey.all().exists()


async def test_the_hundred_and_first_key_gets_the_limit_and_keeps_its_name(ada: Visitor, acme: Acme) -> None:
    for number in range(100):
        await make_key(acme.page.id, f"Key {number}")
    answer = await ada.post(path_of(acme.page, "/keys"), {"name": "One more"})
    assert answer.status_code == 422
    assert "100 of 100 keys used" in words_of(answer)
    assert 'value="One more"' in answer.text


async def test_rotating_asks_then_shows_the_new_secret_once(ada: Visitor, acme: Acme) -> None:
    key = await make_key(acme.page.id, "CI monitor")
    assert "Rotate “CI monitor”?" in words_of(await ada.get(_of(acme, key.row, "/rotate")))
    answer = await ada.post(_of(acme, key.row, "/rotate"))
    await open_key(_secret(answer.text), "127.0.0.1")
    with pytest.raises(UnknownKey):
        await open_key(key.secret, "127.0.0.1")


async def test_a_key_is_disabled_and_enabled(ada: Visitor, acme: Acme) -> None:
    key = await make_key(acme.page.id, "CI monitor")
    assert left_notice(await ada.post(_of(acme, key.row, "/disable"))) == "CI monitor is refused from now on."
    assert "CI monitor Disabled" in words_of(await ada.get(path_of(acme.page, "/keys")))
    assert left_notice(await ada.post(_of(acme, key.row, "/enable"))) == "CI monitor works again."
    await open_key(key.secret, "127.0.0.1")


async def test_a_key_is_deleted_after_asking(ada: Visitor, acme: Acme) -> None:
    key = await make_key(acme.page.id, "CI monitor")
    assert "Delete “CI monitor”?" in words_of(await ada.get(_of(acme, key.row, "/delete")))
    assert left_notice(await ada.post(_of(acme, key.row, "/delete"))) == "Deleted CI monitor."
    assert not await PageKey.all().exists()


async def test_an_editor_sees_keys_but_no_controls(ed: Visitor, acme: Acme) -> None:
    key = await make_key(acme.page.id)
    screen = (await ed.get(path_of(acme.page, "/keys"))).text
    assert "Create key" not in screen
    assert _of(acme, key.row) not in screen


async def test_a_viewer_finds_no_entry_for_keys(vic: Visitor, acme: Acme) -> None:
    assert path_of(acme.page, "/keys") not in (await vic.get(path_of(acme.page))).text
    assert (await vic.get(path_of(acme.page, "/keys"))).status_code == 403


@pytest.mark.usefixtures("clock")
async def test_a_shown_key_waits_for_its_first_call_and_says_when_it_came(ada: Visitor, acme: Acme) -> None:
    shown = await ada.post(path_of(acme.page, "/keys"), {"name": "CI monitor"})
    (asked,) = re.findall(r'hx-get="([^"]+/first-call\?until=\d+)"', shown.text)
    assert "Waiting for the first call" in words_of(await ada.get(asked))
    await open_key(_secret(shown.text), "203.0.113.7")
    came = await ada.get(asked)
    assert "First call at 12:00 from 203.0.113.7" in words_of(came)
    assert "hx-get" not in came.text


async def test_nobody_waits_for_ever(ada: Visitor, acme: Acme, clock: FakeClock) -> None:
    shown = await ada.post(path_of(acme.page, "/keys"), {"name": "CI monitor"})
    (asked,) = re.findall(r'hx-get="([^"]+/first-call\?until=\d+)"', shown.text)
    clock.forward(minutes=2)
    late = await ada.get(asked)
    assert "No call yet." in words_of(late)
    assert "hx-get" not in late.text


async def test_a_first_call_that_was_refused_says_why(ada: Visitor, acme: Acme) -> None:
    shown = await ada.post(path_of(acme.page, "/keys"), {"name": "CI monitor"})
    (asked,) = re.findall(r'hx-get="([^"]+/first-call\?until=\d+)"', shown.text)
    note_refused_call((await PageKey.get()).id, 400, "status: must be one of operational, …")
    await write_refused_calls()
    assert "was refused with 400: status: must be one of" in words_of(await ada.get(asked))


async def test_a_rotated_key_waits_again(ada: Visitor, acme: Acme) -> None:
    key = await make_key(acme.page.id)
    await open_key(key.secret, "203.0.113.7")
    rotated = await ada.post(_of(acme, key.row, "/rotate"))
    assert "Waiting for the first call" in words_of(rotated)
    assert "never used" in words_of(await ada.get(path_of(acme.page, "/keys")))


@pytest.mark.usefixtures("clock")
async def test_the_list_counts_refused_calls_by_reason(ed: Visitor, acme: Acme) -> None:
    key = await make_key(acme.page.id)
    for _ in range(17):
        note_refused_call(key.row.id, 400, "status: 'down' <is> no status")
    await write_refused_calls()
    words = words_of(await ed.get(path_of(acme.page, "/keys")))
    assert "17 calls refused, the last just now" in words
    assert "400 status: 'down' <is> no status 17 ×, last 21 Nov 2026, 12:00 UTC" in words


def _of(acme: Acme, key: PageKey, rest: str = "") -> str:
    return path_of(acme.page, f"/keys/{public_id('k', key.id)}{rest}")


def _secret(screen: str) -> str:
    found = re.search(r'value="(hyd_status_\w{32})"', screen)
    assert found
    return found[1]
