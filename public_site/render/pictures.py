"""`/picture-<hash>.png`: the page's logo and icon as they were drawn when they were sent."""

from collections.abc import Iterator

from public_site.answer import FOREVER, PNG, Answer
from public_site.snapshot import Snapshot


def picture_answers(snapshot: Snapshot) -> Iterator[Answer]:
    """Every picture of the page; the same one in two places is one answer."""
    by_path = {each.path: each for each in snapshot.pictures.values()}
    return (Answer(path, each.body, PNG, FOREVER) for path, each in by_path.items())
