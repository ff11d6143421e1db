"""Six questions to every route of a page: who may, who may not, foreign ids, method, token, signed out.

A route without a case fails, so that none is forgotten.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from httpx import AsyncClient, Response
from quart import Quart

from app.core.ids import new_id, public_id
from public_site.render.assets import STYLE_PATH
from tenants.components.models import Component
from tenants.components.remove import remove_component
from tenants.domains.mount import mount_host
from tenants.incidents.models import Incident, IncidentUpdate
from tenants.incidents.window import MaintenanceDraft, schedule_maintenance
from tenants.keys.models import PageKey
from tenants.pages.models import Page
from tenants.pages.offer import offer_page
from tenants.templates.models import IncidentTemplate
from tenants.templates.remove import delete_template
from tests.cast import Acme
from tests.factories import OPERATOR, make_component, make_incident, make_key
from tests.fakes import NOON, FakeClock
from tests.nameserver import Zone, answering
from tests.ui.visiting import Visitor, path_of
from ui import blueprints

HOUR = 3_600_000
HOST = "status.acme.example"
VIEWER, EDITOR, OWNER = "viewer", "editor", "owner"


@dataclass(frozen=True)
class Stage:
    """Acme's page with one thing of every kind on it."""

    acme: Acme
    incident: Incident
    planned: Incident
    update: IncidentUpdate
    key: PageKey
    template: IncidentTemplate
    gone: IncidentTemplate
    gone_leaf: Component

    def ids(self, *, planned: bool, deleted: bool = False, absent: bool = False) -> dict[str, str]:
        """What stands in an address for each placeholder."""
        incident = self.planned if planned else self.incident
        rows = {
            "p": self.acme.page.id,
            "c": (self.gone_leaf if deleted else self.acme.api).id,
            "i": incident.id,
            "u": self.update.id,
            "k": self.key.id,
            "t": (self.gone if deleted else self.template).id,
        }
        ids = {f"{kind}_id": public_id(kind, new_id() if absent else row) for kind, row in rows.items()}
        trial = {"place": "logo", "name": "scene.now~seen.system", "path:rest": STYLE_PATH.removeprefix("/")}
        return ids | trial | {"host": "nowhere.acme.example" if absent else HOST}


@dataclass(frozen=True)
class Case:
    """What a route needs: the least role, and for a POST fields that work."""

    least: str
    fields: dict[str, Any] = field(default_factory=dict)
    planned: bool = False
    leaf: bool = False
    deleted: bool = False
    answers: int = 303


