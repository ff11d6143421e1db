"""Pictures are sent with a plain form, and shown by the page and beside the form."""

import re
from io import BytesIO

import pytest
from httpx import Response
from PIL import Image

from tenants.pictures.models import PagePicture
from tests.cast import Acme
from tests.tenants.pictures.sent import a_drawing, a_picture
from tests.ui.visiting import Visitor, left_notice, path_of, words_of

pytestmark = pytest.mark.sqlite_only
EDGE = "----a-browsers-edge"


async def test_a_logo_is_sent_and_stands_on_both_grounds(ed: Visitor, acme: Acme) -> None:
    answer = await _send(ed, acme, a_picture())
    assert left_notice(answer) == "Logo published."
    screen = await ed.get(path_of(acme.page, "/theme"))
    (source,) = re.findall(r'src="([^"]+)" alt="Logo on light"', screen.text)
    shown = await ed.get(source)
    assert (shown.headers["content-type"], Image.open(BytesIO(shown.content)).format) == ("image/png", "PNG")


async def test_what_its_name_says_does_not_count(ed: Visitor, acme: Acme) -> None:
    named = await _send(ed, acme, b"<html><script>1</script>", name="logo.png", kind="image/png")
    assert named.status_code == 422
    assert 'id="logo-error"' in named.text
    assert not await PagePicture.exists()
    assert (await _send(ed, acme, a_drawing(), name="logo.exe", kind="text/html")).status_code == 303


async def test_a_file_that_is_too_large_is_told_its_size(ed: Visitor, acme: Acme) -> None:
    answer = await _send(ed, acme, bytes(700_000))
    assert answer.status_code == 422
    assert "It has 683 KiB; 512 KiB are the most." in words_of(answer)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "a" * 300, "x\u202egnp.exe"])
async def test_the_name_of_a_file_is_nowhere_used(ed: Visitor, acme: Acme, name: str) -> None:
    assert (await _send(ed, acme, a_picture(), name=name)).status_code == 303
    assert re.fullmatch(r"[0-9a-f]{64}", (await PagePicture.get()).sha256)


async def test_without_the_token_nothing_is_kept(ed: Visitor, acme: Acme) -> None:
    for csrf in ("", "0" * 64):
        assert (await _send(ed, acme, a_picture(), csrf=csrf)).status_code == 403
    assert not await PagePicture.exists()


@pytest.mark.parametrize(
    ("body", "kind", "code"),
    [
        (b"nothing of the kind", f"multipart/form-data; boundary={EDGE}", 400),
        (b"", "multipart/form-data", 400),
        (b"--x\r\n" + b"x" * 2_000_000, "multipart/form-data; boundary=x", 413),
        (b"{}", "application/json", 415),
    ],
)
async def test_a_body_that_is_no_upload_is_refused(
    ed: Visitor, acme: Acme, body: bytes, kind: str, code: int
) -> None:
    path = path_of(acme.page, "/theme/pictures/logo")
    answer = await ed.send("POST", path, body, X_CSRF_Token=ed.csrf, Content_Type=kind)
    assert answer.status_code == code


async def test_other_forms_take_no_files(ed: Visitor, acme: Acme) -> None:
    body, kind = _form(ed.csrf, a_picture(), "x.png", "image/png")
    answer = await ed.send(
        "POST", path_of(acme.page, "/theme"), body, X_CSRF_Token=ed.csrf, Content_Type=kind
    )
    assert answer.status_code == 415


async def test_a_logo_is_removed(ed: Visitor, acme: Acme) -> None:
    await _send(ed, acme, a_picture())
    answer = await ed.post(path_of(acme.page, "/theme/pictures/logo/remove"))
    assert left_notice(answer) == "Logo removed."
    assert not await PagePicture.exists()


async def test_a_viewer_and_a_rival_hang_nothing(vic: Visitor, mallory: Visitor, acme: Acme) -> None:
    assert (await _send(vic, acme, a_picture())).status_code == 403
    assert (await _send(mallory, acme, a_picture())).status_code == 404
    assert not await PagePicture.exists()


async def _send(
    visitor: Visitor,
    acme: Acme,
    content: bytes,
    *,
    name: str = "logo.png",
    kind: str = "image/png",
    csrf: str | None = None,
) -> Response:
    """What a browser sends for a form with a file."""
    body, whole = _form(visitor.csrf if csrf is None else csrf, content, name, kind)
    return await visitor.send("POST", path_of(acme.page, "/theme/pictures/logo"), body, Content_Type=whole)


def _form(csrf: str, content: bytes, name: str, kind: str) -> tuple[bytes, str]:
    parts = (
        f'--{EDGE}\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n{csrf}\r\n'
        f'--{EDGE}\r\nContent-Disposition: form-data; name="picture"; filename="{name}"\r\n'
        f"Content-Type: {kind}\r\n\r\n"
    )
    return parts.encode() + content + f"\r\n--{EDGE}--\r\n".encode(), f"multipart/form-data; boundary={EDGE}"
