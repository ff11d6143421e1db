"""Static files of the console under names that carry their content's hash, so they never go stale."""

import gzip
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from quart import Blueprint, Response, request

from app.core.errors import NotFound
from ui.kit.bundle import SCRIPT, tree_script

STATIC = Path(__file__).parent.parent / "static"
CSS_PARTS = (
    "tokens",
    "base",
    "controls",
    "frame",
    "pieces",
    "tree",
    "incidents",
    "compose",
    "front",
    "account",
    "billing",
    "domain",
    "theme",
    "support",
    "print",
)
FOREVER = "public, max-age=31536000, immutable"
GZIP_BYTES_MIN = 1_400

assets = Blueprint("assets", __name__)


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as served: its hashed path, bytes, the same bytes packed, and its type."""

    path: str
    body: bytes
    packed: bytes | None
    content_type: str


@cache
def _by_name() -> dict[str, Asset]:
    css = "\n".join((STATIC / "css" / f"{part}.css").read_text() for part in CSS_PARTS)
    return {
        "console.css": _asset("console.css", css.encode(), "text/css; charset=utf-8"),
        "console.js": _asset("console.js", SCRIPT.read_bytes(), "text/javascript; charset=utf-8"),
        "passkeys.js": _asset(
            "passkeys.js", (STATIC / "js" / "passkeys.js").read_bytes(), "text/javascript; charset=utf-8"
        ),
        "tree.js": _asset("tree.js", tree_script().encode(), "text/javascript; charset=utf-8"),
        "favicon.svg": _asset("favicon.svg", (STATIC / "favicon.svg").read_bytes(), "image/svg+xml"),
    }


@cache
def _by_path() -> dict[str, Asset]:
    return {asset.path: asset for asset in _by_name().values()}


def asset_path(name: str) -> str:
    """/static/console-1a2b3c4d.css for `console.css`."""
    return _by_name()[name].path


def _asset(name: str, body: bytes, content_type: str) -> Asset:
    stem, _, ending = name.rpartition(".")
    path = f"/static/{stem}-{sha256(body).hexdigest()[:8]}.{ending}"
    packed = gzip.compress(body, 9, mtime=0) if len(body) > GZIP_BYTES_MIN else None
    return Asset(path, body, packed, content_type)


@assets.get("/static/<name>")
async def static_file(name: str) -> Response:
    """One hashed file; a name with another hash is absent."""
    asset = _by_path().get(f"/static/{name}")
    if asset is None:
        raise NotFound("file")
    headers = {"Content-Type": asset.content_type, "Cache-Control": FOREVER}
    if asset.packed is None:
        return Response(asset.body, headers=headers)
    headers["Vary"] = "Accept-Encoding"
    if "gzip" not in request.headers.get("Accept-Encoding", ""):
        return Response(asset.body, headers=headers)
    return Response(asset.packed, headers=headers | {"Content-Encoding": "gzip"})
