"""What fragments depend on beside their own data."""

from dataclasses import dataclass

from public_site.render.words import Words, words_of
from public_site.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Look:
    """`zone` is the zone that moments are printed in; days are always cut in the page's own."""

    words: Words
    zone: str
    today: str
    count_manual: bool


def look_of(snapshot: Snapshot, zone: str | None = None) -> Look:
    """The page's own look, or that of a visitor who asked for another zone."""
    words = words_of(snapshot.labels)
    return Look(words, zone or snapshot.time_zone, snapshot.today, snapshot.count_manual)
