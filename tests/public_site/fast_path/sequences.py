"""Byte sequences that a parser may meet: curated by hand, and made from odd pieces with a fixed seed."""

import random
from collections.abc import Iterator
from itertools import pairwise

HOST = b"Host: acme.localhost\r\n"
PLAIN = b"GET / HTTP/1.1\r\n" + HOST + b"\r\n"
VERSION = b"GET /status-version.json HTTP/1.1\r\n" + HOST
Sequence = tuple[str, list[bytes]]


def head(*lines: bytes, start: bytes = b"GET /status-version.json HTTP/1.1") -> bytes:
    """A request head of these header lines, Host first."""
    return b"\r\n".join([start, b"Host: acme.localhost", *lines, b"", b""])


def curated() -> Iterator[Sequence]:
    """Each with the reason it is there."""
    for name, whole in _WHOLE.items():
        yield name, [whole]
    for place in range(1, len(VERSION + b"\r\n")):
        yield f"split after byte {place}", [(VERSION + b"\r\n")[:place], (VERSION + b"\r\n")[place:]]
    yield "one byte at a time", [bytes([byte]) for byte in VERSION + b"\r\n"]
    yield "pipelined in one chunk", [PLAIN + VERSION + b"\r\n"]
    yield "pipelined in two chunks", [PLAIN, VERSION + b"\r\n"]
    yield "one and a half, then the rest", [PLAIN + VERSION[:20], VERSION[20:] + b"\r\n"]
    yield "ten in a row", [PLAIN] * 10
    yield "a body after a plain head", [PLAIN, b"hello", PLAIN]
    yield "an announced body, then a plain head", [head(b"Content-Length: 5") + b"hello", PLAIN]
    yield "an announced body in parts", [head(b"Content-Length: 5"), b"he", b"llo", PLAIN]
    yield "a chunked body", [head(b"Transfer-Encoding: chunked") + b"5\r\nhello\r\n0\r\n\r\n", PLAIN]
    yield "HEAD then GET", [head(start=b"HEAD / HTTP/1.1"), PLAIN]
    yield "close then another", [head(b"Connection: close"), PLAIN]
    yield "a POST, then a plain head", [head(b"Content-Length: 2", start=b"POST / HTTP/1.1") + b"{}", PLAIN]
    yield "a miss, then a hit", [head(start=b"GET /nothing HTTP/1.1"), PLAIN]
    yield "a blank line first", [b"\r\n" + PLAIN]
    yield "a blank line between", [PLAIN, b"\r\n", PLAIN]
    yield (
        "smuggled by both lengths",
        [head(b"Content-Length: 4", b"Transfer-Encoding: chunked") + b"0\r\n\r\n" + PLAIN],
    )


