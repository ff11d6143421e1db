"""Names that are read as others: ours, a customer's, and slugs of names that visitors trust."""

from collections.abc import Iterator

import idna
import pytest

from app.core.addresses import set_addresses
from app.core.errors import Conflict, Invalid
from tenants.domains.lookalikes import is_read_as, read_as
from tenants.domains.mount import mount_host
from tenants.domains.names import checked_domain, checked_slug
from tests.cast import Acme, Cast
from tests.factories import OPERATOR
from tests.tenants.domains.conftest import HOST, PROOF, Internet

# Cyrillic а, е, о, р, с, ѕ; Greek ο; dotless ı; fullwidth is folded by IDNA before anybody looks.
LIKE_STATUS_ACME = ("ѕtatus.acme.example", "status.аcme.example", "status.acrne.example")


def ascii_of(name: str) -> str:
    return idna.encode(name, uts46=True).decode()


@pytest.fixture
def example() -> Iterator[None]:
    set_addresses("https://console.hep.example", "pages.hep.example")
    yield
    set_addresses("http://localhost:8000", "localhost")


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("раypal.example", "paypal.example"),
        ("g00gle.example", "google.example"),
        ("micros0ft.example", "microsoft.example"),
        ("rnodern.example", "modem.example"),
        ("exampıe.test", "exampie.test"),
    ],
)
def test_names_that_are_read_alike_are_found(name: str, other: str) -> None:
    assert read_as(ascii_of(name)) == read_as(ascii_of(other))


@pytest.mark.parametrize(
    ("name", "other"),
    [("acme.example", "acne.example"), ("münchen.example", "munchen.example"), ("a1.example", "a2.example")],
)
def test_names_that_people_tell_apart_are_not(name: str, other: str) -> None:
    assert read_as(ascii_of(name)) != read_as(ascii_of(other))


@pytest.mark.parametrize(
    "typed",
    [
        "acme.pages.hер.example",
        "pages.hep.exarnple",
        "c0nsole.hep.example",
        "cоnsole.hep.example",
        "console.hép.example",
        "login.hер.example",
    ],
)
@pytest.mark.usefixtures("example")
def test_a_name_that_is_read_as_ours_is_nobodys(typed: str) -> None:
    with pytest.raises(Invalid, match="looks like one of ours") as refused:
        checked_domain(typed)
    assert refused.value.field == "domain"


@pytest.mark.parametrize(
    "typed", ["status.acme.example", "help.hep.example", "hep.example", "xn--pages-hep.example.test"]
)
@pytest.mark.usefixtures("example")
def test_a_name_that_is_told_from_ours_is_taken(typed: str) -> None:
    assert checked_domain(typed) == typed


def test_our_own_name_is_not_read_as_itself() -> None:
    assert not is_read_as("a.pages.hep.example", "pages.hep.example")


@pytest.mark.parametrize("typed", ["paypa1", "adrnin", "l0gin", "goog1e", "adrn-in", "supp0rt"])
def test_slugs_that_are_read_as_reserved_names_are_reserved(typed: str) -> None:
    with pytest.raises(Invalid, match="reserved"):
        checked_slug(typed)


@pytest.mark.parametrize("typed", ["acme", "modern", "365", "100", "shop-1", "born", "l33t"])
def test_slugs_that_only_share_letters_with_them_are_free(typed: str) -> None:
    assert checked_slug(typed) == typed


@pytest.mark.parametrize("typed", LIKE_STATUS_ACME)
async def test_a_name_that_is_read_as_a_customers_is_refused_until_the_operator_vouches(
    net: Internet, cast: Cast, acme: Acme, typed: str
) -> None:
    await net.ada_is_live()
    with pytest.raises(Conflict, match="looks like another one") as refused:
        await net.mallory.claims(typed)
    assert refused.value.field == "domain"
    assert (await mount_host(net.ada.scope, net.ada.page.id, typed)).state == "pending"
    assert (await mount_host(OPERATOR, cast.rival_page.id, typed, verified=True)).state == "verified"


async def test_a_name_in_other_letters_keeps_the_plain_one_too(net: Internet, cast: Cast, acme: Acme) -> None:
    await mount_host(OPERATOR, cast.rival_page.id, LIKE_STATUS_ACME[0], verified=True)
    with pytest.raises(Conflict, match="looks like another one"):
        await net.ada.claims()


async def test_who_claimed_before_and_proves_after_is_too_late(net: Internet, cast: Cast) -> None:
    net.put(PROOF, "TXT", await net.ada.claims())
    await mount_host(OPERATOR, cast.rival_page.id, LIKE_STATUS_ACME[2], verified=True)
    with pytest.raises(Conflict, match="looks like another one"):
        await net.ada.checks()
    assert not await net.ada.has(HOST)
