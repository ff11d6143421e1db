"""docs/settings.md, made from the settings themselves: `python -m app.settings_page > docs/settings.md`."""

import sys
from dataclasses import Field, fields
from typing import Any

from app.settings import Settings, env_name

COVERED = "(set)"
_OPENING = """# Settings

All settings are environment variables. They are read once, at the start; a bad value stops the start with the
setting's name. A secret can also come from a file: `HEP_SECRET_KEY_FILE=/run/secrets/key` instead of
`HEP_SECRET_KEY`. `hep-status settings` prints what is in force, `hep-status doctor` says what looks wrong.

| setting | default | holds |
|---|---|---|
"""


def page() -> str:
    """The whole page, one row a setting."""
    return _OPENING + "".join(_row(knob_field) for knob_field in fields(Settings))


def shown_value(knob_field: Field[Any], value: Any) -> Any:
    """A setting's value as it may be printed; secrets only as set or unset."""
    if knob_field.metadata["secret"]:
        return COVERED if value else ""
    if isinstance(value, tuple):
        return ",".join(map(str, value))
    return value if isinstance(value, int | str) else str(value)


def _row(knob_field: Field[Any]) -> str:
    default = knob_field.metadata["default"]
    holds = knob_field.metadata["holds"] + (" Secret." if knob_field.metadata["secret"] else "")
    return f"| `{env_name(knob_field)}` | {f'`{default}`' if default else ''} | {holds} |\n"


if __name__ == "__main__":
    sys.stdout.write(page())
