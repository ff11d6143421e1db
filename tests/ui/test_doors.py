"""Who comes in: the session cookie, proof of our own pages on unsafe routes, where one may go next."""

import re
from uuid import uuid4

import pytest
from httpx import AsyncClient, Response

from app.core.clock import MS_PER_DAY
from tests.cast import COOKIE, Cast, Person
from tests.fakes import FakeClock
from tests.ui.visiting import CONSOLE, FORM, Visitor
from ui.doors import own_path

WITHOUT_SESSION = "/api/v1/status-api"
OWN = {"Origin": CONSOLE, "Sec-Fetch-Site": "same-origin"}

OFF_SITE = [
    *("https://evil.test", "http://evil.test/dashboard", "//evil.test", "///evil.test", "////evil.test/x"),
    *("/\\evil.test", "\\\\evil.test", "\\/evil.test", "/\\/evil.test", "/\\\\evil.test", "\\evil.test"),
    *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "mailto:a@b.test"),
    *("/\t/evil.test", "/\n/evil.test", "/\r/evil.test", "\t//evil.test", " //evil.test", "\n//evil.test"),
    *("/%0d%0aSet-Cookie:x=1", "/dashboard\r\nLocation: //evil.test", "/\x00/evil.test", "/dashboard\x00"),
    *(
        "https:evil.test",
        "https:/evil.test",
        "http:///evil.test",
        "ftp://evil.test",
        "evil.test",
        "evil.test/",
    ),
    *("//evil.test@localhost:8000/", "https://localhost:8000@evil.test", "/@evil.test", "@evil.test"),
    *("/./\\evil.test", "/.//evil.test", "/..//evil.test", "/dashboard/..//evil.test", "/../evil.test"),
    *(
        "/dashboard/../../x",
        "/%2f/evil.test",
        "/%2e%2e/x",
        "/%5cevil.test",
        "/%09/evil.test",
        "%2f%2fevil.test",
    ),
    *("//localhost:8000", "http://localhost:8000/dashboard", "//\u2044evil.test", "/\u2215/evil.test"),
    *("/dashboard#//evil.test", "/dashboard;//evil.test", "/dashboard//evil.test", "?next=//evil.test"),
    *("/<script>", '/"onmouseover="x', "/dashboard' x", "/ evil.test", "", "x", "/" + "a" * 2_100, "/\ufeff"),
]
ON_SITE = [
    "/",
    "/dashboard",
    "/account/sessions",
    "/dashboard/p_abc/incidents?before=i_1&kind=all",
    "/x.y",
    "/a/",
]


async def unsafe_routes() -> list[tuple[str, str]]:
    """Every unsafe method of every route of the console that a session can open."""
    from quart import Quart

    from ui import blueprints

    app = Quart("walked")
    for blueprint in blueprints():
        app.register_blueprint(blueprint)
    found = {
        (method, re.sub(r"<[^>]+>", uuid4().hex, rule.rule))
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"GET", "HEAD", "OPTIONS"}
    }
    return sorted(found)


def forged(person: Person | None, **changes: str | None) -> dict[str, str]:
    """The headers of a form from our own page, with changes; None takes one away."""
    cookie = {"Cookie": f"{COOKIE}={person.token}"} if person else {}
    own = {"Content-Type": FORM, **OWN, **cookie}
    return {name: value for name, value in {**own, **changes}.items() if value is not None}


async def test_every_unsafe_route_is_walked() -> None:
    assert len(await unsafe_routes()) > 15


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({}, id="no token"),
        pytest.param({"X-CSRF-Token": "0" * 64}, id="a wrong token"),
        pytest.param({"Origin": "https://evil.test"}, id="foreign origin"),
        pytest.param({"Origin": "null"}, id="hidden origin"),
        pytest.param({"Origin": "http://localhost:8001"}, id="another port"),
        pytest.param({"Origin": "https://localhost:8000"}, id="another scheme"),
        pytest.param({"Origin": "http://acme.localhost:8000", "Sec-Fetch-Site": "same-site"}, id="sibling"),
        pytest.param({"Origin": None, "Sec-Fetch-Site": "same-site"}, id="sibling without origin"),
        pytest.param({"Origin": None, "Sec-Fetch-Site": "cross-site"}, id="foreign without origin"),
        pytest.param({"Sec-Fetch-Site": "none"}, id="typed by hand"),
        pytest.param({"Origin": None, "Sec-Fetch-Site": None}, id="neither"),
    ],
)
async def test_no_route_acts_on_a_request_that_another_site_could_make(
    web: AsyncClient, cast: Cast, changes: dict[str, str | None]
) -> None:
    answered = {
        f"{method} {path}": (await web.request(method, CONSOLE + path, headers=forged(cast.owner, **changes)))
        for method, path in await unsafe_routes()
    }
    assert {route for route, answer in answered.items() if answer.status_code != 403} == set()


async def test_forms_of_people_who_are_not_signed_in_are_checked_too(web: AsyncClient) -> None:
    for path in ("/signin", "/signup", "/reset", "/signout"):
        for changes in ({"Origin": "https://evil.test"}, {"Origin": None, "Sec-Fetch-Site": None}):
            answer = await web.post(CONSOLE + path, headers=forged(None, **changes))
            assert answer.status_code == 403


@pytest.mark.parametrize("kept", ["Origin", "Sec-Fetch-Site"])
async def test_either_proof_of_our_own_page_is_enough(ada: Visitor, kept: str) -> None:
    gone = {"Origin": "Sec-Fetch-Site", "Sec-Fetch-Site": "Origin"}[kept]
    headers = forged(ada.person, **{gone: None, "X-CSRF-Token": ada.csrf})
    answer = await ada.web.post(f"{CONSOLE}/account/sessions/end-others", headers=headers)
    assert answer.status_code == 303


