"""GET /api/v1/status/templates and POST …/:pageID/templates (seed 001, contract §4)."""

from typing import Any
from uuid import UUID

import pytest

from app.core.ids import public_id
from tenants.templates.defaults import DEFAULTS
from tenants.templates.models import IncidentTemplate
from tests.api.dashboard.script import Script, refusal, told
from tests.cast import Acme, Cast
from tests.factories import make_page

WISH = {
    "name": "Disk",
    "title": "{component} is slow",
    "body": "Since {time}.",
    "state": "identified",
    "impact": "minor",
}


def at(acme: Acme) -> str:
    return f"/{public_id('p', acme.page.id)}/templates"


async def test_every_page_begins_with_six(vic: Script, acme: Acme) -> None:
    listed = told(await vic.ask("GET", "/templates"))
    assert [each["name"] for each in listed] == [draft.name for draft in DEFAULTS]
    assert {tuple(each) for each in listed} == {("id", "name", "title", "body", "state", "impact")}


async def test_those_of_one_page_can_be_asked_for(ada: Script, acme: Acme, cast: Cast) -> None:
    second = await make_page(cast.owner.account.id, scope=cast.owner.scope)
    assert len(told(await ada.ask("GET", "/templates"))) == 2 * len(DEFAULTS)
    listed = told(await ada.ask("GET", f"/templates?page={public_id('p', second.id)}"))
    mine = await IncidentTemplate.filter(page_id=second.id).order_by("name")
    assert [each["id"] for each in listed] == [public_id("t", each.id) for each in mine]


ABSENT = public_id("p", UUID(int=7))


@pytest.mark.parametrize("page", ["", "p_x", ABSENT, "rival"])
async def test_of_a_page_that_is_foreign_or_absent_nothing_is_told(
    ada: Script, acme: Acme, cast: Cast, page: str
) -> None:
    named = public_id("p", cast.rival_page.id) if page == "rival" else page
    answer = await ada.ask("GET", f"/templates?page={named}")
    assert (answer.status_code, refusal(answer)) == (404, "No such page.")


async def test_a_template_is_answered_as_it_was_kept(ed: Script, acme: Acme) -> None:
    made = told(await ed.ask("POST", at(acme), WISH))
    assert made == {"id": made["id"], **WISH}
    assert made in told(await ed.ask("GET", "/templates"))


async def test_a_name_and_a_title_are_enough(ada: Script, acme: Acme) -> None:
    made = told(await ada.ask("POST", at(acme), {"name": "Disk", "title": "Disk full"}))
    assert (made["body"], made["state"], made["impact"]) == ("", "investigating", "none")


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"title": "{who} is down"}, "{who}"),
        ({"body": "{when}"}, "{when}"),
        ({"name": ""}, "name"),
        ({"title": None}, "title"),
        ({"impact": "huge"}, "impact"),
        ({"uses": 3}, "uses"),
    ],
)
async def test_what_breaks_a_rule_is_400_and_named(
    ada: Script, acme: Acme, wrong: dict[str, Any], named: str
) -> None:
    answer = await ada.ask("POST", at(acme), WISH | wrong)
    assert (answer.status_code, named in refusal(answer)) == (400, True)
    assert not await IncidentTemplate.filter(name="Disk").exists()


async def test_a_name_that_is_taken_is_409(ada: Script, acme: Acme) -> None:
    answer = await ada.ask("POST", at(acme), WISH | {"name": "slow"})
    assert (answer.status_code, refusal(answer)) == (409, "Another template has this name.")


async def test_under_one_idempotency_key_it_is_made_once(ada: Script, acme: Acme) -> None:
    first = await ada.ask("POST", at(acme), WISH, Idempotency_Key="one")
    again = await ada.ask("POST", at(acme), WISH, Idempotency_Key="one")
    assert (told(first), again.headers["idempotency-replayed"]) == (told(again), "true")
