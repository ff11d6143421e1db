"""Fields of bodies that change something: what is left out stays, and null is no way of leaving out."""

from typing import Any

from pydantic import Field


def kept(**more: Any) -> Any:
    """The default of such a field: None for the code, while the field's own type refuses null."""
    return Field(default_factory=lambda: None, **more)
