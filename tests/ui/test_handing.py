"""The records of a claim in other hands: as text, and by a link that shows them while the claim stands."""

import re

import pytest

from tenants.domains.mount import mount_host, unmount_host
from tenants.domains.records import cname_target
from tenants.domains.zones import name_in_zone
from tests.cast import Acme
from tests.factories import OPERATOR
from tests.fakes import FakeClock
from tests.ui.visiting import CONSOLE, Visitor, path_of, words_of

HOST = "status.acme.example"


async def link_of(ada: Visitor, acme: Acme) -> str:
    """The path that Ada copies for a colleague."""
    await mount_host(OPERATOR, acme.page.id, HOST)
    shown = await ada.get(path_of(acme.page, f"/domain/{HOST}/hand"))
    (link,) = set(re.findall(rf"{CONSOLE}(/dashboard/handed/[\w.-]+)", shown.text))
    return str(link)


async def test_the_text_holds_both_records_in_full_and_the_link(ada: Visitor, acme: Acme) -> None:
    token = (await mount_host(OPERATOR, acme.page.id, HOST)).token
    words = words_of(await ada.get(path_of(acme.page, f"/domain/{HOST}/hand")))
    assert f"CNAME Name: {HOST} Value: {cname_target(acme.page.id)} TTL: 300" in words
    assert f"TXT Name: _hyd-verify.{HOST} Value: claim={token}" in words
    assert f"{CONSOLE}/dashboard/handed/" in words


async def test_who_has_the_link_sees_the_records_and_can_do_nothing(
    ada: Visitor, nobody: Visitor, acme: Acme
) -> None:
    shown = await nobody.get(await link_of(ada, acme))
    assert shown.status_code == 200
    assert "DNS records of status.acme.example" in words_of(shown)
    assert "Waiting for proof" in words_of(shown)
    assert cname_target(acme.page.id) in shown.text.replace("<wbr>", "")
    assert acme.page.name not in words_of(shown)
    assert 'action="/dashboard' not in shown.text
    assert "hx-" not in shown.text.partition("<main")[2]


async def test_the_link_lives_for_seven_days(
    ada: Visitor, nobody: Visitor, acme: Acme, clock: FakeClock
) -> None:
    link = await link_of(ada, acme)
    clock.forward(days=7)
    assert (await nobody.get(link)).status_code == 200
    clock.forward(minutes=1)
    gone = await nobody.get(link)
    assert (gone.status_code, "This link no longer works" in words_of(gone)) == (404, True)


async def test_the_link_dies_with_the_claim_and_another_claim_does_not_wake_it(
    ada: Visitor, nobody: Visitor, acme: Acme
) -> None:
    link = await link_of(ada, acme)
    await unmount_host(OPERATOR, acme.page.id, HOST)
    assert (await nobody.get(link)).status_code == 404
    await mount_host(OPERATOR, acme.page.id, HOST)
    assert (await nobody.get(link)).status_code == 404


async def test_a_link_that_was_not_copied_whole_or_is_of_another_kind_shows_nothing(
    ada: Visitor, nobody: Visitor, acme: Acme
) -> None:
    link = await link_of(ada, acme)
    changed = link[:-9] + ("A" if link[-9] != "A" else "B") + link[-8:]
    for other in (link[:-1], changed, "/dashboard/handed/x"):
        assert (await nobody.get(other)).status_code == 404


async def test_nothing_but_reading_is_answered(ada: Visitor, acme: Acme) -> None:
    answer = await ada.send("PUT", await link_of(ada, acme), X_CSRF_Token=ada.csrf)
    assert (answer.status_code, "GET" in answer.headers["allow"]) == (405, True)


async def test_a_host_that_the_operator_vouched_for_has_no_records_to_hand_over(
    ada: Visitor, acme: Acme
) -> None:
    await mount_host(OPERATOR, acme.page.id, HOST, verified=True)
    assert (await ada.get(path_of(acme.page, f"/domain/{HOST}/hand"))).status_code == 404


async def test_names_are_shown_as_providers_want_them_and_in_full(ada: Visitor, acme: Acme) -> None:
    await mount_host(OPERATOR, acme.page.id, HOST)
    shown = (await ada.get(path_of(acme.page, "/domain"))).text.replace("<wbr>", "")
    for name in ("status", "_hyd-verify.status"):
        assert f">{name}</code>" in shown
    assert f'-txt-full-name">_hyd-verify.{HOST}</code>' in shown
    assert "Show full names" in shown


@pytest.mark.parametrize(
    ("name", "host", "entered"),
    [
        ("status.acme.example", "status.acme.example", "status"),
        ("_hyd-verify.status.acme.co.uk", "status.acme.co.uk", "_hyd-verify.status"),
        ("acme.com", "acme.com", "@"),
        ("_hyd-verify.acme.com", "acme.com", "_hyd-verify"),
        ("a.b.acme.de", "a.b.acme.de", "a.b"),
        ("co.uk", "co.uk", "@"),
    ],
)
def test_the_name_within_its_zone(name: str, host: str, entered: str) -> None:
    assert name_in_zone(name, host) == entered
