"""Draws a picture that somebody sent as a PNG of ours: a program of its own, with little memory and time.

It reads the sent bytes and writes the PNG. What it refuses it says on standard error, and ends with REFUSED.
"""

import resource
import sys
import warnings
from io import BytesIO

import resvg_py
from PIL import Image, ImageOps, UnidentifiedImageError

from tenants.pictures.drawings import Refused, cleaned_drawing
from tenants.pictures.places import REFUSED

PIXELS_MAX, SIDE_MAX = 16_000_000, 8_000
SIDES_RATIO_MAX = 20
DRAWN_BYTES_MAX = 96 * 1024
_MEMORY_BYTES_MAX, _CPU_SECONDS_MAX = 1 << 30, 5
_FORMATS = ("PNG", "JPEG", "WEBP")
_TOO_MANY = f"It has too many pixels: {PIXELS_MAX // 1_000_000} million are the most, {SIDE_MAX:,} in a row."
_WRONG_TYPE = "This is no PNG, JPEG, WebP or SVG picture, whatever its name says."


def redrawn(content: bytes, width: int, height: int) -> bytes:
    """The picture fitted into the box: pixels only, nothing else that was sent. Raises Refused."""
    picture = _from_svg(content, width, height) if _looks_like_xml(content) else _from_pixels(content)
    picture.thumbnail((width, height), Image.Resampling.LANCZOS)
    bare = Image.new("RGBA", picture.size)
    bare.paste(picture)
    return _small_png(bare)


def _looks_like_xml(content: bytes) -> bool:
    start = content[:256].removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith((b"<", b"\xff\xfe<", b"\xfe\xff\0<"))


def _from_svg(content: bytes, width: int, height: int) -> Image.Image:
    svg, wide, high = cleaned_drawing(content)
    _require_shape(wide, high)
    scale = min(width / wide, height / high)
    size = max(1, round(wide * scale)), max(1, round(high * scale))
    try:
        png = resvg_py.svg_to_bytes(svg_string=svg, width=size[0], height=size[1], skip_system_fonts=True)
    except ValueError:
        raise Refused("This drawing is broken: it cannot be drawn.") from None
    return Image.open(BytesIO(bytes(png)), formats=("PNG",)).convert("RGBA")


def _from_pixels(content: bytes) -> Image.Image:
    """Its size is known before its pixels are unpacked, so that a bomb is refused unopened."""
    try:
        picture = Image.open(BytesIO(content), formats=_FORMATS)
    except UnidentifiedImageError:
        raise Refused(_WRONG_TYPE) from None
    except Image.DecompressionBombError:
        raise Refused(_TOO_MANY) from None
    wide, high = picture.size
    if wide * high > PIXELS_MAX or max(wide, high) > SIDE_MAX:
        raise Refused(_TOO_MANY)
    _require_shape(wide, high)
    try:
        return ImageOps.exif_transpose(picture).convert("RGBA")
    except (OSError, SyntaxError, ValueError, EOFError):
        raise Refused("This picture is broken: it cannot be read to its end.") from None


def _require_shape(wide: float, high: float) -> None:
    if max(wide, high) > SIDES_RATIO_MAX * min(wide, high):
        raise Refused(f"It is more than {SIDES_RATIO_MAX} times as long as it is wide.")


def _small_png(picture: Image.Image) -> bytes:
    """As it is, with fewer colours, or smaller: whatever first comes below the limit."""
    for drawn in (picture, picture.quantize(256, method=Image.Quantize.FASTOCTREE)):
        written = BytesIO()
        drawn.save(written, "PNG", optimize=True)
        if written.tell() <= DRAWN_BYTES_MAX:
            return written.getvalue()
    return _small_png(picture.resize((max(1, picture.width // 2), max(1, picture.height // 2))))


def _main() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES_MAX, _MEMORY_BYTES_MAX))
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_SECONDS_MAX, _CPU_SECONDS_MAX))
    Image.MAX_IMAGE_PIXELS = PIXELS_MAX
    warnings.simplefilter("ignore")
    width, height = int(sys.argv[1]), int(sys.argv[2])
    try:
        sys.stdout.buffer.write(redrawn(sys.stdin.buffer.read(), width, height))
    except Refused as refused:
        sys.stderr.write(str(refused))
        return REFUSED
    return 0


if __name__ == "__main__":
    sys.exit(_main())
