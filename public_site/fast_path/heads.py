"""A strict reader of plain request heads; whatever is not plain is for the real parser."""

import re
from functools import lru_cache
from typing import NamedTuple

from app.core.hostnames import host_of_header

HEAD_BYTES_MAX = 4096
_LINE = rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+:[\t\x20-\x7e\x80-\xff]*\r\n"
_PLAIN = re.compile(rb"(GET|HEAD) (/[\x21-\x7e]*) HTTP/1\.1(\r\n(?:" + _LINE + rb")+)\r\n")
_HOST, _CONNECTION = b"\r\nhost:", b"\r\nconnection:"
_ACCEPT_ENCODING, _IF_NONE_MATCH = b"\r\naccept-encoding:", b"\r\nif-none-match:"
_NEVER_PLAIN = (b"\r\ncontent-length:", b"\r\ntransfer-encoding:", b"\r\nupgrade:", b"\r\nexpect:")


class Asked(NamedTuple):
    """What a plain head asks for, in the arguments of `respond()`."""

    host: str
    method: str
    path: str
    query: bytes
    accept_encoding: bytes | None
    if_none_match: bytes | None


class _NotPlain(Exception):
    pass


@lru_cache(maxsize=1024)
def plain_head(chunk: bytes) -> Asked | None:
    """What exactly one whole, plain GET or HEAD of HTTP/1.1 asks for; None for any other bytes.

    Plain means: no body announced, no upgrade, one Host, each header that matters once, kept alive.
    Pollers send the same bytes again and again, so the last thousand heads are remembered.
    """
    match = _PLAIN.fullmatch(chunk)
    if match is None:
        return None
    method, target, lines = match.groups()
    try:
        return _asked(method.decode(), target, lines)
    except _NotPlain:
        return None


def _asked(method: str, target: bytes, lines: bytes) -> Asked:
    names = lines.lower()
    if any(name in names for name in _NEVER_PLAIN):
        raise _NotPlain
    host = host_of_header(_value(lines, names, _HOST) or b"")
    if host is None or (_value(lines, names, _CONNECTION) or b"keep-alive").lower() != b"keep-alive":
        raise _NotPlain
    path, _, query = target.partition(b"?")
    accept_encoding = _value(lines, names, _ACCEPT_ENCODING)
    return Asked(host, method, path.decode(), query, accept_encoding, _value(lines, names, _IF_NONE_MATCH))


def _value(lines: bytes, names: bytes, name: bytes) -> bytes | None:
    """One header's value, None when it is not there; `names` is `lines` in lower case."""
    at = names.find(name)
    if at < 0:
        return None
    start = at + len(name)
    if names.find(name, start) >= 0:
        raise _NotPlain
    return lines[start : lines.index(b"\r\n", start)].strip(b" \t")
