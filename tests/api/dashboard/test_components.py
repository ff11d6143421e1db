"""/api/v1/status/:pageID/components (seed 001, contract §4)."""

from typing import Any

import pytest

from app.core.ids import public_id
from ledger.plans import PlanName
from tenants.accounts.standing import set_plan
from tenants.components.models import Component
from tenants.components.tree import tree_of
from tenants.pages.models import AuditEntry, Page
from tenants.uptime.models import StatusSpan
from tests.api.dashboard.script import Script, refusal, told
from tests.cast import Acme, Cast
from tests.factories import OPERATOR, make_component
from tests.fakes import FakeClock

BAD_CHANGES: list[tuple[str, Any, str]] = [
    ("eu", {"name": ""}, "name"),
    ("eu", {"name": None}, "name"),
    ("eu", {"status": "down"}, "status"),
    ("eu", {"status": None}, "status"),
    ("eu", {"pinned": "outage"}, "pinned"),
    ("eu", {"position": -1}, "position"),
    ("eu", {"position": 1.5}, "position"),
    ("eu", {"parentId": "c_nothing"}, "group"),
    ("eu", {"kind": "category"}, "kind"),
    ("eu", {"id": "c_x"}, "id"),
    ("api", {"status": "outage"}, "status"),
    ("eu", {"name": "X", "pinned": "outage"}, "pinned"),
]


def path_of(acme: Acme, component: Component | None = None) -> str:
    one = f"/{public_id('c', component.id)}" if component else ""
    return f"/{public_id('p', acme.page.id)}/components{one}"


async def shape(acme: Acme) -> list[tuple[str, list[str]]]:
    """The groups' and leaves' names at the top level, each with the names right below it."""
    tree = await tree_of(OPERATOR, acme.page.id)
    return [(node.component.name, [child.component.name for child in node.children]) for node in tree]


async def test_the_tree_comes_in_order_with_exactly_these_keys(vic: Script, acme: Acme) -> None:
    group, first, *_ = data = told(await vic.ask("GET", path_of(acme)))
    assert [each["name"] for each in data] == ["API", "EU", "US", "Website"]
    assert group == {
        "id": public_id("c", acme.api.id),
        "name": "API",
        "kind": "category",
        "parentId": None,
        "position": 0,
        "pinned": None,
        "status": "operational",
        "showUptime": True,
    }
    assert (first["kind"], first["parentId"]) == ("leaf", group["id"])


async def test_a_component_is_added_last_in_its_group(ed: Script, acme: Acme) -> None:
    body = {"name": "Asia", "parentId": public_id("c", acme.api.id)}
    made = told(await ed.ask("POST", path_of(acme), body))
    assert (made["kind"], made["position"], made["status"]) == ("leaf", 2, "operational")
    assert await shape(acme) == [("API", ["EU", "US", "Asia"]), ("Website", [])]


async def test_a_group_is_added_when_that_is_said(ed: Script, acme: Acme) -> None:
    assert told(await ed.ask("POST", path_of(acme), {"name": "G", "kind": "category"}))["kind"] == "category"


@pytest.mark.parametrize(
    "body", [{}, {"name": " "}, {"name": "A", "kind": "group"}, {"name": "A", "parentId": "x"}, {"name": [1]}]
)
async def test_a_bad_new_component_is_refused(ed: Script, acme: Acme, body: dict[str, Any]) -> None:
    answer = await ed.ask("POST", path_of(acme), body)
    assert answer.status_code == 400
    assert refusal(answer)


async def test_one_leaf_over_the_plan_is_refused_with_both_figures(mallory: Script, cast: Cast) -> None:
    for number in range(5):
        await make_component(cast.rival_page.id, f"Leaf {number}")
    path = f"/{public_id('p', cast.rival_page.id)}/components"
    answer = await mallory.ask("POST", path, {"name": "Sixth"})
    assert answer.status_code == 403
    assert refusal(answer) == "5 of 5 components used. Prime has no limit on components."


async def test_one_key_adds_one_component(ed: Script, acme: Acme) -> None:
    answers = [await ed.ask("POST", path_of(acme), {"name": "One"}, Idempotency_Key="k") for _ in range(2)]
    assert told(answers[0]) == told(answers[1])
    assert await Component.filter(name="One").count() == 1


