"""The grounds a page may have, and the contrast arithmetic of WCAG 2.2: what can be read on them."""

from collections.abc import Mapping
from typing import Final

TEXT_CONTRAST_MIN = 4.5
MODES: Final = ("light", "dark")
SURFACES: Final[Mapping[str, Mapping[str, Mapping[str, str]]]] = {
    "slate": {
        "dark": {"page": "#0b0e13", "card": "#12161d", "raised": "#1a2029", "line": "#262d38"},
        "light": {"page": "#f6f7f9", "card": "#ffffff", "raised": "#f2f4f7", "line": "#dfe3e9"},
    },
    "neutral": {
        "dark": {"page": "#0d0d0d", "card": "#151515", "raised": "#1e1e1e", "line": "#2d2d2d"},
        "light": {"page": "#f7f7f7", "card": "#ffffff", "raised": "#f4f4f4", "line": "#e1e1e1"},
    },
    "warm": {
        "dark": {"page": "#100d0a", "card": "#181410", "raised": "#211c16", "line": "#322b22"},
        "light": {"page": "#faf7f2", "card": "#fffdfa", "raised": "#f7f3ed", "line": "#e6dfd3"},
    },
    "midnight": {
        "dark": {"page": "#070b1a", "card": "#0d1325", "raised": "#151c31", "line": "#28314f"},
        "light": {"page": "#f4f6fd", "card": "#ffffff", "raised": "#f1f3fb", "line": "#d9dff0"},
    },
    "forest": {
        "dark": {"page": "#08100c", "card": "#0e1712", "raised": "#16211b", "line": "#26362d"},
        "light": {"page": "#f4f9f5", "card": "#fdfffd", "raised": "#f1f6f2", "line": "#d6e3d9"},
    },
    "contrast": {
        "dark": {"page": "#000000", "card": "#000000", "raised": "#161616", "line": "#8c8c8c"},
        "light": {"page": "#ffffff", "card": "#ffffff", "raised": "#f4f4f4", "line": "#6b6b6b"},
    },
}


def contrast(first: str, second: str) -> float:
    """The WCAG contrast ratio of two #rrggbb colours, 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """`colour` with `share` (0 to 1) of `other` in it, as #rrggbb."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(mine + (its - mine) * share):02x}" for mine, its in pairs)


def least_contrast(colour: str, surfaces: Mapping[str, str]) -> float:
    """How well `colour` is read as text where that is hardest: on the page, a card or what stands out."""
    return min(contrast(colour, surfaces[name]) for name in ("page", "card", "raised"))


def readable(colour: str, mode: str, surfaces: Mapping[str, str]) -> str:
    """`colour`, lightened (dark mode) or darkened in small steps until it is text on every surface."""
    towards = "#ffffff" if mode == "dark" else "#000000"
    steps = (mixed(colour, towards, step / 50) for step in range(51))
    return next(step for step in steps if least_contrast(step, surfaces) >= TEXT_CONTRAST_MIN)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
