"""`/?only= ?tz= ?lang=`: the status page cut down, or with its moments in a visitor's zone."""

from functools import cache
from zoneinfo import available_timezones

from public_site.answer import HTML, Answer
from public_site.render.home import home_html
from public_site.render.look import look_of
from public_site.snapshot import Snapshot

NO_STORE = "no-store"


def page_variant(
    snapshot: Snapshot, fingerprint: str, *, only: str | None, tz: str | None, lang: str | None
) -> Answer:
    """The page as asked; what is not understood is ignored. `lang`: pages are in English so far."""
    del lang
    zone = tz if tz is not None and tz in _zones() else None
    look = look_of(snapshot, zone)
    html = home_html(
        snapshot, fingerprint, look, affected_only=only == "affected", fixed_zone=zone is not None
    )
    return Answer("/", html.encode(), HTML, NO_STORE)


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())
