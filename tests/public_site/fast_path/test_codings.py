"""Accept-Encoding as RFC 9110 has it."""

import pytest

from public_site.fast_path.codings import preferred_codings


@pytest.mark.parametrize(
    ("header", "first"),
    [
        (None, "identity"),
        (b"", "identity"),
        (b"gzip", "gzip"),
        (b"br", "br"),
        (b"gzip, deflate, br, zstd", "br"),
        (b"x-gzip", "gzip"),
        (b"GZIP", "gzip"),
        (b"*", "br"),
        (b"br;q=0.5, gzip;q=0.8", "gzip"),
        (b"br;q=0, gzip;q=0", "identity"),
        (b"br;q=0, *", "gzip"),
        (b"*;q=0", "identity"),
        (b"identity", "identity"),
        (b"identity, gzip;q=0.5", "identity"),
        (b"identity;q=0, gzip;q=0.1", "gzip"),
        (b"gzip;q=0.001", "gzip"),
        (b"gzip ; q=0.3, br ;q=0.2", "gzip"),
        (b"gzip;q=1.5", "identity"),
        (b"gzip;q=x, br", "br"),
        (b"gzip;foo=1", "identity"),
        (b"deflate", "identity"),
        (b",,gzip,", "gzip"),
        (b"\xff\xfe", "identity"),
    ],
)
def test_the_coding_liked_best_comes_first(header: bytes | None, first: str) -> None:
    assert preferred_codings(header)[0] == first


def test_identity_is_always_left() -> None:
    assert preferred_codings(b"identity;q=0, br")[-1] == "identity"
