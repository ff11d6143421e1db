"""Form bodies are read strictly and shown again as typed."""

from contextlib import suppress
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, ValidationError

from ui.kit.forms import BadBody, Form, FormModel, Ticked, model_of, parse_fields, sentences_of


class Colour(StrEnum):
    RED = "red"


class Sample(FormModel):
    name: str
    colour: Colour = Colour.RED
    wanted: Ticked = False
    many: list[str] = Field(default_factory=list)
    words: dict[str, str] = Field(default_factory=dict)


def test_fields_are_decoded_and_line_breaks_are_one_kind() -> None:
    assert parse_fields(b"a=1+2&b=%C3%A9%0D%0Ax&a=3&&c") == {"a": ("1 2", "3"), "b": ("é\nx",), "c": ("",)}


def test_text_is_in_nfc() -> None:
    assert parse_fields(b"a=e%CC%81") == {"a": ("é",)}


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        (b"a=%ff", 400),
        (b"a=%C3", 400),
        (b"a=%0", 400),
        (b"a=%zz", 400),
        (b"a=%00", 400),
        (b"%00=a", 400),
        (b"a=" + b"b" * 262_144, 413),
        (b"&".join([b"a=1"] * 5_001), 413),
    ],
)
def test_what_no_form_of_ours_sends_is_refused(raw: bytes, status: int) -> None:
    with pytest.raises(BadBody) as refusal:
        parse_fields(raw)
    assert refusal.value.status == status


@given(st.binary(max_size=400))
def test_no_bytes_break_the_parser(raw: bytes) -> None:
    with suppress(BadBody):
        fields = parse_fields(raw)
        assert all("\0" not in value for values in fields.values() for value in values)


def test_a_model_takes_words_ticks_lists_and_dotted_names() -> None:
    raw = b"csrf=x&idem=y&name=n&colour=red&wanted=off&wanted=on&many=1&many=2&words.a=b"
    sample = model_of(Sample, parse_fields(raw))
    assert (sample.name, sample.colour, sample.wanted) == ("n", Colour.RED, True)
    assert (sample.many, sample.words) == (["1", "2"], {"a": "b"})


@pytest.mark.parametrize(
    ("raw", "field"),
    [
        (b"", "name"),
        (b"name=n&colour=blue", "colour"),
        (b"name=n&extra=1", "extra"),
        (b"name=n&wanted=yes", "wanted"),
        (b"name=n&name.x=1", "name.x"),
        (b"name=n&words=1", "words"),
        (b"name=n&words=1&words.a=b", "words"),
    ],
)
def test_a_model_refuses_by_name(raw: bytes, field: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        model_of(Sample, parse_fields(raw))
    assert next(iter(sentences_of(refusal.value))) == field


def test_a_form_shows_the_last_value_of_a_name_and_all_of_them() -> None:
    form = Form.showing(name="Acme", many=("1", "2"))
    assert (form.value("name"), form.value("many"), form.all("many")) == ("Acme", "2", ("1", "2"))
    assert (form.value("none", "usual"), form.error("name"), form.refused) == ("usual", "", False)
