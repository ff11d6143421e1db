"""One rendered public answer, before its encodings and conditional headers."""

from dataclasses import dataclass

HTML = "text/html; charset=utf-8"
JSON = "application/json"
SVG = "image/svg+xml"
CSS = "text/css; charset=utf-8"
TEXT = "text/plain; charset=utf-8"
MARKDOWN = "text/markdown; charset=utf-8"
CSV = "text/csv; charset=utf-8"
PNG = "image/png"
JAVASCRIPT = "text/javascript; charset=utf-8"

REVALIDATE = "public, max-age=0, must-revalidate"
BADGE_MINUTE = "public, max-age=30"
FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Answer:
    """What GET `path` on a page host answers with 200. `shared` adds Access-Control-Allow-Origin: *."""

    path: str
    body: bytes
    content_type: str
    cache_control: str = REVALIDATE
    shared: bool = False
