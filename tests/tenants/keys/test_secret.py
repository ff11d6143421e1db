"""The form of a page key (seed 000 shows `hyd_status_` and 32 characters)."""

import hashlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenants.keys.secret import digest, looks_real, new_secret


def test_a_key_has_the_prefix_and_thirty_two_letters_and_digits() -> None:
    for _ in range(100):
        assert re.fullmatch(r"hyd_status_[0-9A-Za-z]{32}", new_secret())


def test_no_two_keys_are_alike() -> None:
    assert len({new_secret() for _ in range(1000)}) == 1000


def test_a_fresh_key_looks_real() -> None:
    assert all(looks_real(new_secret()) for _ in range(100))


@given(st.integers(11, 42), st.sampled_from("0123456789ABCXYZabcxyz"))
def test_a_typo_does_not(place: int, letter: str) -> None:
    real = new_secret()
    typo = real[:place] + letter + real[place + 1 :]
    assert looks_real(typo) == (typo == real)


@pytest.mark.parametrize(
    "text", ["", "hyd_status_", "hyd_status_" + "x" * 32, "HYD_STATUS_", "\x00", "é" * 43]
)
def test_other_text_does_not(text: str) -> None:
    assert not looks_real(text)


def test_a_key_with_something_around_it_does_not() -> None:
    real = new_secret()
    for text in (real + "\n", " " + real, real + "x", real[:-1], real.upper(), real.replace("hyd", "hyp")):
        assert not looks_real(text)


def test_the_database_gets_the_sha256() -> None:
    assert digest("abc") == hashlib.sha256(b"abc").hexdigest()
