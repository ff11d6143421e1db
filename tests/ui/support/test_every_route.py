"""Every support route against every role: who may, who may not, and that strangers cannot tell there is one.

A route without a case fails, so that none is forgotten.
"""

from dataclasses import dataclass, field
from typing import Any

import pytest
from httpx import Response
from quart import Quart

from app.core.clock import now_ms
from app.core.ids import new_id, public_id
from ledger.grants import Grant, grant
from ledger.models import Finding
from ledger.posting import By, open_book
from tenants.accounts.models import Session
from tenants.accounts.sessions import SignedIn
from tenants.slots.buy import buy_page_slot
from tenants.support.acts import Act, Kind
from tenants.support.second import do
from tenants.support.staff import staff_scope
from tests.cast import Acme, Cast, Person, hire
from tests.factories import OPERATOR
from tests.ledger.books import stray
from tests.ui.visiting import Visitor, links_of
from ui import blueprints

READ, POST, ADMIN = "read", "post", "admin"
ROLES = (READ, POST, ADMIN)
KEY = "0199f2f0-0000-7000-8000-000000000001"
REASON = "because the customer asked for it"


@dataclass(frozen=True)
class Case:
    """The least staff role, and for a POST fields that work; `answers` is what success looks like."""

    least: str = READ
    fields: dict[str, Any] = field(default_factory=dict)
    answers: int = 200


PREVIEW = {"key": KEY, "step": "preview", "reason": REASON}
END = "/transactions/<held>/<any('place', 'pay-back'):end>"
SCREENS = {
    "": Case(),
    "/sudo": Case(),
    "/queue": Case(),
    "/queue.csv": Case(),
    "/report": Case(),
    "/report.csv": Case(),
    "/accounts/<a_id>": Case(),
    "/accounts/<a_id>/purchases": Case(),
    "/accounts/<a_id>/pages": Case(),
    "/accounts/<a_id>/people": Case(),
    "/accounts/<a_id>/keys": Case(),
    "/accounts/<a_id>/audit": Case(),
    "/accounts/<a_id>/notes": Case(),
    "/accounts/<a_id>/statement.csv": Case(),
    "/transactions/<seq>": Case(),
    "/accounts/<a_id>/<any(grant, adjust):kind>": Case(POST),
    "/transactions/<seq>/reverse": Case(POST),
    "/slots/<slot_id>/refund": Case(POST),
    END: Case(POST),
    "/accounts/<a_id>/<any(suspend, restore):turn>": Case(ADMIN),
    "/pages/<p_id>/<any(suspend, restore):turn>": Case(ADMIN),
}
ACTS = {
    "/sudo": Case(READ, {"password": "correct horse battery staple"}, 303),
    "/accounts/<a_id>/recheck": Case(READ, {}, 303),
    "/accounts/<a_id>/view": Case(READ, {}, 303),
    "/view/end": Case(READ, {}, 303),
    "/accounts/<a_id>/notes": Case(POST, {"text": "They called."}, 303),
    "/findings/<number>/<any(claim, unclaim):act>": Case(POST, {}, 303),
    "/findings/<number>/close": Case(POST, {"note": "Looked at it, all is well."}, 303),
    "/accounts/<a_id>/<any(grant, adjust):kind>": Case(POST, PREVIEW | {"amount": "10"}),
    "/transactions/<seq>/reverse": Case(POST, PREVIEW | {"to_owed": "on"}),
    "/slots/<slot_id>/refund": Case(POST, PREVIEW),
    END: Case(POST, PREVIEW | {"amount": "10", "customer": "ada@acme.example"}),
    "/requests/<r_id>/agree": Case(POST, {}, 303),
    "/requests/<r_id>/refuse": Case(POST, {}, 303),
    "/requests/<r_id>/withdraw": Case(POST, {}, 403),
    "/accounts/<a_id>/<any(suspend, restore):turn>": Case(ADMIN, {"reason": REASON}, 303),
    "/pages/<p_id>/<any(suspend, restore):turn>": Case(ADMIN, {"reason": REASON}, 303),
}
ROUTES = [("GET", rest, case) for rest, case in SCREENS.items()] + [
    ("POST", rest, case) for rest, case in ACTS.items()
]
WITH_IDS = [each for each in ROUTES if "<" in each[1]]
every_route = pytest.mark.parametrize(
    ("method", "rest", "case"), [pytest.param(*each, id=f"{each[0]} {each[1] or '/'}") for each in ROUTES]
)


@dataclass(frozen=True)
class Stage:
    """A customer with tokens, a slot, a finding and a request that waits; and money of nobody."""

    paths: dict[str, str]

    def path(self, rest: str, *, absent: bool = False) -> str:
        """The address of a route; with `absent` every id in it is one that nobody has."""
        path = f"/support{rest}"
        for name, value in (ABSENT if absent else self.paths).items():
            path = path.replace(name, value)
        return path


