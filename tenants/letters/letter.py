"""What a letter says, and how it becomes a mail: the same words as plain text and as HTML."""

import re
import unicodedata
from dataclasses import dataclass
from textwrap import fill

from app.core.addresses import console_url
from app.core.mail import Mail
from tenants.letters.layout import html_of_parts

SIGNED = "Hep Status"
HAS_ACCOUNT = "You get this letter because this address has an account at Hep Status."
_WIDTH = 72
_ISOLATE, _POP = "\u2068", "\u2069"
_TURNS_TEXT = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Link:
    """Where a letter leads, and the words that say so."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Letter:
    """The first of `links` is what the letter is for; `reason` says why somebody gets it."""

    subject: str
    opening: str
    links: tuple[Link, ...]
    closing: str
    reason: str = HAS_ACCOUNT


def at_console(label: str, path: str) -> tuple[Link, ...]:
    """The one link of most letters: a screen of the console."""
    return (Link(label, console_url(path)),)


def isolated(name: str) -> str:
    """A name that somebody gave, so that its writing direction turns nothing around it."""
    return f"{_ISOLATE}{_TURNS_TEXT.sub('', name)}{_POP}"


def mail_of(letter: Letter, to: str, mail_id: str) -> Mail:
    """The letter to one address; `mail_id` stays the same when it is sent again."""
    return Mail(to, _one_line(letter.subject), text_of(letter), html_of(letter), mail_id)


def text_of(letter: Letter) -> str:
    """Plain text: lines that fit anywhere, each address on a line of its own."""
    links = [f"{fill(link.label, _WIDTH)}\n{link.url}" for link in letter.links]
    above = [_filled(part) for part in (SIGNED, letter.subject, letter.opening)]
    below = [_filled(part) for part in (letter.closing, letter.reason)]
    return "\n\n".join((*above, *links, *below)) + "\n"


def html_of(letter: Letter) -> str:
    """The same words in the one layout."""
    return html_of_parts(
        name=SIGNED,
        subject=letter.subject,
        preheader=_first_sentence(letter.opening),
        opening=letter.opening,
        links=[(link.label, link.url) for link in letter.links],
        closing=letter.closing,
        reason=letter.reason,
    )


def _filled(paragraph: str) -> str:
    return fill(paragraph, _WIDTH, break_long_words=False, break_on_hyphens=False)


def _first_sentence(paragraph: str) -> str:
    return re.split(r"(?<=[.!?]) ", paragraph, maxsplit=1)[0]


def _one_line(subject: str) -> str:
    """What a header may hold: names can bring joiners and isolates, which only a body can show."""
    return "".join(mark for mark in subject if mark == " " or unicodedata.category(mark)[0] not in "CZ")
