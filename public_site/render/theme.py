"""A page's theme as a style sheet of its own: nothing but custom properties, under a hashed name."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import sha256

from public_site.answer import CSS, FOREVER, Answer
from public_site.render.palette import INKS
from tenants.pages.colours import SURFACES, readable
from tenants.pages.theme import trusted_theme

_CORNERS = {"soft": ("6px", "10px", "16px"), "round": ("10px", "18px", "26px"), "square": ("0", "0", "0")}
_FONTS = {
    "sans": "system-ui,-apple-system,Segoe UI,Roboto,Noto Sans,sans-serif",
    "serif": "Charter,Bitstream Charter,Sitka Text,Cambria,Noto Serif,serif",
    "mono": "ui-monospace,SFMono-Regular,Menlo,Consolas,DejaVu Sans Mono,monospace",
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
    lines = [f"--{name}:{value}" for name, value in (*_colours(theme), *_shape(theme))]
    return f"@layer theme{{:root{{{';'.join(lines)}}}}}\n" if lines else ""


def _colours(theme: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    name = theme.get("surface", "slate")
    dark, light = SURFACES[name]["dark"], SURFACES[name]["light"]
    if name != "slate":
        yield from ((part, f"light-dark({light[part]},{dark[part]})") for part in dark)
    if "accent" in theme or "accent_dark" in theme:
        yield "accent", f"light-dark({_accent(theme, 'light', light)},{_accent(theme, 'dark', dark)})"


def _accent(theme: Mapping[str, str], mode: str, surfaces: Mapping[str, str]) -> str:
    """The mode's own accent, else the other's; older themes may hold one that has to be shifted."""
    own, other = ("accent", "accent_dark") if mode == "light" else ("accent_dark", "accent")
    chosen = theme.get(own) or (theme[other] if own == "accent_dark" else INKS[mode]["accent"])
    return readable(chosen, mode, surfaces)


def _shape(theme: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if "corners" in theme:
        yield from zip(("r1", "r2", "r3"), _CORNERS[theme["corners"]], strict=True)
    if "font" in theme:
        yield "font", _FONTS[theme["font"]]


def _key(theme: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(theme.items()))


def _path(css: str) -> str:
    return f"/theme-{sha256(css.encode()).hexdigest()[:12]}.css"
