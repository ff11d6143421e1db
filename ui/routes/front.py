"""What the console shows to those who are not signed in, and the files that machines look for."""

from quart import Blueprint, Response

from app.core.addresses import console_url, slug_host
from ledger.plans import PLANS, SLOT_DAYS, SLOT_PRICE_TOKENS
from ui import doors
from ui.kit.answers import onwards
from ui.kit.assets import STATIC
from ui.kit.frame import bare_frame
from ui.kit.render import render, screen

front = Blueprint("front", __name__)

_TEXT = "text/plain; charset=utf-8"
_FOR_AN_HOUR = "public, max-age=3600"


@front.get("/")
async def welcome() -> Response:
    """The front page; people who are signed in go on to their pages."""
    if doors.visitor() is not None:
        return onwards("/dashboard")
    return screen("front/welcome.html", frame=bare_frame(), example_host=slug_host("acme"))


@front.get("/robots.txt")
async def robots() -> Response:
    """The front page and the manuals may be found, screens may not."""
    return _text("User-agent: *\nAllow: /$\nAllow: /docs/\nAllow: /llms.txt\nDisallow: /\n")


@front.get("/llms.txt")
async def llms() -> Response:
    """The service for language models: H1 first, no front matter (contract §3)."""
    told = {"plans": PLANS.values(), "slot_tokens": SLOT_PRICE_TOKENS, "slot_days": SLOT_DAYS}
    host = slug_host("<slug>")
    return _text(render("front/llms.txt", console=console_url(), example_host=host, **told))


@front.get("/favicon.svg")
@front.get("/favicon.ico")
async def favicon() -> Response:
    """One drawing, also where those ask that read no link."""
    headers = {"Content-Type": "image/svg+xml", "Cache-Control": _FOR_AN_HOUR}
    return Response((STATIC / "favicon.svg").read_bytes(), headers=headers)


def _text(body: str) -> Response:
    return Response(body, headers={"Content-Type": _TEXT, "Cache-Control": _FOR_AN_HOUR})
