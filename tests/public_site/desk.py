"""A newsroom without a database: snapshots in memory, a renderer that says what it was given."""

import asyncio
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from app.core.clock import now_ms
from app.core.ids import public_id
from public_site.answer import BADGE_MINUTE, CSS, CSV, FOREVER, HTML, JSON, MARKDOWN, PNG, SVG, TEXT, Answer
from public_site.disk.archive import ArchiveChange, Listed
from public_site.history import HistoryPage
from public_site.publishing import DiskPublisher
from public_site.renderer import Renderer
from public_site.snapshot import Incident, Snapshot
from public_site.visits import Visits, visits
from tenants.words import DEFAULT_LABELS, Impact, IncidentKind, State

NEUTRAL = b"<!doctype html><title>Nothing here</title>"
BREAKS = "Mars/Olympus"
STATIC_PATH = "/static/public-12345678.css"
FILLER = "All work and no play makes a dull page, so it is said once more. " * 60


def a_page(page_id: UUID | None = None, **over: Any) -> Snapshot:
    """A visible page of nothing on acme.localhost."""
    plain = Snapshot(
        page_id=public_id("p", page_id or uuid4()),
        version=1,
        name="Acme",
        url="http://acme.localhost:8000/",
        hosts=("acme.localhost",),
        visible=True,
        time_zone="UTC",
        labels=dict(DEFAULT_LABELS),
        theme={},
        show_footer=True,
        show_uptime=True,
        count_manual=False,
        weights={},
        tree=(),
        incidents=(),
        scheduled=(),
        past=(),
        today="2026-11-21",
        as_of=now_ms(),
        expires_at=None,
        next_change_at=None,
    )
    return replace(plain, **over)


def an_old_incident(number: int, started_at: int, title: str = "Slow answers") -> Incident:
    """Resolved an hour after it started."""
    return Incident(
        id=public_id("i", UUID(int=number)),
        kind=IncidentKind.INCIDENT,
        title=title,
        state=State.RESOLVED,
        impact=Impact.MINOR,
        started_at=started_at,
        resolved_at=started_at + 3_600_000,
        scheduled_start=None,
        scheduled_end=None,
        promised_next_at=None,
        updated_at=started_at,
        touched=(),
        updates=(),
    )


class Desk:
    """What a database would hold: pages by id, incidents with the version that touched them last."""

    def __init__(self) -> None:
        self.pages: dict[UUID, Snapshot] = {}
        self.incidents: dict[UUID, list[tuple[int, Incident]]] = defaultdict(list)
        self.loads = 0
        self.load_takes_seconds = 0.0
        self.broken: Exception | None = None

    def add(self, **over: Any) -> UUID:
        page_id = uuid4()
        self.pages[page_id] = a_page(page_id, **over)
        return page_id

    def edit(self, page_id: UUID, **over: Any) -> int:
        """Commit a change; the page's new version."""
        page = self.pages[page_id]
        self.pages[page_id] = replace(page, version=page.version + 1, as_of=now_ms(), **over)
        return page.version + 1

    async def load(self, page_id: UUID) -> Snapshot | None:
        self.loads += 1
        await asyncio.sleep(self.load_takes_seconds)
        if self.broken is not None:
            raise self.broken
        return self.pages.get(page_id)

    async def load_archive(self, page_id: UUID, since_version: int) -> ArchiveChange:
        kept = self.incidents[page_id]
        listed = tuple(Listed(each.id, each.started_at, each.resolved_at) for _, each in kept)
        return ArchiveChange(listed, tuple(each for touched, each in kept if touched > since_version))

    async def versions(self) -> dict[UUID, int]:
        return {page_id: page.version for page_id, page in self.pages.items()}

    def publisher(self, root: Path, renders: "Renders | None" = None) -> DiskPublisher:
        renderer = (renders or Renders()).renderer()
        return DiskPublisher(root, renderer=renderer, load=self.load, load_archive=self.load_archive)


