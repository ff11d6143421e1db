"""Why somebody moved what is another's: said in words, and kept in the books."""

from app.core.errors import Invalid

REASON_LENGTH_MIN = 10


def require_reason(reason: str, length_min: int = REASON_LENGTH_MIN) -> None:
    """Raise Invalid(reason) unless something is said."""
    if len(reason.strip()) < length_min:
        raise Invalid("reason", f"Say why, in {length_min} characters or more.")
