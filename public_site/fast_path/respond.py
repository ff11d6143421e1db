"""The one answer to a visit, whoever asks: the hook before the parser, the middleware, or the framework."""

from collections.abc import Mapping
from contextlib import suppress

from app.core.clock import now_ms
from public_site.answer import Answer
from public_site.contents import digest_of
from public_site.disk.encodings import bodies_of
from public_site.disk.pack import Damaged, Entry
from public_site.disk.shared_files import read_static
from public_site.due import Due
from public_site.fast_path.codings import preferred_codings
from public_site.fast_path.conditions import none_match
from public_site.fast_path.headers import security_headers, sharing_headers
from public_site.fast_path.prepared import Headers, Prepared, Served, etag_of
from public_site.fast_path.variants import asks_variant
from public_site.store import Site, Store

GET, HEAD = "GET", "HEAD"
_VARY = (b"vary", b"Accept-Encoding")

Forms = Mapping[str, Served]


class FastPath:
    """Answers visits of published pages from memory and disk; knows no database and no framework."""

    def __init__(self, store: Store, due: Due, static: Mapping[str, Answer], *, https: bool) -> None:
        self.store = store
        self.security, self.https = security_headers(https=https), https
        self._due = due
        self._static = {path: self.forms_of(answer) for path, answer in static.items()}
        self.answered = 0

    def respond(
        self,
        host: str,
        method: str,
        path: str,
        query: bytes = b"",
        accept_encoding: bytes | None = None,
        if_none_match: bytes | None = None,
    ) -> Prepared | None:
        """The answer to GET or HEAD at once; None for anything else, and for a page that is over or due.

        `host` is bare and lower-case, `path` as it was sent. Nothing but the arguments decides: no cookie,
        no address.
        """
        if method not in {GET, HEAD}:
            return None
        site = self.store.site(host)
        if site is None or (now_ms() >= site.wake_at and self._must_wait(site)):
            return None
        if query and asks_variant(path, query):
            return None
        preferred = preferred_codings(accept_encoding)
        served = site.choices.get((path, preferred)) or self._first(host, path, preferred)
        if served is None:
            return None
        self.answered += 1
        return form(served, method, if_none_match)

    async def settle(self, host: str) -> Site | None:
        """The page on `host` if it is visible by now, published anew first if it is due."""
        site = self.store.site(host)
        if site is not None and now_ms() >= site.wake_at and self._due.is_wanted(site.facts.page):
            await self._due.publish(site.facts.page)
            site = self.store.site(host)
        return None if site is None or site.is_over() else site

    def served(self, site: Site, path: str, preferred: tuple[str, ...]) -> Served | None:
        """A hot answer, a static file, or something offered before, in the coding liked best.

        None for any other path. Raises Moved, Damaged.
        """
        entry = site.entry(path) if path.startswith("/") else None
        if entry is not None:
            served = self._from_pack(site, path, entry, best(preferred, entry.blobs))
        else:
            forms = self._static_forms(path) or site.forms_at(path)
            if not forms:
                return None
            served = forms[best(preferred, forms)]
        site.choices[path, preferred] = served
        return served

    def offer(self, site: Site, answer: Answer) -> Forms:
        """Remember an answer that was rendered on demand, until the page is published again."""
        forms = self.forms_of(answer)
        for coding, served in forms.items():
            self.store.keep(site, answer.path, coding, served)
        return forms

    def forms_of(self, answer: Answer) -> Forms:
        """An answer that is in no pack, in all codings; its ETag is that of its bytes."""
        described, lasting = self._headers(answer.content_type, answer.cache_control, shared=answer.shared)
        return {
            coding: self._form_of(body, coding, described, lasting, digest_of(answer.body))
            for coding, body in bodies_of(answer.body).items()
        }

    def _static_forms(self, path: str) -> Forms | None:
        """Of this edition, or of an earlier one that pages of a moment ago name."""
        if path in self._static or not path.startswith("/static/"):
            return self._static.get(path)
        answer = read_static(self.store.places, path)
        if answer is not None:
            self._static[path] = self.forms_of(answer)
        return self._static.get(path)

    def _first(self, host: str, path: str, preferred: tuple[str, ...]) -> Served | None:
        """An answer that was not asked for since the page was published."""
        with suppress(Damaged):
            return self.store.read(host, lambda site: self.served(site, path, preferred))
        return None

    def _from_pack(self, site: Site, path: str, entry: Entry, coding: str) -> Served:
        if (served := site.forms.get((path, coding))) is not None:
            return served
        body = site.index.body(entry.blobs[coding])
        described, lasting = self._headers(entry.content_type, entry.cache_control, shared=entry.shared)
        served = self._form_of(body, coding, described, lasting, site.facts.fingerprint)
        self.store.keep(site, path, coding, served)
        return served

    def _headers(self, content_type: str, cache_control: str, *, shared: bool) -> tuple[Headers, Headers]:
        """Those that describe a body, and those that a 304 repeats; the ETag is still missing."""
        described = [(b"content-type", content_type.encode())]
        lasting = [(b"cache-control", cache_control.encode()), _VARY, *sharing_headers(shared=shared)]
        return described, lasting

    def _form_of(
        self, body: bytes, coding: str, described: Headers, lasting: Headers, fingerprint: str
    ) -> Served:
        etag = etag_of(fingerprint, coding)
        encoded = [(b"content-encoding", coding.encode())] if coding != "identity" else []
        return Served(200, [(b"etag", etag), *lasting, *self.security], [*described, *encoded], body, etag)

    def _must_wait(self, site: Site) -> bool:
        return site.is_over() or self._due.is_wanted(site.facts.page)


def form(served: Served, method: str, if_none_match: bytes | None) -> Prepared:
    """The 200, its HEAD, or the 304."""
    if if_none_match is not None and none_match(if_none_match, served.etag):
        return served.not_modified
    return served.full if method == GET else served.head


def best(preferred: tuple[str, ...], there: Mapping[str, object]) -> str:
    """The coding to send of those that are there; identity always is."""
    return next(coding for coding in preferred if coding in there)
