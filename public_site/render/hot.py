"""Every answer of the hot path, from one snapshot."""

from public_site.answer import Answer
from public_site.render.badge import badge_answer
from public_site.render.favicon import favicon_answer, small_favicon_answer
from public_site.render.for_machines import llms_answer, robots_answer
from public_site.render.home import home_answer
from public_site.render.pictures import picture_answers
from public_site.render.status_json import status_answer, version_answer
from public_site.render.theme import theme_answer
from public_site.snapshot import Snapshot


def hot_answers(snapshot: Snapshot, fingerprint: str) -> list[Answer]:
    """What is fetched often; `fingerprint` is the value that all of them say they show."""
    theme = theme_answer(snapshot.theme)
    return [
        home_answer(snapshot, fingerprint),
        status_answer(snapshot, fingerprint),
        badge_answer(snapshot),
        version_answer(fingerprint),
        favicon_answer(snapshot),
        small_favicon_answer(snapshot),
        robots_answer(),
        llms_answer(snapshot),
        *([theme] if theme else []),
        *picture_answers(snapshot),
    ]
