"""Signed tokens: one purpose each, an end, and no other key."""

from collections.abc import Iterator

import pytest

from app.core.clock import clock_reading
from app.core.signing import Purpose, set_secret, sign, unsign


@pytest.fixture(autouse=True)
def _secret() -> Iterator[None]:
    set_secret("k" * 32)
    yield
    set_secret("")


def test_a_token_gives_its_payload_back() -> None:
    assert unsign(Purpose.RESET, sign(Purpose.RESET, ["a", "b"]), 60) == ["a", "b"]


def test_a_token_for_one_purpose_is_nothing_to_another() -> None:
    assert unsign(Purpose.CONFIRM, sign(Purpose.RESET, ["a"]), 60) is None


def test_a_token_ends_on_the_clock() -> None:
    with clock_reading(lambda: 1_000_000):
        token = sign(Purpose.RESET, ["a"])
    with clock_reading(lambda: 1_060_000):
        assert unsign(Purpose.RESET, token, 60) == ["a"]
    with clock_reading(lambda: 1_061_000):
        assert unsign(Purpose.RESET, token, 60) is None


def test_a_token_of_another_key_is_refused() -> None:
    token = sign(Purpose.RESET, ["a"])
    set_secret("other" * 8)
    assert unsign(Purpose.RESET, token, 60) is None


def test_any_changed_character_spoils_a_token() -> None:
    token = sign(Purpose.RESET, ["a" * 20])
    spoilt = [
        f"{token[:at]}{'B' if token[at] != 'B' else 'C'}{token[at + 1 :]}" for at in range(len(token) - 1)
    ]
    assert [unsign(Purpose.RESET, one, 60) for one in spoilt] == [None] * len(spoilt)


@pytest.mark.parametrize("token", ["", ".", "..", "a.b.c", "\x00", "é" * 9, "a" * 10_000])
def test_rubbish_is_no_token(token: str) -> None:
    assert unsign(Purpose.RESET, token, 60) is None


def test_without_a_secret_nothing_is_signed() -> None:
    set_secret("")
    with pytest.raises(RuntimeError):
        sign(Purpose.RESET, ["a"])
