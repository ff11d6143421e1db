"""The preview picture of a page as SVG: what a link to it looks like where links are unfolded."""

import re
from dataclasses import dataclass

from markupsafe import Markup, escape

from public_site.render.badge import text_width
from public_site.render.engine import rendered, wrapped
from public_site.render.favicon import FILLS
from public_site.render.hero import hero_of
from public_site.render.palette import INKS
from public_site.render.times import moment_text
from public_site.snapshot import Snapshot
from tenants.pages.colours import SURFACES, mixed
from tenants.pages.theme import trusted_theme

WIDTH, HEIGHT = 1200, 630
LINES_MAX = 2
_SIZE, _LEADING, _NAME_SIZE = 64, 80, 44
_MIDDLE, _BELOW = 372, 62
_BADGE_SIZE = 11
_NOT_XML = re.compile("[^ -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Fonts by script: a line that mixes scripts is drawn only where each part names its own.
_SCRIPTS = {"Noto Sans Arabic": "؀-ۿݐ-ݿࢠ-ࣿﭐ-﷿ﹰ-ﻼ", "Noto Sans Hebrew": "֐-׿יִ-ﭏ"}
_RUNS = re.compile("|".join(f"([{signs}]+)" for signs in _SCRIPTS.values()))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of large text and its baseline."""

    text: Markup
    y: int


def picture_svg(snapshot: Snapshot) -> str:
    """1200 by 630, in the colours of the page; dark unless its owner chose light."""
    hero, theme = hero_of(snapshot), trusted_theme(snapshot.theme)
    mode = "light" if theme.get("scheme") == "light" else "dark"
    surface, inks = SURFACES[theme.get("surface", "slate")][mode], INKS[mode]
    fill = inks.get(hero.kind, inks["none"])
    sentence = fitted(hero.sentence, _SIZE, WIDTH - 264 - 96, LINES_MAX)
    first = _MIDDLE - (len(sentence) - 1) * _LEADING // 2 - (_BELOW // 2 if hero.count else 0)
    return rendered(
        "picture.svg",
        kind=hero.kind,
        fill=FILLS[hero.kind],
        colours={
            "page": surface["page"],
            "ground": mixed(surface["card"], fill, 0.1),
            "edge": mixed(surface["line"], fill, 0.45),
            "text": inks["text"],
            "muted": inks["muted"],
        },
        name=_spelled(fitted(snapshot.name, _NAME_SIZE, WIDTH - 2 * 112, 1)[0]),
        size=_SIZE,
        sentence=[Line(_spelled(text), first + n * _LEADING) for n, text in enumerate(sentence)],
        count=hero.count,
        below=first + (len(sentence) - 1) * _LEADING + _BELOW,
        host=snapshot.host,
        as_of=moment_text(snapshot.as_of, snapshot.time_zone),
    )


def fitted(text: str, size: int, width: int, lines_max: int) -> list[str]:
    """The text in at most so many lines of at most so many pixels; what does not fit ends in "…"."""
    lines, words = [""], _NOT_XML.sub(" ", text).split()
    for word in words:
        joined = f"{lines[-1]} {word}".strip()
        if lines[-1] and _width(joined, size) > width:
            lines.append(word)
        else:
            lines[-1] = joined
    if len(lines) > lines_max:
        lines = [*lines[: lines_max - 1], " ".join(lines[lines_max - 1 :])]
    return [_cut(line, size, width) for line in lines]


def _cut(line: str, size: int, width: int) -> str:
    if _width(line, size) <= width:
        return line
    while line and _width(f"{line}…", size) > width:
        line = line[:-1].rstrip()
    return f"{line}…"


def _width(text: str, size: int) -> float:
    """As wide as the badge would have it: its font is wider than this one's bold."""
    return text_width(text) * size / _BADGE_SIZE


def _spelled(text: str) -> Markup:
    """The text with each script in its own font."""
    fonts, parts, end = list(_SCRIPTS), list[str](), 0
    for run in _RUNS.finditer(text):
        font = fonts[(run.lastindex or 1) - 1]
        parts.append(escape(text[end : run.start()]))
        parts.append(wrapped(f'<tspan font-family="{font}">', escape(run[0]), "</tspan>"))
        end = run.end()
    return wrapped(*parts, escape(text[end:]))
