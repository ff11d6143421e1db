"""T6: two pages asked in any order answer each with its own, and keep nothing of what was sent."""

from itertools import product
from random import Random

from httpx import AsyncClient

from tenants.pages.visibility import publish_page
from tests.cast import Acme, Cast

MARK = "q7zpoison"
HOSTS = {"acme.localhost:8000": "Acme", "rival.localhost:8000": "Rival"}
PATHS = ("/", "/status.json", "/badge.svg", "/status-version.json", "/history", "/llms.txt", "/nowhere")
QUERIES = ("", f"?x={MARK}", f"?callback={MARK}", f"?lang={MARK}", f"?tz={MARK}")
HEADERS: tuple[dict[str, str], ...] = (
    {},
    {"X-Forwarded-Host": f"{MARK}.test", "X-Forwarded-Proto": MARK},
    {"X-Original-URL": f"/{MARK}", "X-Rewrite-URL": f"/{MARK}"},
    {"Cookie": f"__Host-sid={MARK}; theme={MARK}", "Authorization": f"Bearer {MARK}"},
    {"Accept-Language": MARK, "Accept-Encoding": f"gzip;q=0, {MARK}", "User-Agent": MARK, "Referer": MARK},
    {"If-None-Match": f'"{MARK}"', "Range": "bytes=0-9", "Origin": f"https://{MARK}.test"},
)


async def test_a_thousand_mixed_visits_are_answered_by_their_own_host(
    served: AsyncClient, acme: Acme, cast: Cast
) -> None:
    await publish_page(cast.rival.scope, cast.rival_page.id)
    mixed = [*product(HOSTS, PATHS, QUERIES, HEADERS)] * 3
    Random(6).shuffle(mixed)
    strange, vary = [], set()
    for host, path, query, headers in mixed[:1_000]:
        answer = await served.get(f"http://{host}{path}{query}", headers=headers)
        other = next(name for each, name in HOSTS.items() if each != host)
        said = str(answer.headers) + answer.text
        kept = answer.headers.get("cache-control", "") != "no-store"
        if other in said or other.lower() in said or (kept and MARK in said):
            strange.append((host, path, query, headers))
        vary |= {each.strip() for each in answer.headers.get("vary", "").split(",")}
    assert strange == []
    assert vary <= {"", "Accept-Encoding"}
