"""Who is believed about the client's address: T33, a table of hops."""

import ipaddress
from typing import Any

import pytest

from app.serving.forwarded import believed

PROXIES = tuple(map(ipaddress.ip_network, ("10.0.0.0/8", "::1/128", "192.0.2.7/32")))


def scope(peer: str | None, *headers: tuple[str, str]) -> dict[str, Any]:
    raw = [(name.encode(), value.encode()) for name, value in headers]
    return {"client": (peer, 1) if peer else None, "scheme": "http", "headers": raw}


@pytest.mark.parametrize(
    ("peer", "hops", "client"),
    [
        ("203.0.113.9", [], "203.0.113.9"),
        ("203.0.113.9", ["198.51.100.1"], "203.0.113.9"),
        ("10.0.0.1", [], "10.0.0.1"),
        ("10.0.0.1", ["198.51.100.1"], "198.51.100.1"),
        ("10.0.0.1", ["6.6.6.6, 198.51.100.1"], "198.51.100.1"),
        ("10.0.0.1", ["6.6.6.6", "198.51.100.1"], "198.51.100.1"),
        ("10.0.0.1", ["198.51.100.1, 10.2.3.4"], "198.51.100.1"),
        ("10.0.0.1", ["6.6.6.6, 198.51.100.1, 192.0.2.7, 10.2.3.4"], "198.51.100.1"),
        ("10.0.0.1", ["10.9.9.9, 10.8.8.8"], "10.9.9.9"),
        ("10.0.0.1", ["198.51.100.1, nonsense"], "10.0.0.1"),
        ("10.0.0.1", ["198.51.100.1, unknown, 10.2.3.4"], "10.2.3.4"),
        ("10.0.0.1", [""], "10.0.0.1"),
        ("10.0.0.1", ["198.51.100.1:4711"], "198.51.100.1"),
        ("::1", ["[2001:db8::5]:4711"], "2001:db8::5"),
        ("::1", ["2001:DB8:0::5"], "2001:db8::5"),
        ("::ffff:10.0.0.1", ["::ffff:198.51.100.1"], "198.51.100.1"),
    ],
)
def test_the_client_is_the_rightmost_hop_that_is_no_proxy_of_ours(
    peer: str, hops: list[str], client: str
) -> None:
    seen = believed(scope(peer, *(("X-Forwarded-For", hop) for hop in hops)), PROXIES)
    assert seen["client"][0] == client


def test_nobody_is_believed_unless_proxies_are_named() -> None:
    seen = believed(scope("10.0.0.1", ("X-Forwarded-For", "1.2.3.4"), ("X-Forwarded-Proto", "https")), ())
    assert (seen["client"][0], seen["scheme"]) == ("10.0.0.1", "http")


def test_a_socket_without_an_address_stays_without_one() -> None:
    assert believed(scope(None, ("X-Forwarded-For", "1.2.3.4")), PROXIES)["client"] is None


@pytest.mark.parametrize(
    ("claim", "scheme"),
    [("https", "https"), ("HTTPS", "https"), ("http, https", "https"), ("gopher", "http")],
)
def test_a_proxy_of_ours_is_believed_about_the_scheme(claim: str, scheme: str) -> None:
    assert believed(scope("10.0.0.1", ("X-Forwarded-Proto", claim)), PROXIES)["scheme"] == scheme


@pytest.mark.parametrize("peer", ["10.0.0.1", "203.0.113.9"])
def test_no_claim_reaches_the_application_and_host_is_left_alone(peer: str) -> None:
    claims = ("X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "Forwarded", "X-Real-IP")
    seen = believed(scope(peer, ("host", "acme.localhost"), *((claim, "evil") for claim in claims)), PROXIES)
    assert seen["headers"] == [(b"host", b"acme.localhost")]
