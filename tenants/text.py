"""What people and monitors may type: lines and texts without control characters, in NFC."""

import unicodedata

from app.core.errors import Invalid

NAME_LENGTH_MAX = 100
TITLE_LENGTH_MAX = 200
BODY_LENGTH_MAX = 5000
# What is trimmed: spaces and ends of lines, without the control characters that str.strip takes for both.
SPACES = "\t\n\r \u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000"
_LINE_BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"


def checked_line(field: str, text: str, length_max: int) -> str:
    """One trimmed line of 1 to `length_max` characters; raises Invalid(field)."""
    line = unicodedata.normalize("NFC", text).strip(SPACES)
    if not line:
        raise Invalid(field, f"Give a {field}.")
    if len(line) > length_max:
        raise Invalid(field, f"The {field} has {len(line)} characters; {length_max} is the most.")
    if any(mark in line for mark in _LINE_BREAKS) or _has_control(line):
        raise Invalid(field, f"The {field} may not contain line breaks or control characters.")
    return line


def checked_text(field: str, text: str, length_max: int = BODY_LENGTH_MAX) -> str:
    """Trimmed text of 0 to `length_max` characters, line breaks as newlines; raises Invalid(field)."""
    body = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").strip(SPACES)
    if len(body) > length_max:
        raise Invalid(field, f"The {field} has {len(body)} characters; {length_max} is the most.")
    if _has_control(body.replace("\n", "").replace("\t", "")):
        raise Invalid(field, f"The {field} may not contain control characters.")
    return body


def folded(name: str) -> str:
    """The form in which names are compared: without regard to case and to how accents are composed."""
    plain = unicodedata.normalize("NFD", name.strip()).casefold()
    return unicodedata.normalize("NFC", plain)


def _has_control(text: str) -> bool:
    return any(unicodedata.category(mark) in {"Cc", "Cs"} for mark in text)
