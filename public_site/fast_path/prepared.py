"""Answers ready to go out: header lists for ASGI, bytes for the wire."""

from collections.abc import Iterable, MutableMapping
from typing import Any

from public_site.disk.encodings import IDENTITY

Headers = list[tuple[bytes, bytes]]
Message = MutableMapping[str, Any]


class Prepared:
    """One answer: ASGI's two messages, the bytes before the date and the body. Shared, so never changed."""

    __slots__ = ("body", "rest", "start", "wire")

    def __init__(self, status: int, headers: Headers, body: bytes) -> None:
        self.start: Message = {"type": "http.response.start", "status": status, "headers": headers}
        self.rest: Message = {"type": "http.response.body", "body": body}
        self.body = body
        self.wire = _wire(status, headers)

    @property
    def status(self) -> int:
        return int(self.start["status"])

    @property
    def headers(self) -> Headers:
        return list(self.start["headers"])

    @property
    def size(self) -> int:
        """Bytes that keeping it costs, about."""
        return len(self.body) + 3 * len(self.wire) + 500


class Served:
    """One answer in one coding, with the 304 and the HEAD that go with it."""

    __slots__ = ("etag", "full", "head", "not_modified")

    def __init__(self, status: int, lasting: Headers, described: Headers, body: bytes, etag: bytes) -> None:
        """`lasting` headers are on the 304 too, `described` only where the body is described."""
        self.etag = etag
        length = (b"content-length", str(len(body)).encode())
        headers = [*described, length, *lasting]
        self.full = Prepared(status, headers, body)
        self.head = Prepared(status, headers, b"")
        self.not_modified = Prepared(304, lasting, b"")

    @property
    def size(self) -> int:
        return self.full.size + self.head.size + self.not_modified.size


def etag_of(fingerprint: str, coding: str) -> bytes:
    """`"fp"`, `"fp-gzip"` or `"fp-br"`: strong, so each coding has its own."""
    return f'"{fingerprint}"'.encode() if coding == IDENTITY else f'"{fingerprint}-{coding}"'.encode()


def _wire(status: int, headers: Iterable[tuple[bytes, bytes]]) -> bytes:
    """As the server's own parser library writes it: no reason phrase, the date follows."""
    lines = [b"HTTP/1.1 %d " % status, *(b"%s: %s" % header for header in headers)]
    return b"\r\n".join(lines) + b"\r\n"
