"""Moments, days and lengths as text; every moment says in which zone it is."""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from markupsafe import Markup

from app.core.clock import MS_PER_DAY, moment

MINUTE_MS = 60_000
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FULL_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@lru_cache(4096)
def time_tag(at_ms: int, zone: str) -> Markup:
    """`<time>` in `zone`: "22 Nov 2026, 11:40 UTC"; away from UTC its title says UTC as well."""
    text, in_utc = moment_text(at_ms, zone), moment_text(at_ms, "UTC")
    title = Markup("") if text == in_utc else Markup(' title="{}"').format(in_utc)
    iso = moment(at_ms).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Markup('<time datetime="{}"{}>{}</time>').format(iso, title, text)


@lru_cache(1024)
def date_tag(day: str) -> Markup:
    """`<time>` of a whole day of the page's zone, which nobody cuts anew."""
    return Markup('<time datetime="{}">{}</time>').format(day, day_text(day))


def moment_text(at_ms: int, zone: str) -> str:
    """Text such as "22 Nov 2026, 11:40 UTC"."""
    local = moment(at_ms).astimezone(ZoneInfo(zone))
    return f"{_day(local)}, {local:%H:%M} {_zone_name(local)}"


def zone_phrase(at_ms: int, zone: str) -> str:
    """Text such as "Europe/Paris (CET)" or "UTC", as of a moment."""
    name = _zone_name(moment(at_ms).astimezone(ZoneInfo(zone)))
    return zone if name == zone else f"{zone} ({name})"


def day_of(at_ms: int, zone: str) -> str:
    """The ISO date that a moment falls on in `zone`."""
    return moment(at_ms).astimezone(ZoneInfo(zone)).date().isoformat()


@lru_cache(4096)
def day_text(day: str) -> str:
    """Text such as "3 Nov 2026" of an ISO date."""
    return _day(date.fromisoformat(day))


def short_month_text(month: str) -> str:
    """Text such as "Nov 2026" of "2026-11"."""
    year, number = month.split("-")
    return f"{_MONTHS[int(number) - 1]} {year}"


def month_text(month: str) -> str:
    """Text such as "November 2026" of "2026-11"."""
    year, number = month.split("-")
    return f"{_FULL_MONTHS[int(number) - 1]} {year}"


@lru_cache(8192)
def ordinal(day: str) -> int:
    """The proleptic number of an ISO date."""
    return date.fromisoformat(day).toordinal()


def days_before(day: str, number: int) -> str:
    """The ISO date `number` days earlier."""
    return (date.fromisoformat(day) - timedelta(days=number)).isoformat()


def length_text(ms: int) -> str:
    """Text such as "under 1 min", "42 min", "1 h 5 min", "2 d 3 h": floored, never longer than it was."""
    minutes = ms // MINUTE_MS
    if minutes < 1:
        return "under 1 min"
    if minutes < 60:
        return f"{minutes} min"
    if ms < 2 * MS_PER_DAY:
        return _two(minutes // 60, "h", minutes % 60, "min")
    return _two(minutes // 1440, "d", minutes % 1440 // 60, "h")


def _two(large: int, large_unit: str, small: int, small_unit: str) -> str:
    return f"{large} {large_unit} {small} {small_unit}" if small else f"{large} {large_unit}"


def _day(local: date) -> str:
    return f"{local.day} {_MONTHS[local.month - 1]} {local.year}"


def _zone_name(local: datetime) -> str:
    """Letters if the zone has them (CET), else the offset (UTC+05:45)."""
    name = local.tzname() or ""
    if name.isascii() and name.isalpha():
        return name
    minutes = int((local.utcoffset() or timedelta()) / timedelta(minutes=1))
    sign, (hours, rest) = "-" if minutes < 0 else "+", divmod(abs(minutes), 60)
    return f"UTC{sign}{hours:02d}:{rest:02d}" if minutes else UTC.tzname(None)
