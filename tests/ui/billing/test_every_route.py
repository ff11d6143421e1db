"""Six questions to every route of billing: owners may, others may not, foreign ids, method, token, body."""

from typing import Any

import pytest
from httpx import Response
from quart import Quart

from app.core.ids import new_id, public_id
from ledger.models import LedgerHead
from tests.ui.billing.stage import Stage
from tests.ui.visiting import Visitor, links_of
from ui import blueprints

BASE = "/account/billing/<a_id>"
SCREENS = (
    "",
    "/statement.csv",
    "/receipts/<seq>",
    "/slot",
    "/slots/<s_id>/pay",
    "/slots/<s_id>/refund",
    "/tokens",
    "/payments/<t_id>",
    "/-/payments/<t_id>",
    "/dev/<t_id>",
)
ACTS: dict[str, dict[str, Any]] = {
    "/verify": {"before": "3"},
    "/slot": {"auto_renew": "yes", "back": "", "idem": "one"},
    "/slots/<s_id>/pay": {"back": ""},
    "/slots/<s_id>/renewal": {"auto_renew": "yes"},
    "/slots/<s_id>/refund": {},
    "/choice": {"show": public_id("p", new_id()), "hide": public_id("p", new_id())},
    "/tokens": {"pack": "medium", "back": "", "errand": "slot", "idem": "one"},
    "/dev/<t_id>": {"ending": "paid"},
}
ROUTES = [("GET", rest) for rest in SCREENS] + [("POST", rest) for rest in ACTS]
every_route = pytest.mark.parametrize(("method", "rest"), ROUTES)
NASTY = (
    "",
    " \t ",
    "<script>alert(1)</script>",
    "//evil.example",
    "/dashboard\r\nSet-Cookie: a=b",
    "9" * 400,
    "-1",
    "nan",
    "\u202e\u0007\ufeff",
    "𝕏" * 5_001,
    "{0.__class__}%s",
)
BAD_BODIES = {
    b"surplus=1": 422,
    b"back=%FF": 400,
    b"back=%zz": 400,
    b"back=a%00b": 400,
    b"back=" + b"x" * 262_144: 413,
}


def test_every_route_has_a_case() -> None:
    app = Quart("walked", static_folder=None)
    for blueprint in blueprints():
        app.register_blueprint(blueprint)
    wanted = {
        (method, rule.rule.removeprefix(BASE))
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith(BASE)
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert wanted == set(ROUTES)


@every_route
async def test_an_owner_may(ada: Visitor, stage: Stage, method: str, rest: str) -> None:
    answer = await _ask(ada, method, stage.path(rest), rest)
    assert answer.status_code == (200 if method == "GET" or rest == "/verify" else 303)


async def test_every_link_of_a_screen_leads_somewhere(ada: Visitor, stage: Stage) -> None:
    screens = [await ada.get(stage.path(rest)) for rest in SCREENS]
    links = {path for screen in screens for path in links_of(screen) if not path.startswith("/static/")}
    assert stage.path("/payments/<t_id>") in links
    assert [path for path in links if (await ada.get(path)).status_code >= 400] == []


async def test_who_owns_ones_own_account_owns_its_billing(mallory: Visitor) -> None:
    answer = await mallory.get("/account/billing")
    assert (await mallory.get(answer.headers["location"])).status_code == 200


async def test_editors_and_viewers_may_not(ed: Visitor, vic: Visitor, stage: Stage) -> None:
    wrong = [
        (method, rest)
        for visitor in (ed, vic)
        for method, rest in ROUTES
        if (await _ask(visitor, method, stage.path(rest), rest)).status_code != 403
    ]
    assert wrong == []


async def test_foreign_and_absent_are_answered_with_the_same_bytes(mallory: Visitor, stage: Stage) -> None:
    for method, rest in ROUTES:
        foreign = await _ask(mallory, method, stage.path(rest), rest)
        absent = await _ask(mallory, method, stage.path(rest, absent=True), rest)
        assert (foreign.status_code, absent.status_code) == (404, 404), rest
        assert foreign.content == absent.content, rest


async def test_rows_of_another_account_are_absent_on_ones_own(mallory: Visitor, stage: Stage) -> None:
    own = (await mallory.get("/account/billing")).headers["location"]
    for method, rest in ROUTES:
        if "<" in rest:
            path = own + stage.path(rest).removeprefix(stage.path())
            assert (await _ask(mallory, method, path, rest)).status_code == 404, rest


async def test_who_is_signed_out_signs_in_first(nobody: Visitor, stage: Stage) -> None:
    for method, rest in ROUTES:
        answer = await _ask(nobody, method, stage.path(rest), rest)
        assert answer.status_code in {303, 401}, rest
        assert answer.status_code == 401 or answer.headers["location"].startswith("/signin"), rest


async def test_without_the_token_nothing_happens(ada: Visitor, stage: Stage) -> None:
    before = await _head()
    for rest, fields in ACTS.items():
        for token in ("", "0" * 64):
            answer = await ada.post(stage.path(rest), {**fields, "csrf": token})
            assert answer.status_code == 403, rest
    assert await _head() == before


async def test_another_method_is_answered_405_with_what_works(ada: Visitor, stage: Stage) -> None:
    for method, rest in ROUTES:
        answer = await ada.send("PUT", stage.path(rest), X_CSRF_Token=ada.csrf)
        assert answer.status_code == 405, rest
        assert method in answer.headers["allow"], rest


@pytest.mark.parametrize(("body", "code"), BAD_BODIES.items(), ids=lambda value: str(value)[:20])
async def test_a_bad_body_is_refused_and_costs_nothing(
    ada: Visitor, stage: Stage, body: bytes, code: int
) -> None:
    before = await _head()
    for rest in ACTS:
        answer = await ada.send("POST", stage.path(rest), body, X_CSRF_Token=ada.csrf)
        assert answer.status_code == code, rest
    assert await _head() == before


@pytest.mark.parametrize("value", NASTY, ids=lambda value: ascii(value)[:16])
async def test_no_value_of_any_field_breaks_a_form(ada: Visitor, stage: Stage, value: str) -> None:
    for rest, fields in ACTS.items():
        for name in fields:
            answer = await ada.post(stage.path(rest), {**fields, name: value})
            assert answer.status_code < 500, (rest, name)
            assert "evil.example" not in answer.headers.get("location", "")


@pytest.mark.parametrize("query", ["before=x", "before=-1", "before=" + "9" * 40, "before=0", "back=//x.y"])
async def test_no_question_breaks_a_screen(ada: Visitor, stage: Stage, query: str) -> None:
    for rest in SCREENS:
        assert (await ada.get(f"{stage.path(rest)}?{query}")).status_code == 200, rest


async def _head() -> int:
    seq: int = (await LedgerHead.get(id=1)).seq
    return seq


async def _ask(visitor: Visitor, method: str, path: str, rest: str) -> Response:
    return await (visitor.get(path) if method == "GET" else visitor.post(path, ACTS[rest]))
