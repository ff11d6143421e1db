"""SVG to PNG. As a program it reads the one and writes the other: drawing text takes a worker too long.

Fonts are our own; only a text in other scripts has the machine's looked through, which takes its time.
"""

import re
import subprocess
import sys
from pathlib import Path

import resvg_py

FONTS = Path(__file__).parent / "fonts"
DRAWING_SECONDS_MAX = 10
# Latin, Greek, Cyrillic, Hebrew, Arabic, and the punctuation between them.
_OUR_SIGNS = re.compile(
    "[\0-\u052f\u0590-\u06ff\u0750-\u077f\u08a0-\u08ff\u1e00-\u1eff\u2000-\u2199\ufb1d-\ufeff]*"
)


def png_of(svg: str) -> bytes:
    """The picture of an SVG without text, here and now."""
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True))


def png_with_text_of(svg: str) -> bytes:
    """The picture of an SVG with text, drawn by a process that is waited for. Raises SubprocessError."""
    drawn = subprocess.run(  # noqa: S603  # our own file, nothing of the page on its command line
        [sys.executable, "-P", __file__],
        input=svg.encode(),
        capture_output=True,
        check=True,
        timeout=DRAWING_SECONDS_MAX,
    )
    return drawn.stdout


def _draw() -> None:
    fonts = [str(font) for font in sorted(FONTS.glob("*.ttf"))]
    svg = sys.stdin.buffer.read().decode()
    enough = _OUR_SIGNS.fullmatch(svg) is not None
    png = resvg_py.svg_to_bytes(svg_string=svg, font_files=fonts, skip_system_fonts=enough)
    sys.stdout.buffer.write(bytes(png))


if __name__ == "__main__":
    _draw()
