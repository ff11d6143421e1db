"""Until when a page is shown: its slot's end and grace, and never into an open incident."""

from app.core.clock import MS_PER_DAY

AFTER_INCIDENT_MS = MS_PER_DAY


def effective_expiry(expires_at: int | None, resolved_at: int | None, *, in_incident: bool) -> int | None:
    """When (ms) a page goes dark for money, None for never: not in an incident, nor for a day after the last.

    `resolved_at` (ms) is when the last incident ended.
    """
    if expires_at is None or in_incident:
        return None
    return expires_at if resolved_at is None else max(expires_at, resolved_at + AFTER_INCIDENT_MS)
