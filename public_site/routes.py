"""Every public answer out of the framework: the fast path's bytes again, or what is drawn on demand."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace

from quart import Quart, Response, g, request
from werkzeug.datastructures import Headers
from werkzeug.exceptions import HTTPException

from app.core.hostnames import host_of_header
from public_site.answer import HTML, TEXT, Answer
from public_site.archive_pages import ArchivePages
from public_site.disk.encodings import IDENTITY
from public_site.disk.pack import NOT_FOUND, Damaged
from public_site.disk.places import ARCHIVE_NAME
from public_site.fast_path.codings import preferred_codings
from public_site.fast_path.headers import lonely_headers
from public_site.fast_path.prepared import Headers as HeaderList
from public_site.fast_path.prepared import Served
from public_site.fast_path.respond import FastPath, Forms, best, form
from public_site.fast_path.variants import FRONT, HISTORY, asks_variant
from public_site.renderer import Renderer
from public_site.snapshot import Snapshot
from public_site.store import Site

ALLOWED = "GET, HEAD"
HOT_RULES = (
    "/status.json",
    "/badge.svg",
    "/status-version.json",
    "/favicon.svg",
    "/favicon.png",
    "/robots.txt",
    "/llms.txt",
    "/theme-<hash>.css",
    "/picture-<hash>.png",
    "/static/<name>",
)
NO_STORE = "no-store"
_VARIANT_LENGTH_MAX = 64
Draw = Callable[[ArchivePages], Answer | None]
log = logging.getLogger(__name__)


def public_app(fast_path: FastPath, renderer: Renderer) -> Quart:
    """The public site on page hosts. Asks the published files only: it works while the database is gone."""
    app = Quart("public_site", static_folder=None)
    app.url_map.merge_slashes = False
    visits = _Visits(fast_path, renderer)
    app.before_request(visits.find_page)
    rules: dict[str, Callable[..., Awaitable[Response]]] = {
        **dict.fromkeys(HOT_RULES, visits.hot),
        "/": visits.front,
        "/incidents/<incident_id>": visits.incident,
        "/og.png": visits.picture,
        "/uptime": visits.uptime,
        "/uptime.csv": visits.uptime_csv,
        "/history": visits.history,
        "/history/<when>": visits.month_or_day,
    }
    for rule, view in rules.items():
        app.add_url_rule(rule, rule, view, methods=["GET"], provide_automatic_options=False)
    app.register_error_handler(404, visits.not_found)
    app.register_error_handler(405, visits.wrong_method)
    app.register_error_handler(Exception, visits.broken)
    return app


class _Visits:
    """The views; `g.host` is the bare host whose page the request is for."""

    def __init__(self, fast_path: FastPath, renderer: Renderer) -> None:
        self._fast_path, self._renderer = fast_path, renderer
        self._drawing = asyncio.Semaphore(1)

    async def find_page(self) -> Response | None:
        """Before everything: a host without a visible page looks the same whatever is asked of it."""
        host = host_of_header(request.headers.get("host", "").encode("latin-1"))
        g.host = host
        if host is None or await self._fast_path.settle(host) is None:
            return self._neutral()
        return None

    async def hot(self, **_names: str) -> Response:
        """What is in the pack or among the static files."""
        return self._at_page(lambda site: self._found(site, self._served(site)))

    async def front(self) -> Response:
        """`/`, or one of its variants."""
        return self._at_page(self._variant) if self._asks_variant() else await self.hot()

    async def incident(self, incident_id: str) -> Response:
        """An incident or one of its twins; 410 for one that was deleted."""
        order = request.args.get("order")
        response = self._drawn(lambda pages: pages.incident(incident_id, order))
        if response.status_code != 404:
            return response
        return self._at_page(lambda site: self._gone(site, incident_id))

    async def history(self) -> Response:
        before, component, impact = self._chosen(HISTORY)
        return self._drawn(lambda pages: pages.history(before, component or "", impact or ""))

    async def picture(self) -> Response:
        """Drawn beside the loop, one at a time, at the first visit after a publish."""
        async with self._drawing:
            due = self._fast_path.store.read(g.host, self._undrawn)
            if due is None:
                return await self.hot()
            snapshot, seen = due
            answer = await asyncio.to_thread(self._renderer.picture, snapshot)
        return self._at_page(lambda site: self._found(site, self._shown(site, answer, seen)))

    async def uptime(self) -> Response:
        return self._drawn(ArchivePages.uptime)

    async def uptime_csv(self) -> Response:
        return self._drawn(ArchivePages.uptime_csv)

    async def month_or_day(self, when: str) -> Response:
        return self._drawn(lambda pages: pages.month(when) or pages.day(when))

    async def not_found(self, _error: Exception | None = None) -> Response:
        """The page's own 404, drawn when it was published."""
        return self._at_page(lambda site: self._found(site, None))

    async def wrong_method(self, _error: Exception) -> Response:
        return self._plain(
            405, TEXT, b"This address answers GET and HEAD only.\n", (b"allow", ALLOWED.encode())
        )

    async def broken(self, error: Exception) -> Response:
        """A static page: whatever went wrong may go wrong again while drawing one."""
        if isinstance(error, HTTPException) and error.code is not None and error.code < 500:
            return self._plain(error.code, TEXT, f"{error.name}.\n".encode())
        if isinstance(error, Damaged):
            return self._lonely(503, self._renderer.failed, (b"retry-after", b"2"))
        log.error("%s could not be answered", request.path, exc_info=error)
        return self._lonely(500, self._renderer.failed)

    def _at_page(self, view: Callable[[Site], Response]) -> Response:
        """The view of the page as it is by now; it may have been hidden or published since `find_page`."""
        return self._fast_path.store.read(g.host, view) or self._neutral()

    def _drawn(self, draw: Draw) -> Response:
        """Drawn at the first visit after a publish and remembered until the next; variants every time."""
        if self._asks_variant():
            return self._at_page(lambda site: self._found(site, self._unkept(draw(self._pages(site)))))
        return self._at_page(lambda site: self._found(site, self._served(site) or self._offered(site, draw)))

    def _offered(self, site: Site, draw: Draw) -> Served | None:
        answer = draw(self._pages(site))
        return None if answer is None else self._best(self._fast_path.offer(site, answer))

    def _unkept(self, answer: Answer | None) -> Served | None:
        if answer is None:
            return None
        return self._best(self._fast_path.forms_of(replace(answer, cache_control=NO_STORE)))

    def _undrawn(self, site: Site) -> tuple[Snapshot, str] | None:
        return None if self._served(site) else (site.snapshot(), site.facts.fingerprint)

    def _shown(self, site: Site, answer: Answer, seen: str) -> Served:
        """Remembered, unless the page has been published again meanwhile."""
        if site.facts.fingerprint == seen:
            return self._best(self._fast_path.offer(site, answer))
        return self._best(self._fast_path.forms_of(answer))

    def _pages(self, site: Site) -> ArchivePages:
        folder = self._fast_path.store.places.folder(site.facts.page) / ARCHIVE_NAME
        return ArchivePages(self._renderer, site.snapshot(), folder)

    def _gone(self, site: Site, incident_id: str) -> Response:
        pages = self._pages(site)
        if not pages.was_deleted(incident_id):
            return self._found(site, None)
        return self._plain(410, HTML, self._renderer.gone(pages.snapshot))

    def _variant(self, site: Site) -> Response:
        only, tz, lang = self._chosen(FRONT)
        snapshot, seen = site.snapshot(), site.facts.fingerprint
        answer = self._renderer.variant(snapshot, seen, only=only, tz=tz, lang=lang)
        return self._found(site, self._unkept(answer))

    def _asks_variant(self) -> bool:
        return asks_variant(request.path, request.query_string)

    def _chosen(self, names: tuple[str, ...]) -> Iterator[str | None]:
        return (request.args.get(name, "")[:_VARIANT_LENGTH_MAX] or None for name in names)

    def _served(self, site: Site) -> Served | None:
        return self._fast_path.served(site, request.path, preferred_codings(_joined("accept-encoding")))

    def _best(self, forms: Forms) -> Served:
        return forms[best(preferred_codings(_joined("accept-encoding")), forms)]

    def _found(self, site: Site, served: Served | None) -> Response:
        if served is not None:
            return self._answer(served)
        body = site.index.body(site.index.head.entries[NOT_FOUND].blobs[IDENTITY])
        return self._plain(404, HTML, body)

    def _neutral(self) -> Response:
        return self._lonely(404, self._renderer.neutral_not_found)

    def _answer(self, served: Served) -> Response:
        prepared = form(served, request.method, _joined("if-none-match"))
        return _response(prepared.status, prepared.headers, prepared.body)

    def _plain(self, status: int, content_type: str, body: bytes, *more: tuple[bytes, bytes]) -> Response:
        return _unkept(status, content_type, body, [*more, *self._fast_path.security])

    def _lonely(self, status: int, body: bytes, *more: tuple[bytes, bytes]) -> Response:
        return _unkept(status, HTML, body, [*more, *lonely_headers(body, https=self._fast_path.https)])


def _unkept(status: int, content_type: str, body: bytes, more: HeaderList) -> Response:
    length = str(len(body)).encode()
    headers = [(b"content-type", content_type.encode()), (b"content-length", length)]
    return _response(status, [*headers, (b"cache-control", NO_STORE.encode()), *more], body)


def _joined(name: str) -> bytes | None:
    values = request.headers.getlist(name)
    return ", ".join(values).encode("latin-1") if values else None


def _response(status: int, headers: HeaderList, body: bytes) -> Response:
    response = Response(body, status)
    response.headers = Headers([(name.decode("latin-1"), value.decode("latin-1")) for name, value in headers])
    return response
