"""SVG to PNG. As a program it reads the one and writes the other: drawing text takes a worker too long.

Fonts are ours first, then whatever the machine has for other scripts.
"""

import subprocess
import sys
from pathlib import Path

import resvg_py

FONTS = Path(__file__).parent / "fonts"
DRAWING_SECONDS_MAX = 10


def png_of(svg: str) -> bytes:
    """The picture of an SVG without text, here and now."""
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True))


def png_with_text_of(svg: str) -> bytes:
    """The picture of an SVG with text, drawn by a process that is waited for. Raises SubprocessError."""
    drawn = subprocess.run(  # noqa: S603  # our own file, nothing of the page on its command line
        [sys.executable, "-I", __file__],
        input=svg.encode(),
        capture_output=True,
        check=True,
        timeout=DRAWING_SECONDS_MAX,
    )
    return drawn.stdout


def _draw() -> None:
    fonts = [str(font) for font in sorted(FONTS.glob("*.ttf"))]
    svg = sys.stdin.buffer.read().decode()
    sys.stdout.buffer.write(bytes(resvg_py.svg_to_bytes(svg_string=svg, font_files=fonts)))


if __name__ == "__main__":
    _draw()