async def test_the_token_may_come_in_the_form_or_in_the_header(ada: Visitor) -> None:
    in_form = await ada.post("/account/sessions/end-others")
    headers = forged(ada.person, **{"X-CSRF-Token": ada.csrf, "Content-Type": "application/json"})
    in_header = await ada.web.post(f"{CONSOLE}/account/sessions/end-others", headers=headers, content=b"{}")
    assert (in_form.status_code, in_header.status_code) == (303, 303)


async def test_a_token_is_of_one_session_alone(ada: Visitor, mallory: Visitor) -> None:
    stolen = await ada.post("/account/sessions/end-others", {"csrf": mallory.csrf})
    assert stolen.status_code == 403


async def test_the_reporting_api_asks_for_keys_not_for_tokens(web: AsyncClient, cast: Cast) -> None:
    answer = await web.post(f"{CONSOLE}{WITHOUT_SESSION}/incidents", content=b"{}")
    assert (answer.status_code, answer.json()["code"]) == (401, "NO_KEY")


@pytest.mark.parametrize(
    "cookies",
    [
        "{0}={1}; {0}=planted",
        "{0}=planted; {0}={1}",
        "{0}={1}; {0}={1}",
        "{0}={1};{0}=",
        "a=b; {0}={1}; c=d; {0}=x",
    ],
)
async def test_two_cookies_of_that_name_are_none(web: AsyncClient, cast: Cast, cookies: str) -> None:
    cookie = cookies.format(COOKIE, cast.owner.token)
    answer = await web.get(f"{CONSOLE}/account", headers={"Cookie": cookie})
    assert answer.headers["location"].startswith("/signin")


@pytest.mark.parametrize(
    "name",
    [
        *("sid", "__host-sid", "__Secure-sid", "__Host-sid2", "x__Host-sid", "=__Host-sid", ""),
        # A sibling may plant these, since no browser sees `__Host-` at their beginning.
        *("\xa0__Host-sid", "\x85__Host-sid", "\x1f__Host-sid", "\x0b__Host-sid", "\u2000__Host-sid"),
    ],
    ids=ascii,
)
async def test_a_cookie_of_another_name_is_no_session(web: AsyncClient, cast: Cast, name: str) -> None:
    spelt = name.encode("latin-1" if name < "\u0100" else "utf-8")
    cookie = spelt + f"={cast.owner.token}".encode()
    answer = await web.get(f"{CONSOLE}/account", headers={b"Cookie": cookie})
    assert answer.status_code == 303


async def test_people_who_are_not_signed_in_are_sent_to_sign_in_and_back(nobody: Visitor) -> None:
    answer = await nobody.get("/account/sessions")
    assert (answer.status_code, answer.headers["location"]) == (303, "/signin?next=/account/sessions")


async def test_scripts_of_people_who_are_not_signed_in_get_401(nobody: Visitor) -> None:
    assert (await nobody.get("/account", HX_Request="true")).status_code == 401
    answer = await nobody.get("/api/v1/session")
    assert (answer.status_code, answer.json()) == (401, {"ok": False, "error": "You are not signed in."})


async def test_a_session_that_has_ended_is_no_session(clock: FakeClock, ada: Visitor) -> None:
    assert (await ada.get("/account")).status_code == 200
    clock.forward(hours=12)
    assert (await ada.get("/account")).status_code == 303


async def test_no_get_changes_anything(ada: Visitor) -> None:
    for path in ("/signout", "/account/password", "/account/sessions/end-others"):
        assert (await ada.get(path)).status_code == 405
    assert (await ada.get("/account")).status_code == 200


@pytest.mark.parametrize("path", OFF_SITE)
def test_where_to_go_next_is_a_plain_path_of_ours(path: str) -> None:
    assert own_path(path) == "/dashboard"


@pytest.mark.parametrize("path", ON_SITE)
def test_our_own_paths_are_kept(path: str) -> None:
    assert own_path(path) == path


def test_there_are_sixty_ways_off_the_site() -> None:
    assert len(set(OFF_SITE)) >= 60


def test_a_long_hostile_path_is_refused_at_once() -> None:
    assert own_path("/" + "a/" * 250 + "!") == "/dashboard"


async def test_signing_in_leads_to_no_other_site(nobody: Visitor, cast: Cast) -> None:
    fields: dict[str, object] = {"email": cast.owner.email, "password": cast.owner.password}
    answers = [await nobody.post("/signin", {**fields, "next": path}) for path in OFF_SITE]
    assert {answer.headers.get("location", "/dashboard") for answer in answers} == {"/dashboard"}
    assert {answer.status_code for answer in answers} <= {303, 400}


def cookie_of(answer: Response) -> str:
    (found,) = [line for line in answer.headers.get_list("set-cookie") if line.startswith(f"{COOKIE}=")]
    return found


async def test_the_cookie_is_bound_to_this_host_and_hidden_from_scripts(nobody: Visitor, cast: Cast) -> None:
    fields: dict[str, object] = {"email": cast.owner.email, "password": cast.owner.password}
    parts = {part.strip() for part in cookie_of(await nobody.post("/signin", fields)).split(";")[1:]}
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax", f"Max-Age={14 * MS_PER_DAY // 1000}"} <= parts
    assert not any(part.startswith("Domain") for part in parts)