class Renders:
    """Renderers that count; `edition` is theirs."""

    def __init__(self, edition: str = "first") -> None:
        self.edition, self.count = edition, 0

    def renderer(self) -> Renderer:
        return Renderer(
            edition=self.edition,
            hot=self._hot,
            not_found=lambda snapshot: f"<!doctype html><p>{snapshot.name}: not found".encode(),
            variant=self._variant,
            gone=lambda snapshot: f"<!doctype html><p>{snapshot.name}: deleted".encode(),
            incident=_incident,
            twins={"md": _markdown},
            history=_history,
            day=_day,
            picture=lambda snapshot: Answer("/og.png", snapshot.name.encode(), PNG, shared=True),
            uptime=lambda snapshot: Answer(
                "/uptime", f"<!doctype html><p>uptime of {snapshot.name}".encode(), HTML
            ),
            uptime_csv=lambda snapshot: Answer("/uptime.csv", f"{snapshot.name},100\n".encode(), CSV),
            neutral_not_found=NEUTRAL,
            failed=b"<!doctype html><title>Not now</title>",
            static={STATIC_PATH: Answer(STATIC_PATH, b"p{color:red}" * 200, CSS, FOREVER)},
        )

    def _hot(self, snapshot: Snapshot, fingerprint: str) -> list[Answer]:
        self.count += 1
        said = {"name": snapshot.name, "version": fingerprint, "row": snapshot.version}
        theme = f"/theme-{len(snapshot.theme):08x}.css"
        return [
            Answer("/", f"<!doctype html><h1>{snapshot.name}</h1>{FILLER}{self.edition}".encode(), HTML),
            Answer("/status.json", json.dumps(said | {"filler": FILLER}).encode(), JSON, shared=True),
            Answer("/badge.svg", f"<svg>{snapshot.name}</svg>".encode(), SVG, BADGE_MINUTE, shared=True),
            Answer("/status-version.json", json.dumps({"v": fingerprint}).encode(), JSON, shared=True),
            Answer("/favicon.svg", b"<svg/>", SVG),
            Answer("/favicon.png", b"PNG", PNG, shared=True),
            Answer("/robots.txt", b"User-agent: *\n", TEXT),
            Answer("/llms.txt", f"# {snapshot.name}\n".encode(), TEXT),
            Answer(theme, b"h1{}", CSS, FOREVER),
            Answer("/picture-00000000.png", b"PNG of a logo", PNG, FOREVER),
        ]

    def _variant(
        self, snapshot: Snapshot, fingerprint: str, *, only: str | None, tz: str | None, lang: str | None
    ) -> Answer:
        if tz == BREAKS:
            raise ValueError(tz)
        return Answer("/", f"{snapshot.name} {fingerprint} {only} {tz} {lang}".encode(), HTML)


def _incident(
    snapshot: Snapshot,
    incident: Incident,
    older: str | None,
    newer: str | None,
    *,
    oldest_first: bool = False,
) -> Answer:
    order = " oldest first" if oldest_first else ""
    body = f"{snapshot.name}: {incident.title} {incident.touched} older={older} newer={newer}{order}"
    return Answer(f"/incidents/{incident.id}", body.encode(), HTML)


def _markdown(snapshot: Snapshot, incident: Incident) -> Answer:
    return Answer(f"/incidents/{incident.id}.md", f"# {incident.title}".encode(), MARKDOWN, shared=True)


def _history(snapshot: Snapshot, page: HistoryPage) -> Answer:
    told = [f"{each.month}: {', '.join(one.title for one in each.incidents)}" for each in page.months]
    body = f"{snapshot.name} {'; '.join(told)} | older={page.older} newer={page.newer}"
    return Answer(page.path, body.encode(), HTML)


def _day(snapshot: Snapshot, date: str, incidents: Sequence[Incident]) -> Answer:
    titles = ", ".join(incident.title for incident in incidents)
    return Answer(f"/history/{date}", f"{snapshot.name} {date}: {titles}".encode(), HTML)


def visits_of(publisher: DiskPublisher, **over: Any) -> Visits:
    """The reading side of another process that shares the disk."""
    return visits(publisher, **({"cache_mb": 8, "https": False} | over))
