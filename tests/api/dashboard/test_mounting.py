"""POST /api/v1/status/:pageID/mount (contract §4)."""

from typing import Any

import pytest

from app.core.ids import public_id
from tenants.domains.models import Claim
from tenants.domains.mount import mount_host
from tests.api.dashboard.script import Script, refusal, told
from tests.cast import Acme, Cast
from tests.factories import OPERATOR

DOMAIN = "status.acme.example"


def at(acme: Acme) -> str:
    return f"/{public_id('p', acme.page.id)}/mount"


async def test_a_slug_holds_at_once(ada: Script, acme: Acme) -> None:
    answer = await ada.ask("POST", at(acme), {"slug": "Acme-Inc"})
    assert told(answer) == {"host": "acme-inc.localhost", "state": "verified", "records": []}


async def test_a_domain_waits_for_the_records_that_the_answer_names(ada: Script, acme: Acme) -> None:
    answer = told(await ada.ask("POST", at(acme), {"domain": "Status.Acme.example."}))
    claim, page = await Claim.get(host=DOMAIN), public_id("p", acme.page.id).replace("_", "-")
    assert (answer["host"], answer["state"]) == (DOMAIN, "pending")
    assert answer["records"] == [
        {"type": "CNAME", "name": DOMAIN, "value": f"{page}.cname.localhost"},
        {"type": "TXT", "name": f"_hyd-verify.{DOMAIN}", "value": f"claim={claim.token}"},
    ]


async def test_asking_again_gives_the_same_records(ada: Script, acme: Acme) -> None:
    first = told(await ada.ask("POST", at(acme), {"domain": DOMAIN}))
    assert told(await ada.ask("POST", at(acme), {"domain": DOMAIN})) == first


async def test_a_domain_that_the_operator_vouched_for_needs_none(ada: Script, acme: Acme) -> None:
    await mount_host(OPERATOR, acme.page.id, DOMAIN, verified=True)
    answer = told(await ada.ask("POST", at(acme), {"domain": DOMAIN}))
    assert answer == {"host": DOMAIN, "state": "verified", "records": []}


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({}, "slug"),
        ({"slug": "x-y", "domain": DOMAIN}, "slug"),
        ({"slug": "admin"}, "reserved"),
        ({"domain": "10.0.0.1"}, "domain"),
        ({"domain": "acme.localhost"}, "domain"),
        ({"domain": None}, "domain"),
    ],
)
async def test_what_cannot_be_mounted_is_400(ada: Script, acme: Acme, body: Any, named: str) -> None:
    answer = await ada.ask("POST", at(acme), body)
    assert (answer.status_code, named in refusal(answer).lower()) == (400, True), answer.text


@pytest.mark.parametrize("body", [{"slug": "rival"}, {"domain": DOMAIN}])
async def test_what_another_page_has_is_409(ada: Script, acme: Acme, cast: Cast, body: Any) -> None:
    await mount_host(OPERATOR, cast.rival_page.id, DOMAIN, verified=True)
    answer = await ada.ask("POST", at(acme), body)
    assert (answer.status_code, refusal(answer) != "") == (409, True)
