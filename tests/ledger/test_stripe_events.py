"""Webhook bytes: what is forged, replayed, of another time or mode, too large or unreadable is refused."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from app.core.clock import now_ms
from app.core.errors import Invalid
from ledger.stripe_events import (
    BODY_BYTES_MAX,
    KINDS,
    Endpoint,
    Session,
    StripeEvent,
    plain,
    read_event,
    told_again,
)
from tests.fakes import FakeClock
from tests.stripe_desk import ENDPOINT, OLD_SECRET, SECRET, Told, signature_of, signed

SESSION = {"id": "cs_1", "payment_status": "paid", "amount_total": 490, "currency": "eur"}
TOLD = Told("checkout.session.completed", SESSION, id="evt_1", created=1_795_262_000)
RAW = TOLD.raw
NOW = FakeClock().at // 1000


def read(raw: bytes, header: str, endpoint: Endpoint = ENDPOINT) -> StripeEvent | None:
    return read_event(raw, header, endpoint, now_ms())


def header(stamp: int = NOW, *signatures: str) -> str:
    return ",".join([f"t={stamp}", *(f"v1={each}" for each in signatures or [signature_of(RAW, stamp)])])


ACCEPTED = {
    "signed now": header,
    "299 s old": lambda: header(NOW - 299),
    "exactly 300 s old": lambda: header(NOW - 300),
    "exactly 300 s ahead": lambda: header(NOW + 300),
    "by the secret that is being replaced": lambda: signed(RAW, secret=OLD_SECRET, at=NOW),
    "two signatures, the second fits": lambda: header(NOW, "0" * 64, signature_of(RAW, NOW)),
    "parts in another order, with spaces": lambda: f"v0=x, v1={signature_of(RAW, NOW)}, t={NOW}",
}
REFUSED = {
    "no header": lambda: "",
    "no time stamp": lambda: f"v1={signature_of(RAW, NOW)}",
    "two time stamps": lambda: f"t={NOW},{header()}",
    "no v1": lambda: f"t={NOW},v0={signature_of(RAW, NOW)}",
    "an empty v1": lambda: f"t={NOW},v1=",
    "a time stamp that is no number": lambda: f"t=now,v1={signature_of(RAW, NOW)}",
    "a time stamp in other digits": lambda: f"t=١٢٣,v1={signature_of(RAW, NOW)}",
    "a time stamp beyond all time": lambda: header(10**13),
    "301 s old, a replay": lambda: header(NOW - 301),
    "301 s ahead": lambda: header(NOW + 301),
    "an hour ahead": lambda: header(NOW + 3600),
    "years old": lambda: header(0),
    "by a secret of somebody else": lambda: signed(RAW, secret="whsec_guessed", at=NOW),
    "by the empty secret": lambda: signed(RAW, secret="", at=NOW),
    "for another body": lambda: header(NOW, signature_of(RAW + b" ", NOW)),
    "for another time": lambda: header(NOW, signature_of(RAW, NOW - 1)),
    "cut short": lambda: header(NOW, signature_of(RAW, NOW)[:-1]),
    "in capitals": lambda: header(NOW, signature_of(RAW, NOW).upper()),
    "not ASCII": lambda: header(NOW, "é" * 64),
    "a flood of signatures": lambda: header(NOW, *["0" * 64] * 17),
}


@pytest.mark.parametrize("given", ACCEPTED.values(), ids=ACCEPTED)
def test_what_stripe_signed_is_read(clock: FakeClock, given: Callable[[], str]) -> None:
    event = read(RAW, given())
    assert event == StripeEvent(
        "evt_1", TOLD.kind, 1_795_262_000_000, Session("cs_1", "paid", None, 490, "eur")
    )


@pytest.mark.parametrize("given", REFUSED.values(), ids=REFUSED)
def test_what_is_not_stripes_is_refused(clock: FakeClock, given: Callable[[], str]) -> None:
    with pytest.raises(Invalid) as refused:
        read(RAW, given())
    assert refused.value.field == "signature"


def test_without_a_secret_nothing_is_signed(clock: FakeClock) -> None:
    with pytest.raises(Invalid):
        read(RAW, header(), Endpoint((), live=False))


@pytest.mark.parametrize(("live", "expected"), [(True, False), (False, True)])
def test_an_event_of_the_other_mode_is_refused(clock: FakeClock, live: bool, expected: bool) -> None:
    raw = Told("checkout.session.completed", SESSION, live=live).raw
    with pytest.raises(Invalid) as refused:
        read(raw, signed(raw), Endpoint((SECRET,), live=expected))
    assert refused.value.field == "livemode"


def test_a_body_over_256_kib_is_refused_before_its_signature_is_looked_at(clock: FakeClock) -> None:
    with pytest.raises(Invalid, match=str(BODY_BYTES_MAX)):
        read(b"x" * (BODY_BYTES_MAX + 1), "no signature at all")


@pytest.mark.parametrize(("others", "fits"), [(15, True), (16, False)])
def test_at_most_16_signatures_are_compared(clock: FakeClock, others: int, fits: bool) -> None:
    given = header(NOW, *["0" * 64] * others, signature_of(RAW, NOW))
    if fits:
        assert read(RAW, given) is not None
        return
    with pytest.raises(Invalid):
        read(RAW, given)


def test_a_body_of_256_kib_is_read(clock: FakeClock) -> None:
    assert BODY_BYTES_MAX == 262_144
    raw = RAW + b" " * (BODY_BYTES_MAX - len(RAW))
    assert read(raw, signed(raw)) is not None


def test_a_kind_we_have_no_use_for_is_none_and_is_logged(
    clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    raw = Told("customer.created\nforged log line", {"id": 7}).raw
    with caplog.at_level("INFO"):
        assert read(raw, signed(raw)) is None
    assert "customer.created" in caplog.text
    assert "\nforged" not in caplog.messages[-1]


UNREADABLE = {
    "no JSON": b"{",
    "a list": b"[]",
    "nothing": b"",
    "no event id": Told("charge.refunded", {}, id="").raw,
    "an id that is no id": Told("charge.refunded", {}, id="evt_1\n").raw,
    "an id beyond its column": Told("charge.refunded", {}, id="e" * 65).raw,
    "an amount below zero": Told("checkout.session.completed", SESSION | {"amount_total": -1}).raw,
    "an amount with a point": Told("checkout.session.completed", SESSION | {"amount_total": 4.9}).raw,
    "an amount as text": Told("checkout.session.completed", SESSION | {"amount_total": "490"}).raw,
    "an amount beyond all money": Told("checkout.session.completed", SESSION | {"amount_total": 10**13}).raw,
    "a currency that is none": Told("checkout.session.completed", SESSION | {"currency": "euro"}).raw,
    "a session without a name": Told("checkout.session.completed", SESSION | {"id": ""}).raw,
    "a dispute without an amount": Told("charge.dispute.created", {"id": "dp_1"}).raw,
    "data of another shape": json.dumps(json.loads(RAW) | {"data": []}).encode(),
}


@pytest.mark.parametrize("raw", UNREADABLE.values(), ids=UNREADABLE)
def test_signed_bytes_that_are_no_event_are_refused(clock: FakeClock, raw: bytes) -> None:
    with pytest.raises(Invalid, match="cannot be read"):
        read(raw, signed(raw))


def test_the_guide_names_every_event_that_is_acted_upon() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "deploy.md").read_text("utf-8")
    assert set(re.findall(r"`((?:checkout|charge)\.[a-z_.]+)`", guide)) == set(KINDS)


def test_what_an_event_told_can_be_kept_and_read_again(clock: FakeClock) -> None:
    event = read(RAW, header())
    assert event is not None
    assert told_again(event.kind, plain(event.told)) == event.told