WINDOW = {"starts_at": "2026-11-25T02:00", "ends_at": "2026-11-25T04:00"}
BASE = "/dashboard/<p_id>"
CARDS = {
    "name": {"name": "Acme", "slug": "acme"},
    "zone": {"time_zone": "UTC"},
    "words": {"labels.outage": "Down"},
    "uptime": {"show_uptime": "on", "count_manual": "off", "weights.outage": "1"},
    "footer": {"show_footer": "on"},
}
SCREENS = {
    "": Case(VIEWER),
    "/live": Case(VIEWER),
    "/-/activity": Case(VIEWER),
    "/components": Case(VIEWER),
    "/components/<c_id>": Case(EDITOR),
    "/-/components/<c_id>": Case(EDITOR),
    "/components/<c_id>/delete": Case(EDITOR),
    "/components/<c_id>/move": Case(EDITOR),
    "/-/components/<c_id>/move": Case(EDITOR),
    "/incidents": Case(VIEWER),
    "/incidents/new": Case(EDITOR),
    "/incidents/<i_id>": Case(VIEWER),
    "/incidents/<i_id>/resolve": Case(EDITOR),
    "/incidents/<i_id>/delete": Case(EDITOR),
    "/maintenance": Case(VIEWER),
    "/maintenance/new": Case(EDITOR),
    "/maintenance/<i_id>": Case(VIEWER, planned=True),
    "/maintenance/<i_id>/cancel": Case(EDITOR, planned=True),
    "/preview.css": Case(VIEWER),
    "/templates": Case(VIEWER),
    "/templates/new": Case(EDITOR),
    "/templates/<t_id>": Case(EDITOR),
    "/keys": Case(EDITOR),
    "/keys/<k_id>/rotate": Case(OWNER),
    "/keys/<k_id>/delete": Case(OWNER),
    "/-/keys/<k_id>/first-call": Case(EDITOR),
    "/domain": Case(VIEWER),
    "/-/domain/<host>": Case(VIEWER),
    "/domain/<host>/unmount": Case(OWNER),
    "/domain/<host>/hand": Case(OWNER),
    "/theme": Case(VIEWER),
    "/theme/trial/<name>/": Case(VIEWER),
    "/theme/trial/<name>/<path:rest>": Case(VIEWER),
    "/settings": Case(VIEWER),
    "/delete": Case(OWNER),
    "/transfer": Case(OWNER),
    "/audit": Case(VIEWER),
}
ACTS = {
    "/first-steps": Case(VIEWER),
    "/visibility": Case(EDITOR, {"visible": "yes"}),
    "/components": Case(EDITOR, {"names": "Mail"}),
    "/components/<c_id>": Case(EDITOR, {"name": "Interface"}),
    "/components/<c_id>/move": Case(EDITOR, {"to": "down"}),
    "/components/<c_id>/pin": Case(EDITOR, {"pinned": "degraded"}),
    "/components/<c_id>/status": Case(EDITOR, {"status": "degraded"}, leaf=True),
    "/components/<c_id>/delete": Case(EDITOR, {"children": "keep"}),
    "/components/<c_id>/restore": Case(EDITOR, deleted=True),
    "/components/preview": Case(EDITOR, {"names": "Mail"}, answers=200),
    "/incidents": Case(EDITOR, {"title": "Slow"}),
    "/incidents/<i_id>": Case(EDITOR, {"title": "Slower", "impact": "minor"}),
    "/incidents/<i_id>/updates": Case(EDITOR, {"state": "monitoring"}),
    "/incidents/<i_id>/updates/<u_id>": Case(EDITOR, {"body": "Better words."}),
    "/incidents/<i_id>/resolve": Case(EDITOR, {"body": ""}),
    "/incidents/<i_id>/delete": Case(EDITOR),
    "/maintenance": Case(EDITOR, {"title": "Disk swap", **WINDOW}),
    "/maintenance/<i_id>/times": Case(EDITOR, WINDOW, planned=True),
    "/maintenance/<i_id>/cancel": Case(EDITOR, planned=True),
    "/incidents/compose": Case(EDITOR, {"title": "Slow"}, answers=200),
    "/incidents/preview": Case(EDITOR, {"title": "Slow"}, answers=200),
    "/maintenance/compose": Case(EDITOR, {"title": "Disk swap"}, answers=200),
    "/maintenance/preview": Case(EDITOR, {"title": "Disk swap"}, answers=200),
    "/templates/compose": Case(EDITOR, {"title": "Disk full"}, answers=200),
    "/templates": Case(EDITOR, {"name": "Disk", "title": "Disk full"}),
    "/templates/defaults": Case(EDITOR),
    "/templates/<t_id>": Case(EDITOR, {"name": "Slow", "title": "Slower"}),
    "/templates/<t_id>/delete": Case(EDITOR),
    "/templates/<t_id>/restore": Case(EDITOR, deleted=True),
    "/keys": Case(OWNER, {"name": "Monitor"}, answers=200),
    "/keys/<k_id>/rotate": Case(OWNER, answers=200),
    "/keys/<k_id>/disable": Case(OWNER),
    "/keys/<k_id>/enable": Case(OWNER),
    "/keys/<k_id>/delete": Case(OWNER),
    "/domain": Case(OWNER, {"domain": "second.acme.example"}),
    "/domain/<host>/check": Case(OWNER),
    "/domain/<host>/unmount": Case(OWNER),
    "/theme": Case(EDITOR, {"theme.corners": "round"}),
    "/theme/pictures/<place>": Case(EDITOR, answers=422),
    "/theme/pictures/<place>/remove": Case(EDITOR),
    "/theme/trial": Case(EDITOR, {"theme.corners": "round"}, answers=200),
    "/delete": Case(OWNER, {"name": "Acme"}),
    "/transfer": Case(OWNER, {"email": "new@acme.example"}),
    "/transfer/back": Case(OWNER),
} | {f"/settings/{card}": Case(EDITOR, fields) for card, fields in CARDS.items()}

