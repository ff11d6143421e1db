"""The screen Domain: records to enter, what is found of them, and the way off a domain."""

from collections.abc import AsyncIterator

import pytest
from httpx import AsyncClient

from tenants.domains.models import Claim, Host
from tenants.domains.mount import mount_host
from tenants.domains.records import cname_target
from tests.cast import Acme, Cast
from tests.factories import OPERATOR
from tests.nameserver import Zone, answering
from tests.ui.visiting import Visitor, path_of, words_of

HOST = "status.acme.example"
BY_HTMX = {"HX_Request": "true"}


@pytest.fixture
async def zone(web: AsyncClient) -> AsyncIterator[Zone]:
    """What every resolver says."""
    zone = Zone()
    async with answering(zone, zone):
        yield zone


async def claimed(acme: Acme) -> str:
    return f"claim={(await mount_host(OPERATOR, acme.page.id, HOST)).token}"


async def test_the_address_is_there_from_the_beginning(ada: Visitor, acme: Acme) -> None:
    words = words_of(await ada.get(path_of(acme.page, "/domain")))
    assert "acme.localhost always there" in words
    assert "Use your own domain" in words


async def test_a_claimed_domain_shows_its_records(ada: Visitor, acme: Acme) -> None:
    answer = await ada.post(path_of(acme.page, "/domain"), {"domain": "Status.Acme.example"})
    assert answer.headers["location"] == path_of(acme.page, "/domain")
    shown = (await ada.get(path_of(acme.page, "/domain"))).text.replace("<wbr>", "")
    token = (await Claim.get(host=HOST)).token
    for said in (f"_hyd-verify.{HOST}", f"claim={token}", cname_target(acme.page.id), "not looked at yet"):
        assert said in shown


@pytest.mark.parametrize(
    ("typed", "said"), [("10.0.0.1", "IP address"), ("x.localhost", "ours"), ("a b", "not a domain name")]
)
async def test_what_is_no_domain_is_said_at_its_field(
    ada: Visitor, acme: Acme, typed: str, said: str
) -> None:
    answer = await ada.post(path_of(acme.page, "/domain"), {"domain": typed})
    assert (answer.status_code, said in words_of(answer)) == (422, True)
    assert f'value="{typed}"' in answer.text


async def test_a_domain_of_another_page_is_said_at_its_field(ada: Visitor, acme: Acme, cast: Cast) -> None:
    await mount_host(OPERATOR, cast.rival_page.id, HOST, verified=True)
    answer = await ada.post(path_of(acme.page, "/domain"), {"domain": HOST})
    assert (answer.status_code, "This address is in use." in words_of(answer)) == (409, True)


async def test_checking_says_what_is_found(ada: Visitor, acme: Acme, zone: Zone) -> None:
    await claimed(acme)
    zone.put(HOST, "A", "203.0.113.9")
    answer = await ada.post(path_of(acme.page, f"/domain/{HOST}/check"))
    assert answer.headers["location"] == path_of(acme.page, "/domain")
    words = words_of(await ada.get(path_of(acme.page, "/domain")))
    assert "203.0.113.9 (A record). Replace it by the CNAME." in words
    assert "Checked just now" in words


async def test_with_script_only_the_card_comes_back(ada: Visitor, acme: Acme, zone: Zone) -> None:
    await claimed(acme)
    answer = await ada.post(path_of(acme.page, f"/domain/{HOST}/check"), {}, **BY_HTMX)
    assert (answer.status_code, "<html" in answer.text) == (200, False)
    assert "Waiting for proof" in words_of(answer)
    assert "Looked at the DNS just now." in words_of(answer)


async def test_the_card_of_a_claim_asks_for_itself(ada: Visitor, acme: Acme) -> None:
    await claimed(acme)
    fragment = path_of(acme.page, f"/-/domain/{HOST}")
    shown = await ada.get(path_of(acme.page, "/domain"))
    assert f'hx-get="{fragment}" hx-trigger="every 5s"' in shown.text
    answer = await ada.get(fragment, **BY_HTMX)
    assert (answer.status_code, "<html" in answer.text) == (200, False)
    assert "We look again by ourselves for a week" in words_of(answer)


async def test_the_card_of_a_domain_that_went_live_leads_to_it(ada: Visitor, acme: Acme) -> None:
    await mount_host(OPERATOR, acme.page.id, HOST, verified=True)
    answer = await ada.get(path_of(acme.page, f"/-/domain/{HOST}"), **BY_HTMX)
    assert answer.headers["hx-redirect"] == path_of(acme.page, "/domain")


@pytest.mark.parametrize("headers", [{}, BY_HTMX], ids=["plain", "htmx"])
async def test_a_proved_domain_is_the_first_address(
    ada: Visitor, acme: Acme, zone: Zone, headers: dict[str, str]
) -> None:
    zone.put(f"_hyd-verify.{HOST}", "TXT", await claimed(acme))
    answer = await ada.post(path_of(acme.page, f"/domain/{HOST}/check"), {}, **headers)
    assert path_of(acme.page, "/domain") in {
        answer.headers.get("location"),
        answer.headers.get("hx-redirect"),
    }
    words = words_of(await ada.get(path_of(acme.page, "/domain")))
    assert f"{HOST} your own domain Live" in words
    assert "Keep both records" in words


@pytest.mark.parametrize("headers", [{}, BY_HTMX], ids=["plain", "htmx"])
async def test_who_comes_second_is_told_so(
    ada: Visitor, acme: Acme, cast: Cast, zone: Zone, headers: dict[str, str]
) -> None:
    zone.put(f"_hyd-verify.{HOST}", "TXT", await claimed(acme))
    await mount_host(OPERATOR, cast.rival_page.id, HOST, verified=True)
    answer = await ada.post(path_of(acme.page, f"/domain/{HOST}/check"), {}, **headers)
    assert (answer.status_code, "This address is in use." in words_of(answer)) == (409, True)


async def test_taking_it_off_is_asked_first(ada: Visitor, acme: Acme) -> None:
    await mount_host(OPERATOR, acme.page.id, HOST, verified=True)
    asked = words_of(await ada.get(path_of(acme.page, f"/domain/{HOST}/unmount")))
    assert "for 30 days" in asked
    assert "Remove the CNAME record too." in asked
    await ada.post(path_of(acme.page, f"/domain/{HOST}/unmount"))
    assert (await Host.get(host=HOST)).state == "tombstone"


async def test_viewers_read_and_have_nothing_to_press(vic: Visitor, acme: Acme) -> None:
    await claimed(acme)
    answer = await vic.get(path_of(acme.page, "/domain"))
    assert HOST in words_of(answer)
    assert "Check now" not in answer.text
    assert "Add domain" not in answer.text


async def test_a_name_is_shown_as_people_write_it(ada: Visitor, acme: Acme) -> None:
    await mount_host(OPERATOR, acme.page.id, "status.xn--mnchen-3ya.de")
    assert "status.münchen.de" in words_of(await ada.get(path_of(acme.page, "/domain")))
