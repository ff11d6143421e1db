"""The same questions to every route of the dashboard's JSON: who may, foreign ids, token, method, signed out.

A route without a case fails, so that none is forgotten.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from httpx import Response

from app.api.dashboard.endpoints import PREFIX
from app.api.dashboard.purchases import PATH as TRADE
from app.api.dashboard.routes import ROUTES
from app.core.ids import new_id, public_id
from tenants.components.remove import remove_component
from tenants.incidents.models import Incident, IncidentUpdate
from tests.api.dashboard.script import Script, refusal
from tests.cast import Acme, Cast
from tests.factories import OPERATOR, make_component, make_incident

VIEWER, EDITOR, OWNER = "viewer", "editor", "owner"
RANK = [VIEWER, EDITOR, OWNER]
Ids = dict[str, str]
WRITTEN_IDS = {"pid": ":pageID", "cid": ":componentID", "iid": ":incidentID", "uid": ":updateID"}


@dataclass(frozen=True)
class Case:
    """The least role, and a body that works; own: it is about the caller's own account."""

    least: str
    body: Any = b""
    own: bool = False


CASES = {
    ("GET", ""): Case(VIEWER, own=True),
    ("POST", ""): Case(VIEWER, {"name": "Second"}, own=True),
    ("PATCH", "/<pid>"): Case(EDITOR, {"name": "Other"}),
    ("DELETE", "/<pid>"): Case(OWNER),
    ("POST", "/<pid>/mount"): Case(OWNER, {"domain": "status.acme.example"}),
    ("GET", "/<pid>/components"): Case(VIEWER),
    ("POST", "/<pid>/components"): Case(EDITOR, {"name": "Mail"}),
    ("PATCH", "/<pid>/components/<cid>"): Case(EDITOR, {"name": "Mail"}),
    ("DELETE", "/<pid>/components/<cid>"): Case(EDITOR),
    ("POST", "/<pid>/components/<cid>/restore"): Case(EDITOR),
    ("GET", "/<pid>/incidents"): Case(VIEWER),
    ("POST", "/<pid>/incidents"): Case(EDITOR, {"title": "Slow"}),
    ("PATCH", "/<pid>/incidents/<iid>"): Case(EDITOR, {"title": "Slower"}),
    ("DELETE", "/<pid>/incidents/<iid>"): Case(EDITOR),
    ("POST", "/<pid>/incidents/<iid>/updates"): Case(EDITOR, {"state": "monitoring"}),
    ("PATCH", "/<pid>/incidents/<iid>/updates/<uid>"): Case(EDITOR, {"body": "Better."}),
    ("GET", "/templates"): Case(VIEWER, own=True),
    ("POST", "/<pid>/templates"): Case(EDITOR, {"name": "Disk", "title": "Disk full"}),
}
EACH = [(*route, case) for route, case in CASES.items()]
WRITING = [each for each in EACH if each[0] != "GET"]
ON_A_PAGE = [each for each in EACH if not each[2].own]


@pytest.fixture
async def ids(acme: Acme) -> Ids:
    """One thing of every kind on Acme's page."""
    return await _ids(acme.page.id, acme.eu.id)


@pytest.fixture
async def rival_ids(cast: Cast) -> Ids:
    """One thing of every kind on the rival's page."""
    return await _ids(cast.rival_page.id, (await make_component(cast.rival_page.id, "EU")).id)


async def _ids(page_id: Any, component_id: Any) -> Ids:
    incident: Incident = await make_incident(page_id)
    update = await IncidentUpdate.get(incident_id=incident.id)
    rows = {"p": page_id, "c": component_id, "i": incident.id, "u": update.id}
    gone = await remove_component(OPERATOR, page_id, (await make_component(page_id, "Gone")).id)
    found = {f"{kind}id": public_id(kind, row) for kind, row in rows.items()}
    return found | {"gone": public_id("c", gone.id)}


def _filled(rest: str, ids: Ids) -> str:
    if rest.endswith("/restore") and "gone" in ids:
        rest = rest.replace("<cid>", ids["gone"])
    for name, value in ids.items():
        rest = rest.replace(f"<{name}>", value)
    return rest


def _absent() -> Ids:
    return {f"{kind}id": public_id(kind, new_id()) for kind in "pciu"}


def test_every_route_has_a_case() -> None:
    routed = {(method, rule.removeprefix(PREFIX)) for method, rule in ROUTES if rule != TRADE}
    assert routed == CASES.keys()


