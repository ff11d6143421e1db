"""The inks of public pages by name and mode.

The status colours are fixed: pages choose accent and surface, never what red means.
"""

from collections.abc import Mapping
from typing import Final

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
