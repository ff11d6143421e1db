"""What counts as a plain head."""

import pytest

from public_site.fast_path.heads import Asked, plain_head
from tests.public_site.fast_path.sequences import head

ASKED = Asked("acme.localhost", "GET", "/status-version.json", b"", None, None)


def test_a_plain_head_says_what_it_asks_for() -> None:
    asked = plain_head(head(b"Accept-Encoding: br ", b'If-None-Match:\t"a"', start=b"HEAD /?a=b?c HTTP/1.1"))
    assert asked == Asked("acme.localhost", "HEAD", "/", b"a=b?c", b"br", b'"a"')


@pytest.mark.parametrize(
    "line",
    [
        b"Connection: Keep-Alive",
        b"Cookie: a=b",
        b"Range: bytes=0-1",
        b"X-Host: b",
        b"X-Odd:",
        b"Origin: null",
    ],
)
def test_headers_that_change_nothing_are_plain(line: bytes) -> None:
    assert plain_head(head(line)) == ASKED


@pytest.mark.parametrize(
    "line",
    [
        b"Connection: close",
        b"Connection: keep-alive, upgrade",
        b"Content-Length: 0",
        b"Transfer-Encoding: chunked",
        b"Upgrade: h2c",
        b"Expect: 100-continue",
        b"Host: acme.localhost",
        b"Accept-Encoding: a\r\nAccept-Encoding: b",
        b"X-Odd: a\r\n folded",
        b"X-Odd : a",
        b"X-Odd: a\x00",
        b"X-Odd: a\nHost: b",
    ],
)
def test_what_is_not_plain_is_left_alone(line: bytes) -> None:
    assert plain_head(head(line)) is None


@pytest.mark.parametrize("rest", [b"x", b"\r\n", b"GET / HTTP/1.1\r\n"])
def test_bytes_after_the_head_are_left_alone(rest: bytes) -> None:
    assert plain_head(head() + rest) is None
