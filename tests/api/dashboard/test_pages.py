"""/api/v1/status and /api/v1/status/:pageID (seed 001, contract §4)."""

from typing import Any

import pytest

from app.core.ids import public_id
from ledger.plans import PlanName, entitle
from tenants.domains.models import Claim
from tenants.pages.models import Page
from tests.api.dashboard.script import Script, refusal, told
from tests.cast import Acme, Cast
from tests.fakes import FakeClock

CHANGES: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"name": "Acme Inc."}, {"name": "Acme Inc."}),
    ({"labels": {"outage": "Down"}}, {"labels": {"outage": "Down"}}),
    ({"theme": {"accent": "#1d4ed8"}}, {"theme": {"accent": "#1d4ed8"}}),
    ({"showFooter": False}, {"show_footer": False}),
    ({"isPublic": False}, {"is_public": False}),
    ({"name": "Both", "isPublic": False}, {"name": "Both", "is_public": False}),
    ({}, {"name": "Acme"}),
]
BAD_CHANGES: list[tuple[Any, str]] = [
    ({"name": ""}, "name"),
    ({"name": None}, "name"),
    ({"labels": {"broken": "x"}}, "broken"),
    ({"labels": ["x"]}, "labels"),
    ({"theme": {"accent": "red"}}, "colour"),
    ({"domain": "localhost"}, "domain"),
    ({"domain": "10.0.0.1"}, "address"),
    ({"isPublic": "yes"}, "isPublic"),
    ({"is_public": True}, "is_public"),
    ({"suspended": False}, "suspended"),
    ({"expiresAt": None}, "expiresAt"),
    ([], "object"),
]


async def test_a_page_is_told_with_exactly_these_keys(ada: Script, acme: Acme, clock: FakeClock) -> None:
    assert told(await ada.ask("GET", "")) == [
        {
            "id": public_id("p", acme.page.id),
            "name": "Acme",
            "slug": "acme",
            "host": "acme.localhost",
            "url": "http://acme.localhost:8000/",
            "labels": {},
            "theme": {},
            "showFooter": True,
            "isPublic": True,
            "suspended": False,
            "expiresAt": None,
        }
    ]


async def test_everybody_sees_the_pages_of_the_accounts_they_are_in(
    vic: Script, mallory: Script, nobody: Script, acme: Acme
) -> None:
    assert [page["name"] for page in told(await vic.ask("GET", ""))] == ["Acme"]
    assert [page["name"] for page in told(await mallory.ask("GET", ""))] == ["Rival"]
    assert (await nobody.ask("GET", "")).status_code == 401


async def test_a_new_page_is_hidden_and_has_an_address(ada: Script) -> None:
    page = told(await ada.ask("POST", "", {"name": "Café Zürich"}))
    assert (page["slug"], page["host"], page["isPublic"]) == ("cafe-zurich", "cafe-zurich.localhost", False)
    assert public_id("p", (await Page.get(slug="cafe-zurich")).id) == page["id"]


@pytest.mark.parametrize(
    "body", [{}, {"name": ""}, {"name": "A", "slug": "www"}, {"name": 1}, {"name": "A", "isPublic": True}]
)
async def test_a_bad_new_page_is_refused(ada: Script, body: dict[str, Any]) -> None:
    answer = await ada.ask("POST", "", body)
    assert answer.status_code == 400
    assert refusal(answer)


async def test_a_taken_address_is_a_conflict(ada: Script, acme: Acme) -> None:
    assert (await ada.ask("POST", "", {"name": "Acme", "slug": "acme"})).status_code == 409


async def test_a_page_over_the_plan_is_refused_with_both_figures_and_a_cure(
    mallory: Script, cast: Cast
) -> None:
    answer = await mallory.ask("POST", "", {"name": "Second"})
    assert answer.status_code == 403
    assert refusal(answer).startswith("1 of 1 pages used. Buy a page slot for 480 tokens")


async def test_one_key_founds_one_page(ada: Script) -> None:
    first, again = [await ada.ask("POST", "", {"name": "One"}, Idempotency_Key="k") for _ in range(2)]
    assert told(first) == told(again)
    assert again.headers["idempotency-replayed"] == "true"
    assert await Page.filter(name="One").count() == 1


@pytest.mark.parametrize(("body", "stored"), CHANGES)
async def test_what_is_given_changes_and_the_rest_stays(
    ada: Script, acme: Acme, body: dict[str, Any], stored: dict[str, Any]
) -> None:
    page = told(await ada.ask("PATCH", f"/{public_id('p', acme.page.id)}", body))
    row = await Page.get(id=acme.page.id)
    assert {name: getattr(row, name) for name in stored} == stored
    assert (page["name"], page["isPublic"]) == (row.name, row.is_public)


@pytest.mark.parametrize(("body", "named"), BAD_CHANGES)
async def test_a_bad_change_is_refused_by_name_and_changes_nothing(
    ada: Script, acme: Acme, body: Any, named: str
) -> None:
    version = (await Page.get(id=acme.page.id)).version
    answer = await ada.ask("PATCH", f"/{public_id('p', acme.page.id)}", body)
    assert (answer.status_code, named in refusal(answer)) == (400, True), answer.text
    assert (await Page.get(id=acme.page.id)).version == version


async def test_a_refused_part_refuses_the_whole_change(ada: Script, acme: Acme, cast: Cast) -> None:
    await entitle(cast.owner.account.id, PlanName.FREE)
    body = {"name": "Other", "showFooter": False}
    answer = await ada.ask("PATCH", f"/{public_id('p', acme.page.id)}", body)
    assert (answer.status_code, "Powered by" in refusal(answer)) == (403, True)
    assert (await Page.get(id=acme.page.id)).name == "Acme"


async def test_a_domain_is_claimed_by_the_owner_alone(ada: Script, ed: Script, acme: Acme) -> None:
    path, body = f"/{public_id('p', acme.page.id)}", {"domain": "status.acme.example"}
    assert (await ed.ask("PATCH", path, body)).status_code == 403
    assert told(await ada.ask("PATCH", path, body))["host"] == "acme.localhost"
    assert await Claim.exists(host="status.acme.example", page_id=acme.page.id)


async def test_a_deleted_page_is_gone(ada: Script, acme: Acme) -> None:
    path = f"/{public_id('p', acme.page.id)}"
    assert (await ada.ask("DELETE", path)).json() == {"ok": True}
    assert (await ada.ask("DELETE", path)).status_code == 404
    assert not await Page.exists(id=acme.page.id)
