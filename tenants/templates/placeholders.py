"""What a template leaves open: {component}, {time} and {duration}, filled in where an incident is begun."""

import re
from collections.abc import Mapping, Sequence

from app.core.errors import Invalid

PLACEHOLDERS = ("component", "time", "duration")
_PLACEHOLDER = re.compile(r"\{([A-Za-z_]+)\}")


def require_known(field: str, text: str) -> None:
    """Raises Invalid(field), naming a placeholder that nothing fills. Other braces mean themselves."""
    for name in _PLACEHOLDER.findall(text):
        if name not in PLACEHOLDERS:
            known = ", ".join(f"{{{each}}}" for each in PLACEHOLDERS)
            raise Invalid(field, f"Nothing fills {{{name}}}. What can be filled: {known}.")


def filled(text: str, known: Mapping[str, str]) -> str:
    """The text with what is known put in; what is not known, or is empty, stays as it is."""
    return _PLACEHOLDER.sub(lambda found: known.get(found[1]) or found[0], text)


def left_in(*texts: str) -> tuple[str, ...]:
    """The placeholders that nothing has filled yet, in the order of PLACEHOLDERS."""
    found = {name for text in texts for name in _PLACEHOLDER.findall(text)}
    return tuple(name for name in PLACEHOLDERS if name in found)


def listed(names: Sequence[str]) -> str:
    """Names as a sentence has them: "API", "API and Shop", "API, Shop and Search"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
