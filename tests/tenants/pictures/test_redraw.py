"""What the drawing program takes, and the attacks that it refuses before anything of them is drawn."""

from io import BytesIO

import pytest
from PIL import Image

from tenants.pictures.drawings import Refused, cleaned_drawing
from tenants.pictures.redraw import redrawn
from tests.tenants.pictures.sent import ATTACKS, a_drawing

SHADED = b'<path fill="url(#g)" d="M0 0h100v40H0z"/>'
SOLID = b'<path fill="red" d="M0 0h100v40H0z"/>'


@pytest.fixture(autouse=True)
def _as_the_program_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 16_000_000)


@pytest.mark.parametrize("what", ATTACKS)
def test_what_is_no_logo_is_refused(what: str) -> None:
    sent, told = ATTACKS[what]
    with pytest.raises(Refused, match=told):
        redrawn(sent, 480, 96)


@pytest.mark.parametrize(
    "inner",
    [
        b'<style>.a{fill:#f00}</style><path class="a" d="M0 0h100v40H0z"/>',
        b'<linearGradient id="g"><stop stop-color="red"/></linearGradient>' + SHADED,
        b'<defs><path id="p" fill="red" d="M0 0h100v40H0z"/></defs><use href="#p"/>',
        b'<!-- note --><metadata><rdf xmlns="urn:rdf"/></metadata>' + SOLID,
        b'<title>Acme</title><g data-name="1" style="fill:red"><path d="M0 0h100v40H0z"/></g>',
    ],
)
def test_what_drawing_programs_write_is_taken(inner: bytes) -> None:
    drawn = Image.open(BytesIO(redrawn(a_drawing(inner), 480, 96))).convert("RGBA")
    assert drawn.getpixel((50, 20)) == (255, 0, 0, 255)


def test_only_shapes_and_colours_are_left_of_a_drawing() -> None:
    text, *size = cleaned_drawing(a_drawing(b'<title>A</title><g data-x="1" inkscape="2">' + SOLID + b"</g>"))
    assert size == [100, 40]
    assert "title" not in text
    assert "data-x" not in text
    assert "inkscape" not in text
