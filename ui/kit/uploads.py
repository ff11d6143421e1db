"""Forms that bring a file: one file, in memory, where a route asks for it."""

import re
from io import BytesIO

from quart import g, request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.formparser import MultiPartParser

from tenants.pictures.places import SENT_BYTES_MAX
from ui.kit.forms import BadBody, sent_fields

UPLOAD_TYPE = "multipart/form-data"
# The picture, and room for the fields and lines around it: one that is a little too large is told its size.
UPLOAD_BYTES_MAX = 2 * SENT_BYTES_MAX
PARTS_MAX = 8
_PATH = re.compile(r"/dashboard/[^/]+/theme/pictures/[^/]+")


def takes_file(path: str) -> bool:
    """Whether forms with a file are read at this path."""
    return _PATH.fullmatch(path) is not None


async def sent_file(name: str) -> bytes:
    """The bytes of the file in the field `name`, nothing when none was chosen; raises BadBody."""
    if request.mimetype != UPLOAD_TYPE:
        await sent_fields()
        return b""
    if "sent_files" not in g:
        await _read()
    found: bytes = g.sent_files.get(name, b"")
    return found


async def sent_with_file() -> None:
    """Read a form with a file, so that its fields are found like those of any form; raises BadBody."""
    await sent_file("")


def _in_memory(*_: object, **__: object) -> BytesIO:
    return BytesIO()


async def _read() -> None:
    raw = await request.get_data(cache=False, as_text=False, parse_form_data=False)
    parser = MultiPartParser(
        stream_factory=_in_memory, max_form_memory_size=UPLOAD_BYTES_MAX, max_form_parts=PARTS_MAX
    )
    boundary = request.mimetype_params.get("boundary", "").encode("latin-1", "replace")
    try:
        fields, files = parser.parse(BytesIO(raw), boundary, len(raw))
    except RequestEntityTooLarge:
        raise BadBody(413, "This form has more than a picture in it.") from None
    except ValueError:
        raise BadBody(400, "This form is not encoded as forms are.") from None
    g.sent_fields = {name: tuple(fields.getlist(name)) for name in fields}
    g.sent_files = {name: files[name].read() for name in files}
