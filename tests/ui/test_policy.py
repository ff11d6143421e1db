"""T12, T13: no answer of any route may run anything inline, be framed, or be taken for another type."""

import re

from httpx import AsyncClient
from quart import Quart

from tests.cast import Acme, Cast
from tests.ui.visiting import Visitor
from ui import blueprints

ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
WANTED = ("default-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'")


def paths() -> set[str]:
    """Every path of the console that can be read, ids made up."""
    app = Quart("walked", static_folder=None)
    for blueprint in blueprints():
        app.register_blueprint(blueprint)
    rules = [rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or set())]
    return {re.sub(r"<[^>]+>", "x", rule.rule) for rule in rules}


async def test_every_screen_carries_the_whole_policy(ada: Visitor, nobody: Visitor, acme: Acme) -> None:
    assert len(paths()) > 50
    for path in paths():
        for visitor in (ada, nobody):
            answer = await visitor.get(path)
            policy = answer.headers["content-security-policy"]
            assert all(part in policy for part in WANTED), path
            assert "unsafe" not in policy, path
            assert ALWAYS.items() <= dict(answer.headers).items(), path


async def test_no_page_host_can_be_framed_either(web: AsyncClient, cast: Cast, acme: Acme) -> None:
    for path in ("/", "/status.json", "/history", "/nowhere"):
        answer = await web.get(f"http://acme.localhost:8000{path}")
        policy = answer.headers["content-security-policy"]
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
