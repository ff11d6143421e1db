"""Slugs and own domains: what may be taken, and what is kept back."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.addresses import set_addresses
from app.core.errors import Invalid
from app.core.hostnames import host_of_header
from tenants.domains.names import checked_domain, checked_slug, slug_of
from tenants.domains.reserved import reserved_names


@pytest.fixture(autouse=True)
def addresses() -> Iterator[None]:
    set_addresses("https://hq.example.com", "pages.example.com")
    yield
    set_addresses("http://localhost:8000", "localhost")


@pytest.mark.parametrize(
    ("typed", "slug"), [("acme", "acme"), (" Acme-2 ", "acme-2"), ("4chan", "4chan"), ("a" * 63, "a" * 63)]
)
def test_a_good_slug_is_kept_in_lower_case(typed: str, slug: str) -> None:
    assert checked_slug(typed) == slug


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "a",
        "-a",
        "a-",
        "a.b",
        "a b",
        "a_b",
        "ä",
        "ab--c",
        "xn--mnchen-3ya",
        "a" * 64,
        "a/b",
        "a\x00b",
        "ＡＢ",
    ],
)
def test_a_slug_is_one_plain_dns_label(typed: str) -> None:
    with pytest.raises(Invalid) as refused:
        checked_slug(typed)
    assert refused.value.field == "slug"


@pytest.mark.parametrize(
    "typed",
    [
        "www",
        "api",
        "admin",
        "status",
        "mail",
        "support",
        "templates",
        "purchases",
        "session",
        "csrf",
        "dashboard",
        "signup",
        "signin",
        "signout",
        "reset",
        "account",
        "healthz",
        "readyz",
        "metrics",
        "Sign-In",
        "web-master",
        "autodiscover",
        "localhost",
        "postmaster",
    ],
)
def test_reserved_names_are_refused_with_and_without_hyphens(typed: str) -> None:
    with pytest.raises(Invalid, match="reserved"):
        checked_slug(typed)


def test_the_consoles_own_name_under_the_suffix_is_reserved() -> None:
    set_addresses("https://hq.example.com", "example.com")
    with pytest.raises(Invalid, match="reserved"):
        checked_slug("hq")


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Acme Status", "acme-status"),
        ("  Café—Zürich! ", "cafe-zurich"),
        ("日本 Acme", "acme"),
        ("İstanbul 24/7", "istanbul-24-7"),
        ("a" * 62 + " b", "a" * 62),
        ("x--y", "x-y"),
    ],
)
def test_a_name_suggests_an_address(name: str, slug: str) -> None:
    assert slug_of(name) == checked_slug(slug) == slug


@pytest.mark.parametrize("name", ["", "状態", "!!", "a", "ß"])
def test_a_name_without_enough_letters_asks_for_an_address(name: str) -> None:
    with pytest.raises(Invalid) as refused:
        slug_of(name)
    assert (refused.value.field, "give one" in refused.value.sentence) == ("slug", True)


def test_at_least_500_names_are_reserved_each_of_them_a_possible_slug() -> None:
    assert len(reserved_names()) >= 500
    assert all(host_of_header(f"{name}.example.com".encode()) for name in reserved_names())


@pytest.mark.parametrize(
    ("typed", "domain"),
    [
        ("status.acme.example", "status.acme.example"),
        (" Status.ACME.example. ", "status.acme.example"),
        ("münchen.de", "xn--mnchen-3ya.de"),
        ("xn--mnchen-3ya.de", "xn--mnchen-3ya.de"),
    ],
)
def test_a_good_domain_is_kept_as_lower_case_a_labels(typed: str, domain: str) -> None:
    assert checked_domain(typed) == domain


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "com",
        "localhost",
        "1.2.3.4",
        "[::1]",
        "::1",
        "1.2.3",
        "a.1",
        "a b.com",
        "a..com",
        "https://a.com",
        "a.com/x",
        "a.com:80",
        "a_b.com",
        "*.a.com",
        "-a.com",
        "xn--a.com",
        "a" * 64 + ".com",
        ".".join(["a" * 60] * 5),
        "pages.example.com",
        "acme.pages.example.com",
        "a.b.pages.example.com",
        "hq.example.com",
    ],
)
def test_what_cannot_be_an_own_domain(typed: str) -> None:
    with pytest.raises(Invalid) as refused:
        checked_domain(typed)
    assert refused.value.field == "domain"


@given(st.text(max_size=80))
def test_any_text_is_a_domain_in_the_grammar_or_refused(typed: str) -> None:
    try:
        domain = checked_domain(typed)
    except Invalid:
        return
    assert host_of_header(domain.encode()) == domain
