"""`/badge.svg`: the status as a word and a colour, in the shape people know from shields."""

import re
import unicodedata

from public_site.answer import BADGE_MINUTE, SVG, Answer
from public_site.render.engine import rendered
from public_site.render.hero import Hero, hero_of
from public_site.render.palette import LIGHT
from public_site.snapshot import Snapshot

WORD_LENGTH_MAX = 40
_PAD = 6
_LABEL = "status"
# Advance widths of Verdana and its look-alikes at 11 px, in tenths of a pixel, from space to tilde.
_FIRST = 32
_TENTHS = (
    *(43, 43, 51, 90, 70, 118, 80, 30, 50, 50, 70, 90, 40, 50, 40, 50),
    *(70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 50, 50, 90, 90, 90, 60),
    *(110, 75, 75, 77, 85, 70, 63, 85, 83, 46, 50, 76, 61, 93, 82, 87),
    *(66, 87, 76, 75, 68, 81, 75, 109, 75, 68, 75, 50, 50, 50, 90, 70),
    *(70, 66, 69, 57, 69, 66, 39, 69, 70, 30, 38, 65, 30, 107, 70, 67),
    *(69, 69, 47, 57, 43, 70, 65, 90, 65, 65, 58, 70, 50, 70, 90),
)
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OTHER_TENTHS, _WIDE_TENTHS = 75, 110


def badge_answer(snapshot: Snapshot) -> Answer:
    return Answer(
        "/badge.svg", _badge(snapshot.name, hero_of(snapshot)).encode(), SVG, BADGE_MINUTE, shared=True
    )


def text_width(text: str) -> int:
    """How many pixels a badge gives a text; letters squeeze or stretch to it, so it never spills."""
    return round(sum(_tenths(letter) for letter in text) / 10)


def _badge(name: str, hero: Hero) -> str:
    word = _shortened(_NOT_XML.sub("", hero.word))
    left, right = text_width(_LABEL) + 2 * _PAD, text_width(word) + 2 * _PAD
    return rendered(
        "badge.svg",
        title=_NOT_XML.sub("", f"{name}: {hero.sentence}"),
        label=_LABEL,
        word=word,
        fill=LIGHT.get(hero.kind, LIGHT["none"]),
        left=left,
        right=right,
        pad=_PAD,
    )


def _shortened(word: str) -> str:
    return word if len(word) <= WORD_LENGTH_MAX else f"{word[: WORD_LENGTH_MAX - 1].rstrip()}…"


def _tenths(letter: str) -> int:
    index = ord(letter) - _FIRST
    if 0 <= index < len(_TENTHS):
        return _TENTHS[index]
    if unicodedata.combining(letter):
        return 0
    return _WIDE_TENTHS if unicodedata.east_asian_width(letter) in "WF" else _OTHER_TENTHS
