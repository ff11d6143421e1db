"""Where a page has pictures, and how large they are drawn: twice the size that screens show them in."""

from dataclasses import dataclass
from typing import Final

SENT_BYTES_MAX = 512 * 1024
# How the program that draws ends when it says on standard error why it does not.
REFUSED = 3


@dataclass(frozen=True, slots=True)
class Place:
    """A picture is drawn to fit into `width` by `height` pixels."""

    name: str
    title: str
    width: int
    height: int


PLACES: Final = {
    place.name: place
    for place in (
        Place("logo", "Logo", 480, 96),
        Place("logo_dark", "Logo on dark", 480, 96),
        Place("icon", "Icon of the tab", 64, 64),
    )
}


def picture_path(sha256: str) -> str:
    """Where a page's host serves the picture: another picture has another address."""
    return f"/picture-{sha256[:12]}.png"
