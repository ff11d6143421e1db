"""What a page's theme may hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Invalid
from tenants.pages.theme import THEME_TOKENS, checked_theme, trusted_theme


def test_a_theme_is_kept_in_one_form() -> None:
    theme = {"accent": " #ABC ", "surface": "Warm", "corners": "square", "font": ""}
    assert checked_theme(theme) == {"accent": "#aabbcc", "surface": "warm", "corners": "square"}


@pytest.mark.parametrize(
    "accent", ["red", "#12345", "#1234567", "#12345g", "url(x)", "#fff;--x:1", "#１２３"]
)
def test_a_colour_is_three_or_six_hex_digits(accent: str) -> None:
    with pytest.raises(Invalid) as refused:
        checked_theme({"accent": accent})
    assert refused.value.field == "theme.accent"


def test_a_word_outside_the_choice_is_refused_with_the_choice() -> None:
    with pytest.raises(Invalid) as refused:
        checked_theme({"corners": "pointy"})
    assert refused.value.sentence == "Choose soft, round or square."


def test_an_unknown_token_is_refused_by_name() -> None:
    with pytest.raises(Invalid) as refused:
        checked_theme({"logo": "x"})
    assert refused.value.field == "theme.logo"


@given(
    theme=st.dictionaries(st.sampled_from(sorted(THEME_TOKENS)) | st.text(max_size=8), st.text(max_size=12))
)
def test_what_is_accepted_is_trusted_and_stays_as_it_is(theme: dict[str, str]) -> None:
    try:
        checked = checked_theme(theme)
    except Invalid:
        return
    assert checked_theme(checked) == trusted_theme(checked) == checked


@pytest.mark.parametrize("value", [None, 7, ["#fff"]])
def test_a_value_that_is_no_text_is_refused(value: object) -> None:
    with pytest.raises(Invalid):
        checked_theme({"accent": value})  # type: ignore[dict-item]  # what JSON may bring
