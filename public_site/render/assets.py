"""The style sheet and the script of public pages, under names that hold a hash of their bytes."""

import re
from hashlib import sha256
from pathlib import Path

from public_site.answer import CSS, FOREVER, JAVASCRIPT, Answer

_FOLDER = Path(__file__).parent.parent
# Comments of their own line, and what sets lines in: for those who read the source.
_LAYOUT = re.compile(r"\n(\s*//[^\n]*)?\s+")
_TYPES = {".css": CSS, ".js": JAVASCRIPT}


def _asset(name: str) -> Answer:
    file = _FOLDER / "static" / name
    body = _LAYOUT.sub("\n", file.read_text()).encode()
    path = f"/static/{file.stem}-{sha256(body).hexdigest()[:8]}{file.suffix}"
    return Answer(path, body, _TYPES[file.suffix], FOREVER)


_STYLE, _SCRIPT = _asset("public.css"), _asset("status.js")
STYLE_PATH, STATUS_JS_PATH = _STYLE.path, _SCRIPT.path
STATIC: dict[str, Answer] = {asset.path: asset for asset in (_STYLE, _SCRIPT)}
