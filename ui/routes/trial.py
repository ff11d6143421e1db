"""A look that is tried: its address, what can be said of its colours, and the page drawn in it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from public_site.answer import HTML, Answer
from public_site.rehearsal import Scene, rehearsed
from public_site.render.assets import STATIC
from public_site.render.home import home_html
from public_site.render.look import look_of
from public_site.render.pictures import picture_answers
from public_site.render.theme import theme_answer
from public_site.snapshot import Snapshot
from tenants.pages.theme import THEME_TOKENS, Colour, Verdict, trusted_theme, verdicts_on

Scheme = Literal["system", "dark", "light"]
# Nothing runs in it, and nothing that is pressed in it leads anywhere.
STILL = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'; sandbox allow-same-origin"
)


@dataclass(frozen=True, slots=True)
class Trial:
    """A theme in its stored form, what the page is drawn as, and the scheme that the visitor has."""

    theme: Mapping[str, str]
    scene: Scene = Scene.NOW
    scheme: str = "system"

    @property
    def name(self) -> str:
        """The trial as one segment of an address, such as `accent.1d4ed8~surface.warm~scene.well`."""
        said = {**self.theme, "scene": self.scene, "seen": self.scheme}
        return "~".join(f"{token}.{value.removeprefix('#')}" for token, value in sorted(said.items()))

    def answers(self, snapshot: Snapshot, root: str) -> dict[str, Answer]:
        """The page and all that it is drawn with, by their paths below `root`."""
        shown = rehearsed(replace(snapshot, theme=self._seen()), self.scene)
        html = home_html(shown, "", look_of(shown), root=root)
        sheet = theme_answer(shown.theme)
        drawn_with = [*picture_answers(shown), *([sheet] if sheet else [])]
        page = Answer("/", html.encode(), HTML)
        return STATIC | {each.path: each for each in (page, *drawn_with)}

    def _seen(self) -> dict[str, str]:
        return {**self.theme} | ({"scheme": self.scheme} if self.scheme != "system" else {})


def trial_named(name: str) -> Trial | None:
    """The trial of an address; None for one that no trial has."""
    said = dict(pair.partition(".")[::2] for pair in name.split("~"))
    scene, scheme = said.pop("scene", ""), said.pop("seen", "")
    colours = {token for token, rule in THEME_TOKENS.items() if isinstance(rule, Colour)}
    theme = trusted_theme({token: f"#{each}" if token in colours else each for token, each in said.items()})
    if scene not in set(Scene) or scheme not in ("system", "dark", "light"):
        return None
    found = Trial(theme, Scene(scene), scheme)
    return found if found.name == name else None


@dataclass(frozen=True, slots=True)
class Said:
    """What can be said of one colour as it is typed: a verdict, or why it is none."""

    token: str
    verdict: Verdict | None
    wrong: str = ""


def said_of(typed: Mapping[str, str]) -> list[Said]:
    """Of each colour that is typed, whether it is one and can be read."""
    verdicts = {verdict.token: verdict for verdict in verdicts_on(trusted_theme(typed))}
    colours = [(token, rule) for token, rule in THEME_TOKENS.items() if isinstance(rule, Colour)]
    return [
        Said(token, verdicts.get(token), "" if token in verdicts else rule.rule)
        for token, rule in colours
        if typed.get(token)
    ]
