"""Pictures of a page: drawn anew from what was sent; nothing of what an attacker sends is kept."""

from io import BytesIO

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from app.core.errors import Forbidden, Invalid, NotFound
from tenants.pages.models import AuditEntry, Page
from tenants.pictures.hang import hang_picture, take_down_picture
from tenants.pictures.models import PagePicture
from tests.cast import Acme, Cast
from tests.factories import OPERATOR
from tests.tenants.pictures.sent import a_drawing, a_picture

pytestmark = pytest.mark.sqlite_only


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
async def test_a_picture_is_kept_as_a_png_that_fits(cast: Cast, acme: Acme, kind: str) -> None:
    hung = await hang_picture(cast.editor.scope, acme.page.id, "logo", a_picture(kind, (2_000, 500)))
    drawn = Image.open(BytesIO(hung.body))
    assert (drawn.format, drawn.size) == ("PNG", (384, 96))
    assert (hung.width, hung.height) == drawn.size


async def test_a_drawing_is_kept_as_pixels(acme: Acme) -> None:
    hung = await hang_picture(OPERATOR, acme.page.id, "logo", a_drawing())
    drawn = Image.open(BytesIO(hung.body)).convert("RGBA")
    assert (drawn.size, drawn.getpixel((5, 5))) == ((240, 96), (255, 0, 0, 255))


@pytest.mark.parametrize("sent", [a_drawing(b"<script/>"), b"", b"\x89PNG\r\n\x1a\n" + bytes(600_000)])
async def test_what_is_refused_changes_nothing(acme: Acme, sent: bytes) -> None:
    version = (await Page.get(id=acme.page.id)).version
    with pytest.raises(Invalid) as refused:
        await hang_picture(OPERATOR, acme.page.id, "logo", sent)
    assert refused.value.field == "picture"
    assert not await PagePicture.exists()
    assert (await Page.get(id=acme.page.id)).version == version


async def test_nothing_hidden_in_a_picture_is_kept(acme: Acme) -> None:
    hidden, note, written = b"<script>alert(1)</script>", PngInfo(), BytesIO()
    note.add_text("Comment", hidden.decode())
    Image.new("RGB", (64, 64)).save(written, "PNG", pnginfo=note, icc_profile=hidden * 9)
    sent = written.getvalue() + b"<html>" + hidden + b"PK\3\4"
    hung = await hang_picture(OPERATOR, acme.page.id, "icon", sent)
    names = [hung.body[at : at + 4] for at in _chunks(hung.body)]
    assert hidden not in hung.body
    assert set(names) <= {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}


async def test_a_photo_full_of_noise_stays_small(acme: Acme) -> None:
    noise = Image.effect_noise((1_000, 200), 90).convert("RGB")
    written = BytesIO()
    noise.save(written, "JPEG", quality=90)
    hung = await hang_picture(OPERATOR, acme.page.id, "logo", written.getvalue())
    assert len(hung.body) <= 96 * 1024


async def test_another_picture_takes_the_place_of_the_first(acme: Acme) -> None:
    for colour in ("#ff0000", "#ff0000", "#00ff00"):
        await hang_picture(OPERATOR, acme.page.id, "logo", a_picture(colour=colour))
    assert await PagePicture.all().count() == 1
    assert await AuditEntry.filter(act="page.picture").count() == 2


async def test_a_picture_is_taken_down_and_an_empty_place_stays_so(acme: Acme) -> None:
    await hang_picture(OPERATOR, acme.page.id, "logo", a_picture())
    for _ in range(2):
        await take_down_picture(OPERATOR, acme.page.id, "logo")
    assert not await PagePicture.exists()
    assert await AuditEntry.filter(act="page.no_picture").count() == 1


async def test_who_may_not_change_the_page_hangs_nothing(cast: Cast, acme: Acme) -> None:
    with pytest.raises(Forbidden):
        await hang_picture(cast.viewer.scope, acme.page.id, "logo", a_picture())
    with pytest.raises(NotFound):
        await hang_picture(cast.rival.scope, acme.page.id, "logo", a_picture())


async def test_there_are_three_places(acme: Acme) -> None:
    with pytest.raises(NotFound):
        await hang_picture(OPERATOR, acme.page.id, "../logo", a_picture())


def _chunks(png: bytes) -> list[int]:
    """Where the names of a PNG's chunks stand."""
    at, found = 8, []
    while at < len(png):
        found.append(at + 4)
        at += 12 + int.from_bytes(png[at : at + 4], "big")
    return found
