"""Bodies of answers that have no page to show."""

from public_site.render.engine import rendered
from public_site.render.frame import frame_of
from public_site.snapshot import Snapshot


def not_found_answer(snapshot: Snapshot) -> bytes:
    """404 inside a page, with the page's frame."""
    return rendered("not_found.html", frame=frame_of(snapshot, "", "Not found")).encode()


def gone_answer(snapshot: Snapshot) -> bytes:
    """410 inside a page: what was here was deleted, and will not come back."""
    return rendered("gone.html", frame=frame_of(snapshot, "", "Deleted")).encode()


def _neutral(title: str, *sentences: str) -> bytes:
    """No sheet, no script, nobody's name: an unknown host may have none of them."""
    return rendered("neutral.html", title=title, sentences=sentences).encode()


NEUTRAL_404 = _neutral(
    "There is no status page here",
    "The address may be misspelt, or the page may have been taken down.",
)
FAILED_500 = _neutral(
    "We cannot show this page right now",
    "That is our fault, and it says nothing about the services listed here. Please try again in a minute.",
)