ROUTES = [("GET", rest, case) for rest, case in SCREENS.items()] + [
    ("POST", rest, case) for rest, case in ACTS.items()
]
every_route = pytest.mark.parametrize(
    ("method", "rest", "case"), [pytest.param(*each, id=f"{each[0]} {each[1] or '/'}") for each in ROUTES]
)
OPTIONAL = {
    "/components": ("parent", "kind"),
    "/incidents": ("affects", "status", "body", "promise", "idem", "template", "sure"),
    "/incidents/compose": ("affects", "status", "body", "use", "template"),
    "/incidents/preview": ("affects", "status", "body", "promise", "state", "impact"),
    "/maintenance/compose": ("affects", "status", "body", "use", "template"),
    "/maintenance/preview": ("affects", "status", "body", "starts_at", "ends_at"),
    "/templates/compose": ("affects", "status", "body", "state", "impact"),
    "/incidents/<i_id>/updates": ("affects", "status", "promise"),
    "/maintenance": ("affects", "status", "body", "template", "sure"),
    "/components/<c_id>/move": ("parent", "before", "stood_in"),
    "/components/<c_id>": ("seen.name", "seen.show_uptime", "show_uptime"),
    "/components/<c_id>/pin": ("seen",),
    "/components/preview": ("parent",),
}
NASTY = (
    "",
    " \t ",
    "<script>alert(1)</script>",
    "c_" + "a" * 26,
    "c_aaaaaaaaaaaaaaaaaaaaaaaaaa=outage",
    "9" * 400,
    "-1",
    "nan",
    "\u202e\u0007\ufeff",
    "𝕏" * 5_001,
    "a\r\nb\u2028c",
    "0001-01-01T00:00",
    "{0.__class__}%s",
)
BAD_BODIES = {
    b"surplus=1": 422,
    b"name=%FF&title=%FF": 400,
    b"title=%zz": 400,
    b"title=a%00b": 400,
    b"title=" + b"x" * 262_144: 413,
}


@pytest.fixture
async def stage(web: AsyncClient, acme: Acme, clock: FakeClock) -> AsyncIterator[Stage]:
    incident = await make_incident(acme.page.id)
    draft = MaintenanceDraft("Disk swap", NOON + HOUR, NOON + 2 * HOUR)
    planned = await schedule_maintenance(OPERATOR, acme.page.id, draft)
    update = await IncidentUpdate.get(incident_id=incident.id)
    await mount_host(OPERATOR, acme.page.id, HOST)
    await offer_page(OPERATOR, acme.page.id, "other@acme.example")
    async with answering(Zone(), Zone()):
        key, (template, gone) = (await make_key(acme.page.id)).row, await _templates(acme)
        gone_leaf = await make_component(acme.page.id, "Gone")
        await remove_component(OPERATOR, acme.page.id, gone_leaf.id)
        yield Stage(acme, incident, planned, update, key, template, gone, gone_leaf)


async def _templates(acme: Acme) -> tuple[IncidentTemplate, IncidentTemplate]:
    """One that is there, and one that was deleted."""
    slow, login = [await IncidentTemplate.get(page_id=acme.page.id, name=name) for name in ("Slow", "Login")]
    return slow, await delete_template(OPERATOR, acme.page.id, login.id)


