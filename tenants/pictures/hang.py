"""Giving a page a picture and taking it away."""

import asyncio
import sys
from hashlib import sha256
from struct import unpack
from uuid import UUID

from app.core.errors import Invalid, NotFound
from app.core.ids import new_id
from tenants.pages.change import change, page_target
from tenants.pages.reading import page_of
from tenants.pictures.models import PagePicture
from tenants.pictures.places import PLACES, REFUSED, SENT_BYTES_MAX, Place, picture_path
from tenants.scope import Permission, Scope

DRAWING_SECONDS_MAX = 10
_AT_ONCE = 2
_UNREADABLE = "This picture cannot be drawn: it is broken, or takes more than a logo may."
_drawing = asyncio.Semaphore(_AT_ONCE)


async def hang_picture(scope: Scope, page_id: UUID, place: str, sent: bytes) -> PagePicture:
    """Draw what was sent anew and show it in its place. Raises NotFound(place), Invalid(picture)."""
    there = _place(place)
    await page_of(scope, page_id, Permission.PAGE_WRITE)
    body = await _redrawn(sent, there)
    digest = sha256(body).hexdigest()
    async with change(scope, page_id, "page.picture", Permission.PAGE_WRITE) as changing:
        changing.target, changing.detail = page_target(changing.page), {"place": place}
        held = await PagePicture.get_or_none(page_id=page_id, place=place, using_db=changing.db)
        if held is not None and held.sha256 == digest:
            changing.nothing_changed()
            return held
        picture = held or PagePicture(id=new_id(), page_id=page_id, place=place)
        picture.sha256, picture.body = digest, body
        picture.width, picture.height = unpack(">II", body[16:24])
        await picture.save(using_db=changing.db, force_create=held is None, force_update=held is not None)
    return picture


async def take_down_picture(scope: Scope, page_id: UUID, place: str) -> None:
    """Leave the place empty; one that is empty stays so. Raises NotFound(place)."""
    _place(place)
    async with change(scope, page_id, "page.no_picture", Permission.PAGE_WRITE) as changing:
        changing.target, changing.detail = page_target(changing.page), {"place": place}
        if not await PagePicture.filter(page_id=page_id, place=place).using_db(changing.db).delete():
            changing.nothing_changed()


async def hung_in(scope: Scope, page_id: UUID) -> dict[str, str]:
    """The pictures that the page has, by place: the name of each as it is served."""
    await page_of(scope, page_id, Permission.PAGE_READ)
    found = await PagePicture.filter(page_id=page_id).only("place", "sha256")
    return {each.place: picture_path(each.sha256) for each in found}


def _place(name: str) -> Place:
    if name not in PLACES:
        raise NotFound("place")
    return PLACES[name]


async def _redrawn(sent: bytes, place: Place) -> bytes:
    """By a process of its own: whatever a picture does to it, it does not do to us."""
    if len(sent) > SENT_BYTES_MAX:
        raise Invalid(
            "picture", f"It has {len(sent) // 1024} KiB; {SENT_BYTES_MAX // 1024} KiB are the most."
        )
    if not sent:
        raise Invalid("picture", "Choose a picture: PNG, JPEG, WebP or SVG.")
    program = (sys.executable, "-P", "-m", "tenants.pictures.redraw", str(place.width), str(place.height))
    async with _drawing:
        running = await asyncio.create_subprocess_exec(
            *program, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        try:
            drawn, said = await asyncio.wait_for(running.communicate(sent), DRAWING_SECONDS_MAX)
        except TimeoutError:
            raise Invalid("picture", _UNREADABLE) from None
        finally:
            if running.returncode is None:
                running.kill()
                await running.wait()
    if running.returncode == REFUSED:
        raise Invalid("picture", said.decode())
    if running.returncode or not drawn:
        raise Invalid("picture", _UNREADABLE)
    return drawn
