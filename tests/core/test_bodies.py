"""Strict JSON: what is read, what is refused, and that each refusal names the place."""

import json
from contextlib import suppress
from enum import StrEnum
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, Strict

from app.core.bodies import DEPTH_MAX, INTEGER_MAX, Body, read_body, read_json
from app.core.errors import Invalid


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Stroke(Body):
    width: int
    colour: Annotated[Colour, Strict(False)] = Colour.RED


class Drawing(Body):
    title: str
    closed: bool = False
    strokes: Annotated[tuple[Stroke, ...], Strict(False), Field(max_length=3)] = ()


def refusal(raw: bytes | str) -> Invalid:
    with pytest.raises(Invalid) as refused:
        read_body(raw.encode() if isinstance(raw, str) else raw, Drawing)
    return refused.value


def nested(levels: int) -> str:
    return "[" * levels + "]" * levels


def test_a_body_becomes_its_model() -> None:
    drawing = read_body(b'{"title": "Roof", "strokes": [{"width": 2, "colour": "blue"}]}', Drawing)
    assert drawing == Drawing(title="Roof", strokes=(Stroke(width=2, colour=Colour.BLUE),))


@pytest.mark.parametrize(
    ("raw", "field", "sentence"),
    [
        ("{}", "title", "title: is required."),
        ('{"title": 7}', "title", "title: must be text."),
        ('{"title": null}', "title", "title: must be text."),
        ('{"title": "a", "closed": 1}', "closed", "closed: must be true or false."),
        ('{"title": "a", "size": 1}', "size", "size: is not a field of this request."),
        ('{"title": "a", "strokes": {}}', "strokes", "strokes: must be a list."),
        ('{"title": "a", "strokes": [1]}', "strokes[0]", "strokes[0]: must be an object."),
        (
            '{"title": "a", "strokes": [{"width": true}]}',
            "strokes[0].width",
            "strokes[0].width: must be a whole number.",
        ),
        (
            '{"title": "a", "strokes": [{"width": 1.0}]}',
            "strokes[0].width",
            "strokes[0].width: must be a whole number.",
        ),
        (
            '{"title": "a", "strokes": [{"width": 1}, {"width": 1, "colour": "Red"}]}',
            "strokes[1].colour",
            "strokes[1].colour: must be one of red, blue.",
        ),
        ("[]", "request body", "request body: must be an object."),
        ('"title"', "request body", "request body: must be an object."),
        ("null", "request body", "request body: must be an object."),
    ],
)
def test_what_does_not_fit_the_model_is_named(raw: str, field: str, sentence: str) -> None:
    refused = refusal(raw)
    assert (refused.field, refused.sentence) == (field, sentence)


def test_a_list_longer_than_the_model_allows_is_refused() -> None:
    strokes = json.dumps({"title": "a", "strokes": [{"width": 1}] * 4})
    assert refusal(strokes).sentence == "strokes: may have at most 3 entries."


def test_unknown_fields_may_be_ignored_at_every_level() -> None:
    raw = b'{"title": "a", "size": 1, "strokes": [{"width": 1, "dash": 2}]}'
    assert read_body(raw, Drawing, ignore_unknown=True) == Drawing(title="a", strokes=(Stroke(width=1),))


@pytest.mark.parametrize("raw", [b"", b"   ", b"\n"])
def test_an_empty_body_says_so(raw: bytes) -> None:
    assert refusal(raw).sentence == "The request has no body; send JSON."


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b'{"title": "a"', "is not JSON"),
        (b'{"title": "a",}', "is not JSON"),
        (b"{'title': 'a'}", "is not JSON"),
        (b"title=a", "is not JSON"),
        (b'{"title": "a"} {}', "is not JSON: Extra data at line 1, column 16"),
        (b'{"title": "line\nbreak"}', "is not JSON"),
        (b'\xef\xbb\xbf{"title": "a"}', "is not JSON"),
        (b'{"title": "\xff"}', "is not UTF-8: byte 11"),
        (b'{"title": "\xc0\x80"}', "is not UTF-8"),
        ('{"title": "a"}'.encode("utf-16"), "is not UTF-8"),
    ],
)
def test_what_is_not_utf8_json_is_refused_with_the_place(raw: bytes, says: str) -> None:
    assert says in refusal(raw).sentence


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ('{"title": "a", "title": "b"}', "title: is given twice."),
        ('{"strokes": [{"width": 1, "width": 1}]}', "strokes[0].width: is given twice."),
        ('{"title": "a", "\\u0074itle": "b"}', "title: is given twice."),
    ],
)
def test_a_name_given_twice_is_refused(raw: str, sentence: str) -> None:
    assert refusal(raw).sentence == sentence


@pytest.mark.parametrize(
    "number", ["NaN", "Infinity", "-Infinity", "1e999", "-1e999", "9007199254740992", "9" * 5000]
)
def test_a_number_that_cannot_be_held_is_refused(number: str) -> None:
    refused = refusal('{"title": "a", "strokes": [{"width": ' + number + "}]}")
    assert refused.field == "strokes[0].width"
    assert len(refused.sentence) < 120


@pytest.mark.parametrize("number", [INTEGER_MAX, -INTEGER_MAX, 0])
def test_the_largest_exact_integers_are_read(number: int) -> None:
    assert read_json(str(number).encode()) == number


@pytest.mark.parametrize(
    ("escaped", "says"),
    [
        ("\\u0000", "U+0000"),
        ("a\\ud800", "surrogate"),
        ("\\udc00\\ud800", "surrogate"),
        ("\\ude00z", "surrogate"),
    ],
)
def test_text_that_a_database_cannot_keep_is_refused(escaped: str, says: str) -> None:
    refused = refusal('{"title": "' + escaped + '"}')
    assert refused.field == "title"
    assert says in refused.sentence


def test_names_are_held_to_the_same_rule_as_text() -> None:
    assert "U+0000" in refusal('{"a\\u0000": 1}').sentence


def test_a_surrogate_pair_is_one_character() -> None:
    assert read_json(b'"\\ud83d\\ude00"') == "\N{GRINNING FACE}"


def test_text_is_kept_as_sent() -> None:
    assert read_json('"e\u0301 "'.encode()) == "e\u0301 "


def test_eight_levels_are_read_and_nine_are_not() -> None:
    assert read_json(nested(DEPTH_MAX).encode()) == json.loads(nested(DEPTH_MAX))
    with pytest.raises(Invalid, match="deeper than 8"):
        read_json(nested(DEPTH_MAX + 1).encode())


@pytest.mark.parametrize("raw", [nested(32_000), '{"a":' * 10_000 + "1" + "}" * 10_000, "[" * 65_536])
def test_a_body_of_brackets_is_refused_without_harm(raw: str) -> None:
    assert refusal(raw).field


def test_a_long_name_is_shortened_in_the_sentence() -> None:
    assert len(refusal(json.dumps({"title": "a", "x" * 5000: 1})).sentence) < 120


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    with suppress(Invalid):
        assert isinstance(read_body(raw, Drawing), Drawing)


JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-INTEGER_MAX, INTEGER_MAX)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", max_size=3), inner, max_size=3)
    ),
    max_leaves=5,
)


@given(JSON_VALUES)
def test_whatever_json_can_say_is_read_as_it_was_meant(value: object) -> None:
    assert read_json(json.dumps(value).encode()) == value
