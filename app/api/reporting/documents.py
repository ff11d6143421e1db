"""The OpenAPI document, and the page that says the same to people. Both are public and name no page."""

import json
from hashlib import sha256
from pathlib import Path

from quart import Response, current_app, render_template

from app.api.described import APIS
from app.api.openapi import document
from app.api.reporting import manual
from app.api.reporting.door import LIMITS
from app.api.reporting.endpoints import ENDPOINTS, EXAMPLE_KEY, PREFIX
from app.api.reporting.refusals import REFUSALS
from app.core.addresses import console_url

_SHEET = (Path(__file__).parent.parent / "static" / "reporting.css").read_bytes()

PAGE = "/docs/api"
STYLE = f"/docs/api-{sha256(_SHEET).hexdigest()[:8]}.css"

_FOR_MINUTES = {"Cache-Control": "public, max-age=300"}
_FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}


async def openapi() -> Response:
    body = json.dumps(document(console_url(), APIS), ensure_ascii=False)
    return Response(body, headers=_FOR_MINUTES, content_type="application/json")


async def page() -> Response:
    body = await render_template(
        "reporting/manual.html",
        console=console_url(),
        prefix=PREFIX,
        style=STYLE,
        example_key=EXAMPLE_KEY,
        endpoints=ENDPOINTS,
        refusals=REFUSALS,
        manual=manual,
        limits=current_app.config[LIMITS],
    )
    return Response(body, headers=_FOR_MINUTES, content_type="text/html; charset=utf-8")


async def style() -> Response:
    return Response(_SHEET, headers=_FOR_EVER, content_type="text/css; charset=utf-8")
