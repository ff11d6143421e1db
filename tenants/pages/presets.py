"""Whole looks to begin from; each can be read, as any theme has to."""

from collections.abc import Mapping
from typing import Final

PRESETS: Final[Mapping[str, Mapping[str, str]]] = {
    "Graphite": {},
    "Midnight": {"surface": "midnight", "accent": "#3b4fd8", "accent_dark": "#9db2ff", "scheme": "dark"},
    "Paper": {
        "surface": "warm",
        "accent": "#7a3e12",
        "accent_dark": "#e8b27a",
        "font": "serif",
        "corners": "square",
    },
    "Forest": {"surface": "forest", "accent": "#1b6b45", "accent_dark": "#7cd6a6", "corners": "round"},
    "High contrast": {
        "surface": "contrast",
        "accent": "#0000c8",
        "accent_dark": "#ffff66",
        "corners": "square",
    },
    "Terminal": {
        "surface": "neutral",
        "accent": "#14612f",
        "accent_dark": "#5fe08a",
        "font": "mono",
        "corners": "square",
        "scheme": "dark",
    },
}