def test_the_document_lists_every_route_with_the_role_it_needs() -> None:
    written = (Path(__file__).parents[3] / "docs" / "api-dashboard.md").read_text("utf-8")
    for method, rest, case in EACH:
        call = f"{method} {PREFIX}{_filled(rest, WRITTEN_IDS)}"
        assert f"| `{call}` | {OWNER if case.own and method == 'POST' else case.least} |" in written


@pytest.mark.parametrize(("method", "rest", "case"), EACH)
@pytest.mark.parametrize("role", RANK)
async def test_who_may_and_who_may_not(
    ada: Script, ed: Script, vic: Script, ids: Ids, method: str, rest: str, case: Case, role: str
) -> None:
    script = {OWNER: ada, EDITOR: ed, VIEWER: vic}[role]
    answer = await script.ask(method, _filled(rest, ids), case.body)
    may = RANK.index(role) >= RANK.index(case.least)
    assert answer.status_code == (200 if may else 403), answer.text


@pytest.mark.parametrize(("method", "rest", "case"), ON_A_PAGE)
async def test_foreign_and_absent_look_alike(
    ada: Script, ids: Ids, rival_ids: Ids, method: str, rest: str, case: Case
) -> None:
    foreign = await ada.ask(method, _filled(rest, rival_ids), case.body)
    absent = await ada.ask(method, _filled(rest, _absent()), case.body)
    assert (foreign.status_code, foreign.content) == (absent.status_code, absent.content)
    assert foreign.status_code == 404


@pytest.mark.parametrize(("method", "rest", "case"), [each for each in ON_A_PAGE if each[1].count("<") > 1])
async def test_a_row_of_another_page_is_absent_on_this_one(
    ada: Script, ids: Ids, rival_ids: Ids, method: str, rest: str, case: Case
) -> None:
    crossed = {**rival_ids, "pid": ids["pid"]}
    assert (await ada.ask(method, _filled(rest, crossed), case.body)).status_code == 404


@pytest.mark.parametrize(("method", "rest", "case"), EACH)
async def test_nobody_is_let_in(nobody: Script, ids: Ids, method: str, rest: str, case: Case) -> None:
    answer = await nobody.ask(method, _filled(rest, ids), case.body)
    assert (answer.status_code, refusal(answer)) == (401, "You are not signed in.")


@pytest.mark.parametrize(("method", "rest", "case"), WRITING)
@pytest.mark.parametrize(
    "forged",
    [{"X_CSRF_Token": ""}, {"Origin": "http://acme.localhost:8000", "Sec_Fetch_Site": "same-site"}],
    ids=["no token", "a page of ours"],
)
async def test_no_other_page_can_ask_for_it(
    ada: Script, ids: Ids, method: str, rest: str, case: Case, forged: dict[str, str]
) -> None:
    answer = await ada.ask(method, _filled(rest, ids), case.body, **forged)
    assert answer.status_code == 403
    assert refusal(answer)


@pytest.mark.parametrize(("method", "rest", "case"), [each for each in WRITING if each[2].body])
@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[]", b'{"a":NaN}', b'{"x":1}', b"[" * 3000])
async def test_a_body_of_another_shape_is_400(
    ada: Script, ids: Ids, method: str, rest: str, case: Case, body: bytes
) -> None:
    answer = await ada.ask(method, _filled(rest, ids), body)
    assert answer.status_code == 400
    assert refusal(answer)


@pytest.mark.parametrize("rest", dict.fromkeys(rest for _, rest in CASES))
@pytest.mark.parametrize("method", ["PUT", "OPTIONS", "BREW"])
async def test_another_method_is_405_with_what_works(ada: Script, ids: Ids, method: str, rest: str) -> None:
    answer = await ada.ask(method, _filled(rest, ids))
    works = {each for each, other in CASES if other == rest}
    assert (answer.status_code, refusal(answer) != "") == (405, True)
    assert set(answer.headers["allow"].split(", ")) - {"HEAD"} == works


@pytest.mark.parametrize("rest", ["/p_x/nothing", "/a/b/c/d/e/f", "/p_x/components/c_x/status", "//x"])
async def test_an_unknown_path_is_404_in_the_envelope(ada: Script, rest: str) -> None:
    answer: Response = await ada.ask("GET", rest)
    assert (answer.status_code, refusal(answer)) == (404, "No such endpoint.")


async def test_answers_are_kept_by_no_cache(ada: Script, ids: Ids) -> None:
    for rest in ("", f"/{ids['pid']}/components"):
        assert (await ada.ask("GET", rest)).headers["cache-control"] == "no-store"
