"""Passwords are long and not among the first that others would try; nothing else is asked of them."""

import pytest

from app.core.errors import Invalid
from tenants.accounts.passwords import _common, checked_password, generated_password

ADA = "ada.lovelace@acme.example"


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery staple",
        "aaaaaaaaaaab",
        "nur kleine buchstaben",
        "пароль из двух слов",
        "🐎🔋📎🧷🐎🔋📎🧷🐎🔋📎🧷",
        "            x",
        "x" * 1023 + "y",
    ],
)
def test_a_long_password_of_any_characters_is_taken(password: str) -> None:
    assert checked_password(password, ADA) == password


@pytest.mark.parametrize(
    "password", ["", "short", "elevenchars", "x" * 1024 + "y", "a" * 12, "\ud800" * 12 + "b"]
)
def test_too_short_too_long_and_unwritable_passwords_are_refused(password: str) -> None:
    with pytest.raises(Invalid) as refused:
        checked_password(password, ADA)
    assert refused.value.field == "password"


@pytest.mark.parametrize(
    "password",
    ["Password1234", "QWERTYUIOP12", "123456789012", "correcthorsebatterystaple", ADA, "Ada.Lovelace"],
)
def test_what_others_would_try_first_is_refused(password: str) -> None:
    with pytest.raises(Invalid, match="first that others would try"):
        checked_password(password, ADA)


def test_every_common_password_could_otherwise_be_chosen() -> None:
    assert len(_common()) > 1_000
    assert {word for word in _common() if len(word) < 12 or word != word.casefold()} == set()


def test_the_same_accents_typed_in_two_ways_are_one_password() -> None:
    assert checked_password("cafe\u0301 cafe\u0301 cafe\u0301", ADA) == checked_password(
        "café café café", ADA
    )


def test_generated_passwords_are_strong_and_never_the_same() -> None:
    made = {generated_password() for _ in range(100)}
    assert len(made) == 100
    assert {checked_password(password, ADA) for password in made} == made