async def test_all_that_is_given_changes_in_one_act(ed: Script, acme: Acme) -> None:
    version = (await Page.get(id=acme.page.id)).version
    body = {"name": "Europe", "parentId": None, "position": 0, "status": "outage", "showUptime": False}
    data = told(await ed.ask("PATCH", path_of(acme, acme.eu), body))
    assert {name: data[name] for name in body} == body
    assert await shape(acme) == [("Europe", []), ("API", ["US"]), ("Website", [])]
    assert (await Page.get(id=acme.page.id)).version == version + 1
    line = await AuditEntry.get(act="component.edit")
    assert line.detail.keys() == {"name", "show_uptime", "parent", "status"}


async def test_a_status_set_here_is_one_set_by_hand(ed: Script, acme: Acme) -> None:
    told(await ed.ask("PATCH", path_of(acme, acme.eu), {"status": "partial"}))
    assert (await StatusSpan.get(component_id=acme.eu.id)).source == "manual"


async def test_a_group_is_pinned_and_let_go(ed: Script, acme: Acme) -> None:
    pinned = told(await ed.ask("PATCH", path_of(acme, acme.api), {"pinned": "maintenance"}))
    assert (pinned["pinned"], pinned["status"]) == ("maintenance", "maintenance")
    free = told(await ed.ask("PATCH", path_of(acme, acme.api), {"pinned": None}))
    assert (free["pinned"], free["status"]) == (None, "operational")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"position": 1}, ["US", "EU"]),
        ({"position": 0}, ["EU", "US"]),
        ({"position": 99}, ["US", "EU"]),
        ({"parentId": "its own"}, ["EU", "US"]),
    ],
)
async def test_a_position_counts_within_the_group(
    ed: Script, acme: Acme, body: dict[str, Any], expected: list[str]
) -> None:
    sent = body | ({"parentId": public_id("c", acme.api.id)} if "parentId" in body else {})
    told(await ed.ask("PATCH", path_of(acme, acme.eu), sent))
    assert dict(await shape(acme))["API"] == expected


async def test_a_move_without_a_position_goes_to_the_end(ed: Script, acme: Acme) -> None:
    told(await ed.ask("PATCH", path_of(acme, acme.website), {"parentId": public_id("c", acme.api.id)}))
    assert await shape(acme) == [("API", ["EU", "US", "Website"])]


@pytest.mark.parametrize(("which", "body", "named"), BAD_CHANGES)
async def test_a_bad_change_is_refused_by_name_and_changes_nothing(
    ed: Script, acme: Acme, which: str, body: Any, named: str
) -> None:
    version = (await Page.get(id=acme.page.id)).version
    answer = await ed.ask("PATCH", path_of(acme, getattr(acme, which)), body)
    assert (answer.status_code, named in refusal(answer)) == (400, True), answer.text
    assert (await Page.get(id=acme.page.id)).version == version


async def test_a_group_goes_with_what_is_in_it_unless_that_is_kept(ed: Script, acme: Acme) -> None:
    assert (await ed.ask("DELETE", path_of(acme, acme.api) + "?children=some")).status_code == 400
    assert (await ed.ask("DELETE", path_of(acme, acme.api) + "?children=keep")).json() == {"ok": True}
    assert await shape(acme) == [("EU", []), ("US", []), ("Website", [])]
    assert (await ed.ask("DELETE", path_of(acme, acme.eu))).json() == {"ok": True}
    assert await shape(acme) == [("US", []), ("Website", [])]


async def test_a_leaf_that_the_plan_hides_is_told_and_cannot_be_set(
    mallory: Script, cast: Cast, clock: FakeClock
) -> None:
    clock.forward(days=-20)
    await set_plan(OPERATOR, cast.rival.account.id, PlanName.PRIME)
    leaves = [await make_component(cast.rival_page.id, f"Leaf {number}") for number in range(6)]
    await set_plan(OPERATOR, cast.rival.account.id, PlanName.FREE)
    clock.forward(days=20)
    path = f"/{public_id('p', cast.rival_page.id)}/components"
    assert len(told(await mallory.ask("GET", path))) == 6
    last = f"{path}/{public_id('c', leaves[5].id)}"
    assert (await mallory.ask("PATCH", last, {"status": "outage"})).status_code == 403
