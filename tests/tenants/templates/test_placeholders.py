"""What a template leaves open, and how it is filled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Invalid
from tenants.templates.placeholders import PLACEHOLDERS, filled, left_in, listed, require_known


def test_what_is_known_is_put_in_and_the_rest_stays() -> None:
    text = "{component} since {time}, {duration}"
    assert filled(text, {"component": "API", "time": ""}) == "API since {time}, {duration}"
    assert left_in(filled(text, {"component": "API", "time": "11:40 UTC"})) == ("duration",)


def test_what_is_put_in_is_not_looked_at_again() -> None:
    assert filled("{component}", {"component": "{time}", "time": "now"}) == "{time}"


def test_a_placeholder_that_nothing_fills_is_refused_by_its_name() -> None:
    with pytest.raises(Invalid) as refused:
        require_known("body", "Back in {hours}")
    assert (refused.value.field, "{hours}" in refused.value.sentence) == ("body", True)


@pytest.mark.parametrize("text", ['{"error": 1}', "{}", "{ time }", "{component", "{0}", "f{x+1}"])
def test_other_braces_mean_themselves(text: str) -> None:
    require_known("body", text)
    assert filled(text, dict.fromkeys(PLACEHOLDERS, "?")) == text


@given(st.text())
def test_a_text_in_which_all_is_filled_has_nothing_left(text: str) -> None:
    assert left_in(filled(text, dict.fromkeys(PLACEHOLDERS, "x"))) == ()


def test_names_are_listed_as_a_sentence_has_them() -> None:
    names = ["API", "Shop", "Search"]
    assert [listed(names[:count]) for count in range(4)] == [
        "", "API", "API and Shop", "API, Shop and Search",
    ]  # fmt: skip
