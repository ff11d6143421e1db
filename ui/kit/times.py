"""Times as people read and type them, in a page's zone; no hour is guessed when clocks change."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from app.core.clock import MS_PER_SECOND, moment
from app.core.errors import Invalid

FORM_TIME = "%Y-%m-%dT%H:%M"
_MINUTE, _HOUR, _DAY = 60, 3600, 86_400


def zone_of(name: str) -> ZoneInfo:
    """The zone called `name`; UTC when this machine does not know it."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def zone_names() -> list[str]:
    """Every zone that has a place for a name, UTC first."""
    places = {
        name
        for name in available_timezones()
        if "/" in name and not name.startswith(("Etc/", "posix", "right"))
    }
    return ["UTC", *sorted(places)]


def shown(at_ms: int, zone: str) -> str:
    """22 Nov 2026, 11:40 UTC: the zone's own short name ends it."""
    local = moment(at_ms).astimezone(zone_of(zone))
    return f"{local.day} {local:%b %Y, %H:%M} {_short_name(local)}"


def day_shown(at_ms: int, zone: str) -> str:
    """22 Nov 2026."""
    local = moment(at_ms).astimezone(zone_of(zone))
    return f"{local.day} {local:%b %Y}"


def hour_shown(at_ms: int, zone: str) -> str:
    """11:40."""
    return f"{moment(at_ms).astimezone(zone_of(zone)):%H:%M}"


def length_shown(length_ms: int) -> str:
    """A length in its two largest units: 2 d 3 h, 52 min, 8 s."""
    seconds = max(0, length_ms // MS_PER_SECOND)
    days, hours, minutes = seconds // _DAY, seconds % _DAY // _HOUR, seconds % _HOUR // _MINUTE
    if days:
        return _joined(f"{days} d", f"{hours} h" if hours else "")
    if hours:
        return _joined(f"{hours} h", f"{minutes} min" if minutes else "")
    return _joined(f"{minutes} min") if minutes else _joined(f"{seconds} s")


def _joined(*parts: str) -> str:
    """With spaces that no line breaks at."""
    return " ".join(filter(None, parts)).replace(" ", "\u00a0")


def typed(at_ms: int, zone: str) -> str:
    """The value of a datetime-local input in `zone`."""
    return f"{moment(at_ms).astimezone(zone_of(zone)):{FORM_TIME}}"


def epoch_of(field: str, text: str, zone: str) -> int:
    """Epoch ms of a datetime-local value in `zone`; raises Invalid(field).

    A time that the clocks skip is refused, and of one that they show twice the first is meant.
    """
    try:
        local = datetime.strptime(text[:16], FORM_TIME).replace(tzinfo=zone_of(zone))
        back = local.astimezone(UTC).astimezone(zone_of(zone))
    except (ValueError, OverflowError):
        raise Invalid(field, "Enter a date and a time.") from None
    if back.replace(tzinfo=None) != local.replace(tzinfo=None):
        raise Invalid(field, f"The clocks in {zone} skip this time. Choose another.")
    return int(local.timestamp()) * MS_PER_SECOND


def clocks_change_between(starts_at: int, ends_at: int, zone: str) -> bool:
    """Does `zone` change its offset inside the window?"""
    first, last = (moment(at).astimezone(zone_of(zone)).utcoffset() for at in (starts_at, ends_at))
    return first != last


def _short_name(local: datetime) -> str:
    name = local.tzname() or "UTC"
    return f"UTC{name}" if name[0] in "+-" else name
