"""Colours by name and mode, and the contrast arithmetic of WCAG 2.2 that proves them.

The status colours are fixed: pages choose accent and surface, never what red means.
"""

from collections.abc import Mapping
from typing import Final

TEXT_CONTRAST_MIN = 4.5
STATES = ("operational", "degraded", "partial", "outage", "maintenance")
DARK: Final[Mapping[str, str]] = {
    "operational": "#30cfa7",
    "degraded": "#ffe44f",
    "partial": "#e99441",
    "outage": "#f24870",
    "maintenance": "#6e89f7",
    "none": "#7d8898",
    "text": "#e8ecf2",
    "muted": "#a3aebd",
    "accent": "#8ab4ff",
    "control": "#6b7686",
}
LIGHT: Final[Mapping[str, str]] = {
    "operational": "#14725b",
    "degraded": "#826702",
    "partial": "#723703",
    "outage": "#bb2d54",
    "maintenance": "#3c21ab",
    "none": "#667081",
    "text": "#141a22",
    "muted": "#525d6d",
    "accent": "#1d4ed8",
    "control": "#7b8696",
}
INKS: Final[Mapping[str, Mapping[str, str]]] = {"dark": DARK, "light": LIGHT}
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
}


def contrast(first: str, second: str) -> float:
    """The WCAG contrast ratio of two #rrggbb colours, 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """`colour` with `share` (0 to 1) of `other` in it, as #rrggbb."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(mine + (its - mine) * share):02x}" for mine, its in pairs)


def readable(colour: str, mode: str, surfaces: Mapping[str, str]) -> str:
    """`colour`, lightened (dark mode) or darkened in small steps until it is text on every surface."""
    grounds = [surfaces[name] for name in ("page", "card", "raised")]
    towards = "#ffffff" if mode == "dark" else "#000000"
    steps = (mixed(colour, towards, step / 50) for step in range(51))
    return next(step for step in steps if min(contrast(step, each) for each in grounds) >= TEXT_CONTRAST_MIN)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
