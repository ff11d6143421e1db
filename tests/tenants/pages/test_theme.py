"""What a page's theme may hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Invalid
from tenants.pages.colours import SURFACES, least_contrast
from tenants.pages.presets import PRESETS
from tenants.pages.theme import THEME_TOKENS, checked_theme, trusted_theme, verdicts_on


def test_a_theme_is_kept_in_one_form() -> None:
    theme = {"accent": " #00A ", "surface": "Warm", "corners": "square", "font": ""}
    assert checked_theme(theme) == {"accent": "#0000aa", "surface": "warm", "corners": "square"}


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


@pytest.mark.parametrize(
    ("token", "colour", "told"),
    [("accent", "#ff8800", "2.1:1 on light pages"), ("accent_dark", "#1d4ed8", "2.4:1 on dark pages")],
)
def test_an_accent_that_cannot_be_read_is_refused_with_the_nearest_that_can(
    token: str, colour: str, told: str
) -> None:
    with pytest.raises(Invalid, match=f"{told}.*hard to read") as refused:
        checked_theme({token: colour})
    nearest = refused.value.sentence[-8:-1]
    assert refused.value.field == f"theme.{token}"
    assert checked_theme({token: nearest}) == {token: nearest}


@pytest.mark.parametrize("accent", ["accent", "accent_dark"])
@given(colour=st.integers(0, 0xFFFFFF).map("#{:06x}".format), surface=st.sampled_from(sorted(SURFACES)))
def test_what_is_told_of_an_accent_is_what_is_decided(accent: str, colour: str, surface: str) -> None:
    theme = {accent: colour, "surface": surface}
    (verdict,) = verdicts_on(theme)
    assert verdict.passes == (least_contrast(colour, SURFACES[surface][verdict.mode]) >= 4.5)
    assert verdicts_on(theme | {accent: verdict.nearest})[0].passes


@pytest.mark.parametrize("preset", PRESETS.values(), ids=PRESETS)
def test_every_preset_is_a_theme_that_can_be_read(preset: dict[str, str]) -> None:
    assert checked_theme(preset) == preset


def test_no_two_presets_are_one() -> None:
    assert len({tuple(sorted(preset.items())) for preset in PRESETS.values()}) == len(PRESETS) == 6


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
