"""The words of a page theme: typed values, never CSS, so nothing can break out of a style sheet."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.core.errors import Invalid

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
    """A token that is a colour; the sheet shifts its lightness until it can be read (4.5:1)."""

    rule: str = "Use a colour such as #1d4ed8."

    def checked(self, value: str) -> str | None:
        """The colour as #rrggbb, None when it is not #rgb or #rrggbb."""
        colour = value.strip().lower()
        if not _HEX_COLOUR.fullmatch(colour):
            return None
        return colour if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:])


THEME_TOKENS: dict[str, Choice | Colour] = {
    "accent": Colour(),
    "surface": Choice(("slate", "neutral", "warm")),
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
    return {name: _checked(name, value) for name, value in theme.items() if value != ""}


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
