"""`/?only= ?tz= ?lang=`: the status page cut down, or with its moments in a visitor's zone."""

from functools import cache
from zoneinfo import available_timezones

from public_site.answer import HTML, Answer
from public_site.render.home import Zone, home_html
from public_site.render.look import look_of
from public_site.snapshot import Snapshot

NO_STORE = "no-store"


def page_variant(
    snapshot: Snapshot, fingerprint: str, *, only: str | None, tz: str | None, lang: str | None
) -> Answer:
    """The page as asked; a zone that is none is named, the rest is ignored. Pages are in English so far."""
    del lang
    name = tz if tz in _zones() else None
    look = look_of(snapshot, name)
    zone = Zone(name or tz or look.zone, fixed=name is not None, wrong="" if name else tz or "")
    html = home_html(snapshot, fingerprint, look, affected_only=only == "affected", zone=zone)
    return Answer("/", html.encode(), HTML, NO_STORE)


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())
