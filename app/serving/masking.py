"""What must never stand in a log: keys, cookies, passwords, tokens in links."""

import re
from collections.abc import Mapping
from typing import Any

MASK = "[masked]"
_SECRET_NAMES = re.compile(r"authorization|cookie|password|passwd|secret|token|api.?key|csrf", re.IGNORECASE)
_SECRET_TEXTS = (
    (re.compile(r"hyd_status_[0-9A-Za-z]+"), f"hyd_status_{MASK}"),
    (re.compile(r"sk_(live|test)_[0-9A-Za-z]+"), rf"sk_\1_{MASK}"),
    (re.compile(r"\b(Bearer|Basic)\s+[^\s\"',]+", re.IGNORECASE), rf"\1 {MASK}"),
    (re.compile(r"(__Host-[a-z]+=)[^\s;\"',]+"), rf"\1{MASK}"),
    (re.compile(r"(://[^/\s:@]*:)[^/\s@]+@"), rf"\1{MASK}@"),
    (
        re.compile(r"([?&/](?:token|reset|confirm|join|password|key|code)[=/])[^\s&/\"'#]+", re.IGNORECASE),
        rf"\1{MASK}",
    ),
)


def masked(value: Any, name: str = "") -> Any:
    """`value` with every secret in it covered; `name` is the key it is logged under."""
    if name and _SECRET_NAMES.search(name):
        return MASK
    if isinstance(value, str):
        return _masked_text(value)
    if isinstance(value, bytes):
        return _masked_text(value.decode("utf-8", "backslashreplace"))
    if isinstance(value, Mapping):
        return {key: masked(item, str(key)) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [masked(item) for item in value]
    return value


def _masked_text(text: str) -> str:
    for pattern, cover in _SECRET_TEXTS:
        text = pattern.sub(cover, text)
    return text