_HEADER_LINES = {
    "folded header": b"X-Long: a\r\n b",
    "space before the colon": b"X-Odd : a",
    "no colon": b"X-Odd",
    "empty name": b": a",
    "control character in a value": b"X-Odd: a\x01b",
    "NUL in a value": b"X-Odd: a\x00b",
    "vertical tab in a value": b"X-Odd: a\x0bb",
    "bare LF in a header": b"X-Odd: a\nX-More: b",
    "bare CR in a header": b"X-Odd: a\rb",
    "high bytes in a value": b"X-Odd: \xe4\xf6\xfc",
    "high byte in a name": b"X-\xe4: a",
    "tabs around a value": b"X-Odd:\t a \t",
    "empty value": b"X-Odd:",
    "only spaces": b"X-Odd:    ",
    "second Host": b"Host: other.localhost",
    "the same Host again": b"Host: acme.localhost",
    "cookie": b"Cookie: a=b",
    "authorization": b"Authorization: Bearer x",
    "keep-alive": b"Connection: keep-alive",
    "Keep-Alive in capitals": b"CONNECTION: KEEP-ALIVE",
    "empty Connection": b"Connection:",
    "Connection naming a header": b"Connection: keep-alive, X-Odd",
    "close": b"Connection: close",
    "close in capitals": b"Connection: CLOSE",
    "keep-alive and close": b"Connection: keep-alive, close",
    "two Connections": b"Connection: keep-alive\r\nConnection: close",
    "upgrade to websocket without key": b"Connection: upgrade\r\nUpgrade: websocket",
    "upgrade to websocket": (
        b"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
    ),
    "upgrade to something": b"Connection: upgrade\r\nUpgrade: foo/2",
    "upgrade alone": b"Upgrade: websocket",
    "upgrade to h2c": (
        b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__"
    ),
    "expect": b"Expect: 100-continue",
    "expect nonsense": b"Expect: gold",
    "length nought": b"Content-Length: 0",
    "negative length": b"Content-Length: -1",
    "two lengths": b"Content-Length: 0\r\nContent-Length: 1",
    "unknown transfer coding": b"Transfer-Encoding: gzip",
    "range": b"Range: bytes=0-3",
    "if-range": b'Range: bytes=0-3\r\nIf-Range: "x"',
    "if-match": b'If-Match: "nothing"',
    "if-modified-since": b"If-Modified-Since: Sat, 21 Nov 2026 12:00:00 GMT",
    "if-none-match star": b"If-None-Match: *",
    "if-none-match star in a list": b'If-None-Match: *, "a"',
    "if-none-match other": b'If-None-Match: "other"',
    "if-none-match unquoted": b"If-None-Match: other",
    "if-none-match empty": b"If-None-Match:",
    "if-none-match twice": b'If-None-Match: "a"\r\nIf-None-Match: *',
    "accept-encoding gzip": b"Accept-Encoding: gzip",
    "accept-encoding br": b"accept-encoding: br",
    "accept-encoding of a browser": b"Accept-Encoding: gzip, deflate, br, zstd",
    "accept-encoding empty": b"Accept-Encoding:",
    "accept-encoding star": b"Accept-Encoding: *",
    "accept-encoding nothing at all": b"Accept-Encoding: *;q=0",
    "accept-encoding identity refused": b"Accept-Encoding: identity;q=0",
    "accept-encoding weights": b"Accept-Encoding: br;q=0.1, gzip;q=0.9",
    "accept-encoding bad weight": b"Accept-Encoding: gzip;q=2",
    "accept-encoding twice": b"Accept-Encoding: gzip\r\nAccept-Encoding: br",
    "accept-encoding in capitals": b"ACCEPT-ENCODING: GZIP",
    "method override": b"X-HTTP-Method-Override: DELETE",
    "forwarded": b"X-Forwarded-Host: rival.localhost\r\nX-Forwarded-For: 1.2.3.4\r\nX-Forwarded-Proto: https",
    "te": b"TE: trailers",
    "trailer": b"Trailer: X-Odd",
    "long header": b"X-Long: " + b"a" * 5000,
    "too long header": b"X-Long: " + b"a" * 20000,
    "many headers": b"\r\n".join(b"X-%d: a" % number for number in range(150)),
}
_HOST_LINES = [
    b"acme.localhost:8000",
    b"ACME.LOCALHOST",
    b"acme.localhost.",
    b"acme.localhost.:80",
    b"acme.localhost:",
    b"acme.localhost:0",
    b"acme.localhost:99999",
    b"acme.localhost:999999",
    b"acme.localhost:x",
    b" acme.localhost ",
    b"\tacme.localhost",
    b"user@acme.localhost",
    b"acme.localhost/",
    b"acme.localhost, acme.localhost",
    b"acme..localhost",
    b".acme.localhost",
    b"acme_.localhost",
    b"rival.localhost",
    b"localhost",
    b"127.0.0.1",
    b"[::1]",
    b"",
    b"acm\xc3\xa9.localhost",
    b"..",
    b"a" * 300,
]
_START_LINES = [
    b"GET /status-version.json HTTP/1.0",
    b"GET /status-version.json HTTP/1.2",
    b"GET /status-version.json HTTP/2.0",
    b"GET /status-version.json HTTP/0.9",
    b"GET /status-version.json",
    b"GET /status-version.json http/1.1",
    b"GET  /status-version.json HTTP/1.1",
    b"GET /status-version.json  HTTP/1.1",
    b"GET\t/status-version.json HTTP/1.1",
    b" GET /status-version.json HTTP/1.1",
    b"get /status-version.json HTTP/1.1",
    b"HEAD /status-version.json HTTP/1.1",
    b"HEAD / HTTP/1.1",
    b"HEAD /status.json HTTP/1.1",
    b"OPTIONS / HTTP/1.1",
    b"OPTIONS * HTTP/1.1",
    b"POST / HTTP/1.1",
    b"PUT /status.json HTTP/1.1",
    b"TRACE / HTTP/1.1",
    b"PROPFIND / HTTP/1.1",
    b"CONNECT acme.localhost:80 HTTP/1.1",
    b"GET http://acme.localhost/status.json HTTP/1.1",
    b"GET //status.json HTTP/1.1",
    b"GET /./status.json HTTP/1.1",
    b"GET /../status.json HTTP/1.1",
    b"GET /page HTTP/1.1",
    b"GET /404 HTTP/1.1",
    b"GET /404.html HTTP/1.1",
    b"GET /index.html HTTP/1.1",
    b"GET /%73tatus.json HTTP/1.1",
    b"GET /status.json%00 HTTP/1.1",
    b"GET /status.json/ HTTP/1.1",
    b"GET /STATUS.JSON HTTP/1.1",
    b"GET /status.json? HTTP/1.1",
    b"GET /status.json?tz=UTC HTTP/1.1",
    b"GET /?a=b HTTP/1.1",
    b"GET /?tz=UTC HTTP/1.1",
    b"GET /?%74z=UTC HTTP/1.1",
    b"GET /?only HTTP/1.1",
    b"GET /?xlang=1&a HTTP/1.1",
    b"GET /?%ff=%ff HTTP/1.1",
    b"GET /#top HTTP/1.1",
    b"GET /uptime HTTP/1.1",
    b"GET /incidents/i_aaaaaaaaaaaaaaaaaaaaaaaaaa HTTP/1.1",
    b"GET /api/v1/session HTTP/1.1",
    b"GET /static/public-12345678.css HTTP/1.1",
    b"GET /static/none.css HTTP/1.1",
    b"GET /\xe4 HTTP/1.1",
    b"GET / HTTP/1.1 ",
    b"PRI * HTTP/2.0",
]
_WHOLE = {
    "plain": PLAIN,
    "no Host at all": b"GET / HTTP/1.1\r\n\r\n",
    "no Host, with a header": b"GET / HTTP/1.1\r\nX-Odd: a\r\n\r\n",
    "lone LF line ends": PLAIN.replace(b"\r\n", b"\n"),
    "a CR too many": PLAIN.replace(b"\r\n", b"\r\r\n"),
    "HTTP/2 preface": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes.fromhex("000000040000000000"),
    "TLS hello": bytes.fromhex("16030100c8010000c40303") + b"\x00" * 60,
    "nothing but a blank line": b"\r\n\r\n",
    "rubbish": b"\x00\xff" * 40,
    **{f"header: {name}": head(line) for name, line in _HEADER_LINES.items()},
    **{f"Host {host[:40]!r}": b"GET / HTTP/1.1\r\nHost: " + host + b"\r\n\r\n" for host in _HOST_LINES},
    **{f"start {start!r}": head(start=start) for start in _START_LINES},
}


def made(count: int, seed: int = 20261122) -> Iterator[Sequence]:
    """Random mixtures of the same pieces, cut at random places."""
    dice = random.Random(seed)
    lines, starts = list(_HEADER_LINES.values()), [*_START_LINES, *[b"GET / HTTP/1.1"] * 40]
    for number in range(count):
        requests = []
        for _ in range(dice.randint(1, 3)):
            start, chosen = dice.choice(starts), dice.sample(lines, dice.randint(0, 3))
            requests.append(head(*chosen, start=start))
        stream = b"".join(requests)
        cuts = sorted(dice.sample(range(len(stream)), min(dice.randint(0, 3), len(stream) - 1)))
        places = [0, *cuts, len(stream)]
        chunks = [stream[one:two] for one, two in pairwise(places) if one < two]
        yield f"made {number}", dice.choice([chunks, requests])
