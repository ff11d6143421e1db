"""The words of a page theme: typed values, never CSS, so nothing can break out of a style sheet."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import floor

from app.core.errors import Invalid
from tenants.pages.colours import SURFACES, TEXT_CONTRAST_MIN, least_contrast, readable

_HEX_COLOUR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Choice:
    """A token that is one of a few words; the first is what pages have without it."""

    words: tuple[str, ...]

    def checked(self, value: str) -> str | None:
        """The word in its stored form, None when it is not one of them."""
        word = value.strip().lower()
        return word if word in self.words else None

    @property
    def rule(self) -> str:
        return f"Choose {', '.join(self.words[:-1])} or {self.words[-1]}."


@dataclass(frozen=True, slots=True)
class Colour:
    """A token that is a colour of text: one that cannot be read (4.5:1) in its `mode` is refused."""

    mode: str
    rule: str = "Use a colour such as #1d4ed8."

    def checked(self, value: str) -> str | None:
        """The colour as #rrggbb, None when it is not #rgb or #rrggbb."""
        colour = value.strip().lower()
        if not _HEX_COLOUR.fullmatch(colour):
            return None
        return colour if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:])


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a colour can be read in its mode; `ratio` is rounded down, `nearest` the closest that can."""

    token: str
    mode: str
    colour: str
    ratio: float
    passes: bool
    nearest: str

    @property
    def sentence(self) -> str:
        if self.passes:
            return f"{self.ratio}:1 on {self.mode} pages."
        return (
            f"{self.ratio}:1 on {self.mode} pages: links would be hard to read, {TEXT_CONTRAST_MIN}:1 is"
            f" needed. The nearest that can be read is {self.nearest}."
        )


THEME_TOKENS: dict[str, Choice | Colour] = {
    "accent": Colour("light"),
    "accent_dark": Colour("dark"),
    "surface": Choice(tuple(SURFACES)),
    "corners": Choice(("soft", "round", "square")),
    "font": Choice(("sans", "serif", "mono")),
    "scheme": Choice(("system", "dark", "light")),
}


def checked_theme(theme: Mapping[str, str]) -> dict[str, str]:
    """The theme in its stored form; empty values mean the default. Raises Invalid("theme.<token>")."""
    unknown = sorted(set(theme) - set(THEME_TOKENS))
    if unknown:
        known = ", ".join(THEME_TOKENS)
        raise Invalid(f"theme.{unknown[0]}", f"A theme has {known}, and no {unknown[0]}.")
    checked = {name: _checked(name, value) for name, value in theme.items() if value != ""}
    for verdict in verdicts_on(checked):
        if not verdict.passes:
            raise Invalid(f"theme.{verdict.token}", verdict.sentence)
    return checked


def verdicts_on(theme: Mapping[str, str]) -> list[Verdict]:
    """For each colour of a theme in its stored form, whether it can be read on the theme's surface."""
    surface = SURFACES[theme.get("surface", _usual_surface())]
    tokens = [(name, token) for name, token in THEME_TOKENS.items() if isinstance(token, Colour)]
    return [_verdict(name, token.mode, theme[name], surface) for name, token in tokens if name in theme]


def trusted_theme(theme: Mapping[str, str]) -> dict[str, str]:
    """What of a stored theme still passes the grammar of today; the rest is left out."""
    known = {name: THEME_TOKENS[name].checked(theme[name]) for name in THEME_TOKENS if name in theme}
    return {name: value for name, value in known.items() if value is not None}


def _checked(name: str, value: object) -> str:
    token = THEME_TOKENS[name]
    checked = token.checked(value) if isinstance(value, str) else None
    if checked is None:
        raise Invalid(f"theme.{name}", token.rule)
    return checked


def _verdict(name: str, mode: str, colour: str, surface: Mapping[str, Mapping[str, str]]) -> Verdict:
    ratio = least_contrast(colour, surface[mode])
    passes, nearest = ratio >= TEXT_CONTRAST_MIN, readable(colour, mode, surface[mode])
    return Verdict(name, mode, colour, floor(ratio * 10) / 10, passes, nearest)


def _usual_surface() -> str:
    return next(iter(SURFACES))