ABSENT = {
    "<a_id>": public_id("a", new_id()),
    "<p_id>": public_id("p", new_id()),
    "<r_id>": public_id("r", new_id()),
    "<slot_id>": str(new_id()),
    "<seq>": "999",
    "<number>": "999",
    "<held>": "999",
    "<any('place', 'pay-back'):end>": "place",
    "<any(grant, adjust):kind>": "grant",
    "<any(suspend, restore):turn>": "suspend",
    "<any(claim, unclaim):act>": "claim",
}


async def scope_of(person: Person) -> Any:
    session = await Session.get(account_id=person.account.id)
    return staff_scope(SignedIn(person.scope, session, person.account))


@pytest.fixture
async def stage(acme: Acme, cast: Cast) -> Stage:
    owner_id = cast.owner.account.id
    async with open_book() as book:
        given = await grant(book, Grant(owner_id, 900, "to try page slots"), "1", By("staff", "a_x"))
    bought = await buy_page_slot(OPERATOR, owner_id, auto_renew=False, key="form")
    finding = await Finding.create(
        key="twice:2", kind="twice", owner_id=owner_id, tx_seq=given.seq, sentence="Twice.", found_at=now_ms()
    )
    asker = await hire("olga@hep.example", POST)
    waits = await do(await scope_of(asker), Act(Kind.GRANT, owner_id, new_id(), REASON, amount=9_000))
    assert waits.waiting is not None
    paths = {
        "<a_id>": public_id("a", owner_id),
        "<p_id>": public_id("p", acme.page.id),
        "<r_id>": public_id("r", waits.waiting.id),
        "<slot_id>": str(bought.slot_id),
        "<seq>": str(given.seq),
        "<number>": str(finding.id),
        "<held>": str(await stray()),
    }
    return Stage({**ABSENT, **paths})


@pytest.fixture
def staff(rita: Visitor, paul: Visitor, anna: Visitor) -> dict[str, Visitor]:
    return {READ: rita, POST: paul, ADMIN: anna}


def test_every_support_route_has_a_case() -> None:
    app = Quart("walked", static_folder=None)
    for blueprint in blueprints():
        app.register_blueprint(blueprint)
    wanted = {
        (method, rule.rule.removeprefix("/support"))
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/support")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert wanted == {(method, rest) for method, rest, _ in ROUTES}


@every_route
@pytest.mark.parametrize("role", ROLES)
async def test_the_role_matrix_holds(
    staff: dict[str, Visitor], stage: Stage, role: str, method: str, rest: str, case: Case
) -> None:
    answer = await ask(staff[role], method, stage.path(rest), case)
    enough = ROLES.index(role) >= ROLES.index(case.least)
    assert answer.status_code == (case.answers if enough else 403)


async def test_every_link_of_a_screen_leads_somewhere(anna: Visitor, stage: Stage) -> None:
    screens = [await anna.get(stage.path(rest)) for rest in SCREENS]
    links = {path for screen in screens for path in links_of(screen) if not path.startswith("/static/")}
    assert stage.path("/accounts/<a_id>") in links
    assert [path for path in links if (await anna.get(path)).status_code >= 400] == []


async def test_who_is_not_staff_finds_nothing_at_all(
    ada: Visitor, vic: Visitor, nobody: Visitor, stage: Stage
) -> None:
    for visitor in (ada, vic, nobody):
        there = [await ask(visitor, method, stage.path(rest), case) for method, rest, case in ROUTES]
        nowhere = await visitor.get("/support/no/such/thing")
        assert {answer.status_code for answer in there} == {404}
        assert {answer.content for answer in there} == {nowhere.content}


async def test_another_method_is_nothing_either(ada: Visitor, stage: Stage) -> None:
    for _, rest, _ in ROUTES:
        answer = await ada.send("DELETE", stage.path(rest), X_CSRF_Token=ada.csrf)
        assert answer.status_code == 404, rest


async def test_foreign_and_absent_ids_are_404_alike(staff: dict[str, Visitor], stage: Stage) -> None:
    answers = [await ask(staff[ADMIN], m, stage.path(rest, absent=True), case) for m, rest, case in WITH_IDS]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


async def test_staff_who_were_dismissed_or_suspended_find_nothing(anna: Visitor, stage: Stage) -> None:
    assert anna.person is not None
    account = anna.person.account
    for change in ({"staff_role": ""}, {"staff_role": "admin", "standing": "suspended"}):
        await account.update_from_dict(change).save()
        assert (await anna.get("/support")).status_code == 404


async def test_without_the_token_nothing_happens(anna: Visitor, stage: Stage) -> None:
    for rest, case in ACTS.items():
        answer = await anna.post(stage.path(rest), {**case.fields, "csrf": "0" * 64})
        assert answer.status_code == 403, rest


async def ask(visitor: Visitor, method: str, path: str, case: Case) -> Response:
    return await (visitor.get(path) if method == "GET" else visitor.post(path, case.fields))
