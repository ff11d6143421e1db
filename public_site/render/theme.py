"""A page's theme as a style sheet of its own: nothing but custom properties, under a hashed name."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import sha256

from public_site.answer import CSS, FOREVER, Answer
from public_site.render.palette import SURFACES, readable
from tenants.pages.theme import trusted_theme

_CORNERS = {"soft": ("6px", "10px", "16px"), "round": ("10px", "18px", "26px"), "square": ("0", "0", "0")}
_FONTS = {
    "sans": "system-ui,-apple-system,Segoe UI,Roboto,Noto Sans,sans-serif",
    "serif": "Charter,Bitstream Charter,Sitka Text,Cambria,Noto Serif,serif",
    "mono": "ui-monospace,SFMono-Regular,Menlo,Consolas,DejaVu Sans Mono,monospace",
}
_MODES = {
    "dark": ":root",
    "light": "@media (prefers-color-scheme:light){:root:not([data-theme=dark])",
    "chosen": ":root[data-theme=light]",
}


def theme_answer(theme: Mapping[str, str]) -> Answer | None:
    """`/theme-<hash>.css`, None for a page that looks the default way."""
    css = _css(_key(trusted_theme(theme)))
    return Answer(_path(css), css.encode(), CSS, FOREVER) if css else None


def theme_path(theme: Mapping[str, str]) -> str | None:
    """Where the sheet of a trusted theme is."""
    css = _css(_key(theme))
    return _path(css) if css else None


@lru_cache(1024)
def _css(key: tuple[tuple[str, str], ...]) -> str:
    theme = dict(key)
    dark, light = _block(_colours(theme, "dark")), _block(_colours(theme, "light"))
    shared = _block(_shape(theme))
    blocks = []
    if shared:
        blocks.append(f"{_MODES['dark']}{shared}")
    if dark:
        blocks.append(f"{_MODES['dark']}{dark}")
        blocks.append(f"{_MODES['light']}{light}}}")
        blocks.append(f"{_MODES['chosen']}{light}")
    return "@layer theme{" + "".join(blocks) + "}\n" if blocks else ""


def _colours(theme: Mapping[str, str], mode: str) -> Iterator[tuple[str, str]]:
    surfaces = SURFACES[theme.get("surface", "slate")][mode]
    if theme.get("surface", "slate") != "slate":
        yield from surfaces.items()
    if "accent" in theme:
        yield "accent", readable(theme["accent"], mode, surfaces)


def _shape(theme: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if "corners" in theme:
        yield from zip(("r1", "r2", "r3"), _CORNERS[theme["corners"]], strict=True)
    if "font" in theme:
        yield "font", _FONTS[theme["font"]]


def _block(properties: Iterator[tuple[str, str]]) -> str:
    lines = ";".join(f"--{name}:{value}" for name, value in properties)
    return f"{{{lines}}}" if lines else ""


def _key(theme: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(theme.items()))


def _path(css: str) -> str:
    return f"/theme-{sha256(css.encode()).hexdigest()[:12]}.css"
