"""The host normaliser on raw bytes: one lower-case name in the grammar, or nothing (T5)."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.hostnames import host_of_header, is_address

GRAMMAR = re.compile(
    r"(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*"
)
V6 = re.compile(r"\[[0-9a-f:.]+\]")


@pytest.mark.parametrize(
    ("raw", "host"),
    [
        (b"acme.localhost", "acme.localhost"),
        (b"ACME.LocalHost", "acme.localhost"),
        (b"acme.localhost:8000", "acme.localhost"),
        (b"acme.localhost:", "acme.localhost"),
        (b"acme.localhost.", "acme.localhost"),
        (b"acme.localhost.:80", "acme.localhost"),
        (b"localhost", "localhost"),
        (b"xn--mnchen-3ya.de", "xn--mnchen-3ya.de"),
        (b"127.0.0.1:8000", "127.0.0.1"),
        (b"[::1]", "[::1]"),
        (b"[0:0:0:0:0:0:0:1]:8000", "[::1]"),
        (b"[2001:DB8::1]", "[2001:db8::1]"),
        (b"a" * 63 + b".b", "a" * 63 + ".b"),
    ],
)
def test_what_a_good_header_names(raw: bytes, host: str) -> None:
    assert host_of_header(raw) == host


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b" ",
        b".",
        b"..",
        b"a..b",
        b".a",
        b"a..",
        b"-a.b",
        b"a-.b",
        b"a_b.c",
        b"a b",
        b" a",
        b"a ",
        b"a\t",
        b"a\x00b",
        b"a\nb",
        b"a<b",
        b"a'b",
        b"a/b",
        b"a\\b",
        b"a@b",
        b"user:pass@a",
        b"a#b",
        b"a?b",
        b"a%41",
        b"a,b",
        b"a;b",
        b"*.a",
        b"\xc3\xa4.de",
        b"\xff",
        b"a:b",
        b"a:80:80",
        b"a:-1",
        b"a:123456",
        b":80",
        b"a: 80",
        b"http://a",
        b"1.2.3",
        b"127.1",
        b"0x7f.0.0.1",
        b"1.2.3.4.5",
        b"256.1.1.1",
        b"01.2.3.4",
        b"2130706433",
        b"a.1",
        b"[::1",
        b"::1",
        b"[]",
        b"[::1]x",
        b"[::g]",
        b"[1.2.3.4]",
        b"[::1%25eth0]",
        b"xn--a.com",
        b"ab--c.com",
        b"xn--.com",
        b"a" * 64 + b".b",
        b".".join([b"a" * 60] * 5),
    ],
)
def test_what_names_no_host(raw: bytes) -> None:
    assert host_of_header(raw) is None


@given(st.binary(max_size=300))
def test_any_bytes_give_a_name_in_the_grammar_or_nothing(raw: bytes) -> None:
    require_grammar(host_of_header(raw))


@given(st.text("aZ0.-:[]xn_ \x7fä", max_size=40))
def test_bytes_that_look_like_hosts_give_a_name_in_the_grammar_or_nothing(text: str) -> None:
    require_grammar(host_of_header(text.encode()))


@given(st.from_regex(GRAMMAR, fullmatch=True), st.sampled_from([b"", b":80", b".", b".:8000"]))
def test_case_port_and_final_dot_make_no_difference(name: str, ending: bytes) -> None:
    assert host_of_header(name.upper().encode() + ending) == host_of_header(name.encode())


def require_grammar(host: str | None) -> None:
    assert host is None or GRAMMAR.fullmatch(host) or (V6.fullmatch(host) and is_address(host))
