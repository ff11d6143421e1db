"""If-None-Match: weak comparison, lists, `*` (RFC 9110 §13.1.2)."""

import re

_TAG = rb'(?:W/)?"([\x21\x23-\x7e\x80-\xff]*)"'
_LIST = re.compile(rb"(?:,[ \t]*)*" + _TAG + rb"(?:[ \t]*,(?:[ \t]*" + _TAG + rb")?)*[ \t]*")
_ONE = re.compile(_TAG)
LENGTH_MAX = 2048


def none_match(header: bytes, etag: bytes) -> bool:
    """Whether the header names `etag` (quotes included); one that breaks the grammar names nothing."""
    if header == etag:
        return True
    header = header.strip(b" \t")
    if header == b"*":
        return True
    if len(header) > LENGTH_MAX or _LIST.fullmatch(header) is None:
        return False
    return etag[1:-1] in _ONE.findall(header)
