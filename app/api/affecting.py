"""Words, texts and affected components as every API of ours reads them."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field, Strict

from app.core.bodies import Body
from tenants.incidents.references import REFERENCES_MAX, Reference
from tenants.text import BODY_LENGTH_MAX, SPACES, TITLE_LENGTH_MAX
from tenants.words import Impact, State, Status

_CONTROLS = r"\u0000-\u001f\u007f-\u009f\u2028\u2029"
_SPACES = "".join(f"\\u{ord(space):04x}" for space in SPACES)
_INNER, _OUTER = f"[^{_CONTROLS}]", f"[^{_CONTROLS}{_SPACES}]"
_LINE = f"^[{_SPACES}]*{_OUTER}({_INNER}*{_OUTER})?[{_SPACES}]*$"
_TEXT = r"^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]*$"

StatusWord = Annotated[Status, Strict(strict=False), Field(description="The status it has from now on.")]
StateWord = Annotated[State, Strict(strict=False), Field(description="Where the team stands now.")]
ImpactWord = Annotated[
    Impact, Strict(strict=False), Field(description="How bad it is for visitors; `none` when left out.")
]
Title = Annotated[
    str,
    Field(
        description=f"One line of 1 to {TITLE_LENGTH_MAX:,} characters.",
        json_schema_extra={"minLength": 1, "maxLength": TITLE_LENGTH_MAX, "pattern": _LINE},
    ),
]
Text = Annotated[
    str,
    Field(
        description=f"The update's text, up to {BODY_LENGTH_MAX:,} characters.",
        json_schema_extra={"maxLength": BODY_LENGTH_MAX, "pattern": _TEXT},
    ),
]


class AffectedComponent(Body):
    """A component and the status it has from now on."""

    component: str = Field(
        description="The component's id, or its name without regard to case. A reference that matches"
        " nothing, or a group, is ignored; a name that several components share means all of them; the last"
        " entry for a component wins.",
        json_schema_extra={"pattern": r"^[^\u0000]*$"},
    )
    status: StatusWord


Components = Annotated[
    tuple[AffectedComponent, ...],
    Strict(strict=False),
    Field(max_length=REFERENCES_MAX, description=f"Affected components, up to {REFERENCES_MAX} entries."),
]


def references(components: Sequence[AffectedComponent]) -> tuple[Reference, ...]:
    """Affected components as verbs take them."""
    return tuple(Reference(entry.component, entry.status) for entry in components)
