"""`/robots.txt` and `/llms.txt`: what programs may fetch, and what they find."""

from public_site.answer import TEXT, Answer
from public_site.snapshot import Snapshot

_ROBOTS = b"User-agent: *\nAllow: /\nDisallow: /*?\n"
_LLMS = """# {name}: status

The current state of {name}, its open incidents and planned maintenance. Everything here is public,
needs no key and sets no cookie. Times are ISO 8601 in UTC; days are cut in the zone {zone}.

## Read it with a program

- [{url}/status.json]({url}/status.json): page, version, status (indicator and description),
  components (id, name, status, label) and unresolved incidents (id, name, impact, state, startedAt,
  updatedAt, latestUpdate).
- [{url}/status-version.json]({url}/status-version.json): a fingerprint in `v` and `version`. Poll this, every
  30 to 45 seconds at most, and fetch the rest only when it differs; compare for equality only.
- {url}/incidents/ID.json and {url}/incidents/ID.md: one incident with every update; ids as in status.json.
- [{url}/uptime.csv]({url}/uptime.csv): uptime of every component by month, lengths in seconds.
- [{url}/badge.svg]({url}/badge.svg): the status as a small picture.

Component status: operational, degraded, partial, outage, maintenance. Incident state: investigating,
identified, in_progress, monitoring, resolved. Impact: none, minor, major, critical.

## Read it as a page

- [{url}/]({url}/): the status page
- [{url}/history]({url}/history): all incidents, three months a page. The query may name
  `before` (2026-09), `component` (an id) and `impact`.
- [{url}/uptime]({url}/uptime): uptime and how it is counted
"""


def robots_answer() -> Answer:
    """Pages may be indexed; filtered variants may not."""
    return Answer("/robots.txt", _ROBOTS, TEXT)


def llms_answer(snapshot: Snapshot) -> Answer:
    """A heading first, no front matter."""
    url = snapshot.url.rstrip("/")
    text = _LLMS.format(name=_plain(snapshot.name), zone=snapshot.time_zone, url=url)
    return Answer("/llms.txt", text.encode(), TEXT)


def _plain(name: str) -> str:
    """The name on one line and without the signs that Markdown reads."""
    return " ".join("".join(sign for sign in name if sign not in "[]()<>`*_#\\|").split()) or "This page"
