"""JSON bodies, read strictly: one clear sentence for the first thing that is wrong, and where it is.

Text stays as it was sent: verbs bring what they keep into NFC, and measure it there.
"""

import json
import math
import re
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from app.core.errors import Invalid

BODY_BYTES_MAX: Final = 64 * 1024
DEPTH_MAX: Final = 8
INTEGER_MAX: Final = 2**53 - 1
WHOLE_BODY: Final = "request body"

_NAME_SHOWN_MAX = 40
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class Body(BaseModel):
    """The base of request models: exact types, and no field that is not declared."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


Model = TypeVar("Model", bound=BaseModel)


class _Members(list[tuple[str, Any]]):
    """The members of an object as they were written, names given twice included."""


class _Unreadable(str):
    """A number that JSON does not have (NaN) or that its readers do not hold exactly (beyond 2^53)."""

    __slots__ = ()


def read_body(raw: bytes, model: type[Model], *, ignore_unknown: bool = False) -> Model:
    """`raw` as a `model`. Raises Invalid; its field is the path of the first fault: components[3].status."""
    sent = read_json(raw)
    try:
        return model.model_validate(sent, extra="ignore" if ignore_unknown else None)
    except ValidationError as refused:
        raise _invalid(refused.errors(include_url=False, include_input=False)[0]) from None


def read_json(raw: bytes) -> Any:
    """`raw` as plain values; raises Invalid for what is not JSON in UTF-8.

    Also for what other parsers read differently or a database does not keep: names given twice,
    NaN and infinities, integers beyond 2^53, U+0000, lone surrogates, more than 8 levels.
    """
    if not raw.strip():
        raise Invalid(WHOLE_BODY, "The request has no body; send JSON.")
    try:
        text = raw.decode()
        written = json.loads(
            text, object_pairs_hook=_Members, parse_int=_whole_number, parse_constant=_Unreadable
        )
    except UnicodeDecodeError as fault:
        raise Invalid(
            WHOLE_BODY, f"The request body is not UTF-8: byte {fault.start} fits nowhere."
        ) from None
    except json.JSONDecodeError as fault:
        where = f"line {fault.lineno}, column {fault.colno}"
        raise Invalid(WHOLE_BODY, f"The request body is not JSON: {fault.msg} at {where}.") from None
    except RecursionError:
        raise _too_deep(WHOLE_BODY) from None
    return _plain(written, "", 1)


def _whole_number(digits: str) -> int | _Unreadable:
    if len(digits) > len(str(-INTEGER_MAX)) or abs(int(digits)) > INTEGER_MAX:
        return _Unreadable(digits)
    return int(digits)


def _plain(written: Any, path: str, depth: int) -> Any:
    if isinstance(written, _Unreadable):
        raise _fault(path, f"{_shown(written)} is not a number that JSON can hold")
    if isinstance(written, str):
        return _storable(written, path)
    if isinstance(written, float) and not math.isfinite(written):
        raise _fault(path, "the number is too large")
    if isinstance(written, list):
        if depth > DEPTH_MAX:
            raise _too_deep(path)
        return _object(written, path, depth) if isinstance(written, _Members) else _list(written, path, depth)
    return written


def _object(members: _Members, path: str, depth: int) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for name, value in members:
        here = _joined(path, _storable(name, path))
        if name in plain:
            raise _fault(here, "is given twice")
        plain[name] = _plain(value, here, depth + 1)
    return plain


def _list(entries: list[Any], path: str, depth: int) -> list[Any]:
    return [_plain(entry, _joined(path, index), depth + 1) for index, entry in enumerate(entries)]


def _storable(text: str, path: str) -> str:
    found = _UNSTORABLE.search(text)
    if found:
        kind = "the character U+0000" if found[0] == "\x00" else "half of a surrogate pair"
        raise _fault(path, f"may not contain {kind}")
    return text


def _joined(path: str, step: str | int) -> str:
    if isinstance(step, int):
        return f"{path}[{step}]"
    return f"{path}.{_shown(step)}" if path else _shown(step)


def _shown(text: str) -> str:
    return text if len(text) <= _NAME_SHOWN_MAX else text[:_NAME_SHOWN_MAX] + "…"


def _too_deep(path: str) -> Invalid:
    return _fault(path, f"is nested deeper than {DEPTH_MAX} levels")


def _fault(path: str, what: str) -> Invalid:
    field = path or WHOLE_BODY
    return Invalid(field, f"{field}: {what}.")


def _invalid(fault: ErrorDetails) -> Invalid:
    path = ""
    for step in fault["loc"]:
        path = _joined(path, step)
    return _fault(path, _WORDS.get(fault["type"], "{msg}").format(msg=fault["msg"], **_context(fault)))


def _context(fault: ErrorDetails) -> dict[str, Any]:
    context = dict(fault.get("ctx", {}))
    if "expected" in context:
        context["expected"] = context["expected"].replace("'", "").replace(" or ", ", ")
    return context


_WORDS = {
    "missing": "is required",
    "extra_forbidden": "is not a field of this request",
    "enum": "must be one of {expected}",
    "literal_error": "must be one of {expected}",
    "string_type": "must be text",
    "bool_type": "must be true or false",
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "list_type": "must be a list",
    "tuple_type": "must be a list",
    "dict_type": "must be an object",
    "model_type": "must be an object",
    "too_long": "may have at most {max_length} entries",
    "too_short": "must have at least {min_length} entries",
    "string_too_long": "may have at most {max_length} characters",
    "string_too_short": "must have at least {min_length} characters",
    "greater_than_equal": "must be {ge} or more",
    "less_than_equal": "must be {le} or less",
}
