"""Bodies of answers that have no page to show."""

from public_site.render.engine import rendered, wrapped
from public_site.render.frame import frame_of
from public_site.snapshot import Snapshot


def not_found_answer(snapshot: Snapshot) -> bytes:
    """404 inside a page, with the page's frame."""
    return rendered("not_found.html", frame=frame_of(snapshot, "", "Not found")).encode()


def gone_answer(snapshot: Snapshot) -> bytes:
    """410 inside a page: what was here was deleted, and will not come back."""
    return rendered("gone.html", frame=frame_of(snapshot, "", "Deleted")).encode()


def _neutral(title: str, *sentences: str, way_out: str = "") -> bytes:
    """No file beside it, no script, nobody's name: an unknown host may have none of them."""
    context = {"title": title, "sentences": sentences, "way_out": way_out}
    return rendered("neutral.html", style=_STYLE, **context).encode()


# The policy of these answers names the hash of this sheet; so do the samples in deploy/.
_STYLE = wrapped(
    ":root{color-scheme:light dark;background:light-dark(#f6f7f9,#0b0e13);color:light-dark(#141a22,#e8ecf2);"
    "font:1rem/1.5 system-ui,-apple-system,Segoe UI,Roboto,Noto Sans,sans-serif}"
    "body{margin:0;min-height:100vh;display:grid;place-content:center;padding:1rem;box-sizing:border-box}"
    "main{max-width:28rem;padding:2rem;border:1px solid light-dark(#dfe3e9,#262d38);border-radius:16px;"
    "background:light-dark(#ffffff,#12161d)}"
    "h1{margin:.75rem 0 .5rem;font-size:1.375rem;line-height:1.25}"
    "p{margin:.5rem 0 0;color:light-dark(#525d6d,#a3aebd)}"
    "a{color:light-dark(#1d4ed8,#8ab4ff);display:inline-block;padding-block:.25rem}"
)
NEUTRAL_404 = _neutral(
    "There is no status page here",
    "The address may be misspelt, or the page may have been taken down.",
)
FAILED_500 = _neutral(
    "We cannot show this page right now",
    "That is our fault, and it says nothing about the services listed here. Please try again in a minute.",
    way_out="Status page as last published",
)
