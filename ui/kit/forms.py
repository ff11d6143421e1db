"""Form bodies: read strictly, turned into models, and shown again as typed when refused."""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, TypeVar, get_origin
from urllib.parse import unquote_to_bytes

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError
from quart import g, request

from app.core.errors import LimitReached, Refusal

# The form of an incident names every leaf of its page with a status.
FORM_BYTES_MAX = 256 * 1024
FIELDS_MAX = 5_000
FORM_TYPE = "application/x-www-form-urlencoded"
FRAME_FIELDS = frozenset({"csrf", "idem"})
_TOO_LARGE = f"A form holds {FORM_BYTES_MAX // 1024} KiB at most. Go back and shorten the longest text."

Fields = Mapping[str, tuple[str, ...]]


class BadBody(Refusal):
    """A body that no form of ours sends; `status` is 400, 413 or 415."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


def _ticked(value: object) -> object:
    return value == "on" if value in ("on", "off") else value


Ticked = Annotated[bool, BeforeValidator(_ticked)]


class FormModel(BaseModel):
    """Base of all form models: strict, nothing unknown.

    `list` fields collect repeated names, `dict` fields the names behind a dot (`labels.outage`).
    """

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


async def sent_fields() -> Fields:
    """The fields of this request's body, read once; raises BadBody."""
    if "sent_fields" not in g:
        g.sent_fields = parse_fields(await _raw_body())
    fields: Fields = g.sent_fields
    return fields


def parse_fields(raw: bytes) -> Fields:
    """Fields of a urlencoded body, in NFC; raises BadBody.

    At most 256 KiB and 5,000 fields of UTF-8 without U+0000.
    """
    if len(raw) > FORM_BYTES_MAX:
        raise BadBody(413, _TOO_LARGE)
    pairs = [pair.partition(b"=") for pair in raw.split(b"&") if pair]
    if len(pairs) > FIELDS_MAX:
        raise BadBody(413, "This form has too many fields.")
    fields: dict[str, list[str]] = {}
    for name, _, value in pairs:
        fields.setdefault(_decoded(name), []).append(_decoded(value))
    return {name: tuple(values) for name, values in fields.items()}


def _decoded(part: bytes) -> str:
    if re.search(rb"%(?![0-9A-Fa-f]{2})", part):
        raise BadBody(400, "This form is not encoded as forms are.")
    try:
        text = unquote_to_bytes(part.replace(b"+", b" ")).decode()
    except UnicodeDecodeError:
        raise BadBody(400, "This form is not UTF-8 text.") from None
    if "\0" in text:
        raise BadBody(400, "This form contains a character that cannot be stored.")
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


async def _raw_body() -> bytes:
    if request.content_length is not None and request.content_length > FORM_BYTES_MAX:
        raise BadBody(413, _TOO_LARGE)
    raw = await request.get_data(cache=False, as_text=False, parse_form_data=False)
    if raw and request.mimetype != FORM_TYPE:
        raise BadBody(415, "Send this as a form.")
    return raw


M = TypeVar("M", bound=FormModel)


@dataclass(frozen=True, slots=True)
class Form:
    """A form as shown: values as typed or as stored, and what was wrong with them."""

    values: Fields = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    sentence: str = ""
    limit: LimitReached | None = None
    conflict: bool = False
    status: int = 200

    @classmethod
    def showing(cls, **values: str | Iterable[str]) -> "Form":
        """A form not sent yet, filled with what is stored."""
        return cls({name: (each,) if isinstance(each, str) else tuple(each) for name, each in values.items()})

    def value(self, name: str, otherwise: str = "") -> str:
        return self.values.get(name, (otherwise,))[-1]

    def all(self, name: str) -> tuple[str, ...]:
        return self.values.get(name, ())

    def error(self, name: str) -> str:
        return self.errors.get(name, "")

    @property
    def refused(self) -> bool:
        """Was it sent and sent back?"""
        return self.status != 200


def model_of(model: type[M], fields: Fields) -> M:
    """The strict model that `fields` fill; raises pydantic's ValidationError.

    By way of JSON, the one strict mode in which text may become an enum and lists stay lists.
    """
    return model.model_validate_json(json.dumps(_shaped(model, fields)), strict=True)


def _shaped(model: type[FormModel], fields: Fields) -> dict[str, Any]:
    shaped: dict[str, Any] = {}
    for name, values in fields.items():
        if name in FRAME_FIELDS:
            continue
        whole, _, part = name.partition(".")
        if part and _origin(model, whole) is dict and isinstance(shaped.setdefault(whole, {}), dict):
            shaped[whole][part] = values[-1]
        else:
            shaped[name] = list(values) if _origin(model, name) is list else values[-1]
    return shaped


def _origin(model: type[FormModel], name: str) -> object:
    known = model.model_fields.get(name)
    return get_origin(known.annotation) if known is not None else None


_SENTENCES = {
    "missing": "Fill this in.",
    "enum": "Choose one of the options.",
    "literal_error": "Choose one of the options.",
    "extra_forbidden": "This form does not have that field.",
}


def sentences_of(refusal: ValidationError) -> dict[str, str]:
    """One sentence per refused field, by the field's name."""
    return {
        ".".join(str(step) for step in error["loc"]): _SENTENCES.get(
            error["type"], "This value cannot be used."
        )
        for error in refusal.errors(include_url=False, include_context=False)
        if error["loc"]
    }
