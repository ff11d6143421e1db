"""What may be typed, and that the published schema says the same of it."""

import re

import pytest

from app.api.affecting import Text, Title
from app.core.errors import Invalid
from tenants.text import SPACES, checked_line, checked_text

CONTROLS = [chr(code) for code in (*range(32), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\r"]


def pattern_of(word: object) -> str:
    (field,) = word.__metadata__  # type: ignore[attr-defined]
    return str(field.json_schema_extra["pattern"])


@pytest.mark.parametrize("control", CONTROLS, ids=ascii)
@pytest.mark.parametrize("where", ["{}", "{}a", "a{}", "a{}b"])
def test_control_characters_are_refused_wherever_they_stand(where: str, control: str) -> None:
    typed = where.format(control)
    for check in (checked_line, checked_text):
        with pytest.raises(Invalid):
            check("body", typed, 200)
    assert not any(re.search(pattern_of(word), typed) for word in (Title, Text))


def test_spaces_and_ends_of_lines_are_trimmed() -> None:
    typed = f"{SPACES}a b{SPACES}"
    assert (checked_line("title", typed, 3), checked_text("body", typed, 3)) == ("a b", "a b")
    assert re.search(pattern_of(Title), typed)


@pytest.mark.parametrize("typed", ["a\nb", "a\u2028b", "", *SPACES])
def test_a_line_is_one_and_says_something(typed: str) -> None:
    with pytest.raises(Invalid):
        checked_line("title", typed, 200)
    assert not re.search(pattern_of(Title), typed)
