"""A strict reader of plain request heads; whatever is not plain is for the real parser."""

import re
from functools import lru_cache
from typing import NamedTuple

from app.core.hostnames import host_of_header

HEAD_BYTES_MAX = 4096
_VISIBLE = rb"[\x21-\x7e\x80-\xff]"
_VALUE = _VISIBLE + rb"(?:[\x20-\x7e\x80-\xff\t]*" + _VISIBLE + rb")?"
_LINE = rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+:[ \t]*(?:" + _VALUE + rb")?[ \t]*\r\n"
_PLAIN = re.compile(rb"(GET|HEAD) (/[\x21-\x7e]*) HTTP/1\.1\r\n((?:" + _LINE + rb")+)\r\n")
_TELLING = re.compile(
    rb"^(host|accept-encoding|if-none-match|connection|content-length|transfer-encoding|upgrade|expect)"
    rb":[ \t]*([^\r\n]*?)[ \t]*\r$",
    re.IGNORECASE | re.MULTILINE,
)
_READ = frozenset({b"host", b"accept-encoding", b"if-none-match", b"connection"})


class Asked(NamedTuple):
    """What a plain head asks for, in the arguments of `respond()`."""

    host: str
    method: str
    path: str
    query: bytes
    accept_encoding: bytes | None
    if_none_match: bytes | None


@lru_cache(maxsize=1024)
def plain_head(chunk: bytes) -> Asked | None:
    """What exactly one whole, plain GET or HEAD of HTTP/1.1 asks for; None for any other bytes.

    Plain means: no body announced, no upgrade, one Host, each header once, connection kept alive.
    """
    match = _PLAIN.fullmatch(chunk)
    fields = _fields(match[3]) if match is not None else None
    if match is None or fields is None:
        return None
    host = host_of_header(fields.get(b"host", b""))
    if host is None or fields.get(b"connection", b"keep-alive").lower() != b"keep-alive":
        return None
    path, _, query = match[2].partition(b"?")
    method, plain_path = match[1].decode(), path.decode()
    return Asked(
        host, method, plain_path, query, fields.get(b"accept-encoding"), fields.get(b"if-none-match")
    )


def _fields(lines: bytes) -> dict[bytes, bytes] | None:
    """The headers that matter, by lower-case name; None when one of them is not plain."""
    found: dict[bytes, bytes] = {}
    for name, value in _TELLING.findall(lines):
        key = name.lower()
        if key in found or key not in _READ:
            return None
        found[key] = value
    return found