def test_every_route_of_a_page_has_a_case() -> None:
    app = Quart("walked", static_folder=None)
    for blueprint in blueprints():
        app.register_blueprint(blueprint)
    wanted = {
        (method, rule.rule.removeprefix(BASE))
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith(BASE)
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    cards = {("POST", f"/settings/{card}") for card in CARDS}
    any_card = ("POST", "/settings/<any(name, zone, words, uptime, footer):card>")
    assert any_card in wanted
    assert (wanted - {any_card}) | cards == {(method, rest) for method, rest, _ in ROUTES}


@every_route
async def test_the_least_role_that_may_can(
    ada: Visitor, ed: Visitor, vic: Visitor, stage: Stage, method: str, rest: str, case: Case
) -> None:
    visitor = {VIEWER: vic, EDITOR: ed, OWNER: ada}[case.least]
    answer = await _ask(visitor, method, _path(stage, rest, case), case)
    assert answer.status_code == (case.answers if method == "POST" else 200)


async def test_weaker_roles_may_not(ed: Visitor, vic: Visitor, stage: Stage) -> None:
    weaker = {VIEWER: [], EDITOR: [vic], OWNER: [vic, ed]}
    wrong = [
        (method, rest, visitor.person)
        for method, rest, case in ROUTES
        for visitor in weaker[case.least]
        if (await _ask(visitor, method, _path(stage, rest, case), case)).status_code != 403
    ]
    assert wrong == []


async def test_foreign_and_absent_are_answered_with_the_same_bytes(mallory: Visitor, stage: Stage) -> None:
    for method, rest, case in ROUTES:
        foreign = await _ask(mallory, method, _path(stage, rest, case), case)
        absent = await _ask(mallory, method, _path(stage, rest, case, absent=True), case)
        assert (foreign.status_code, absent.status_code) == (404, 404), rest
        assert foreign.content == absent.content, rest


async def test_ids_of_another_page_are_absent_on_ones_own(ada: Visitor, stage: Stage) -> None:
    second = await ada.post("/dashboard", {"name": "Second", "slug": "second"})
    own = second.headers["location"].removesuffix("/components")
    for method, rest, case in ROUTES:
        if any(kind in rest for kind in ("<c_id>", "<i_id>", "<u_id>", "<k_id>", "<t_id>", "<host>")):
            path = own + _path(stage, rest, case).removeprefix(path_of(stage.acme.page))
            assert (await _ask(ada, method, path, case)).status_code == 404, rest


async def test_who_is_signed_out_signs_in_and_loses_nothing(nobody: Visitor, stage: Stage) -> None:
    for method, rest, case in ROUTES:
        answer = await _ask(nobody, method, _path(stage, rest, case), case)
        if method == "POST" and case.fields:
            assert answer.status_code == 401, rest
            assert all(f'name="{name}" value="{value}"' in answer.text for name, value in case.fields.items())
        else:
            assert answer.status_code == 303, rest
            assert answer.headers["location"].startswith("/signin"), rest


async def test_without_the_token_nothing_happens(ada: Visitor, stage: Stage) -> None:
    version = await _version(stage)
    for rest, case in ACTS.items():
        for token in ("", "0" * 64):
            answer = await ada.post(_path(stage, rest, case), {**case.fields, "csrf": token})
            assert answer.status_code == 403, rest
    assert await _version(stage) == version


async def test_another_method_is_answered_405_with_what_works(ada: Visitor, stage: Stage) -> None:
    for method, rest, case in ROUTES:
        answer = await ada.send("PUT", _path(stage, rest, case), X_CSRF_Token=ada.csrf)
        assert answer.status_code == 405, rest
        assert method in answer.headers["allow"], rest


@pytest.mark.parametrize(("body", "code"), BAD_BODIES.items(), ids=lambda value: str(value)[:20])
async def test_a_bad_body_is_refused_and_changes_nothing(
    ada: Visitor, stage: Stage, body: bytes, code: int
) -> None:
    version = await _version(stage)
    for rest, case in ACTS.items():
        answer = await ada.send("POST", _path(stage, rest, case), body, X_CSRF_Token=ada.csrf)
        assert answer.status_code == code, rest
    assert await _version(stage) == version


async def test_what_is_no_form_is_refused(ada: Visitor, stage: Stage) -> None:
    headers = {"X_CSRF_Token": ada.csrf, "Content_Type": "application/json"}
    for rest, case in ACTS.items():
        assert (await ada.send("POST", _path(stage, rest, case), b"{}", **headers)).status_code == 415, rest


@pytest.mark.parametrize("value", NASTY, ids=lambda value: ascii(value)[:16])
async def test_no_value_of_any_field_breaks_a_form(ada: Visitor, stage: Stage, value: str) -> None:
    for rest, case in ACTS.items():
        for name in (*case.fields, *OPTIONAL.get(rest, ())):
            answer = await ada.post(_path(stage, rest, case), {**case.fields, name: value})
            assert answer.status_code < 500, (rest, name)


async def _version(stage: Stage) -> int:
    version: int = (await Page.get(id=stage.acme.page.id)).version
    return version


def _path(stage: Stage, rest: str, case: Case, *, absent: bool = False) -> str:
    path = BASE + rest
    ids = stage.ids(planned=case.planned, deleted=case.deleted, absent=absent)
    if case.leaf and not absent:
        ids["c_id"] = public_id("c", stage.acme.eu.id)
    for name, value in ids.items():
        path = path.replace(f"<{name}>", value)
    return path


async def _ask(visitor: Visitor, method: str, path: str, case: Case) -> Response:
    return await (visitor.get(path) if method == "GET" else visitor.post(path, case.fields))
