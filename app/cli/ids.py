"""Public ids, statuses and times as command-line arguments."""

import re
from typing import Any
from uuid import UUID

import click

from app.core.clock import MS_PER_SECOND, ms_of_iso, now_ms
from app.core.errors import NotFound
from app.core.ids import parse_public_id
from tenants.incidents.references import Reference
from tenants.words import Status

_AFTER = re.compile(r"\+(\d{1,6})([mhd])")
_UNIT_SECONDS = {"m": 60, "h": 3600, "d": 86_400}


class PublicId(click.ParamType[UUID]):
    """`p_…` and its kin; a malformed one is as absent as an unknown one."""

    def __init__(self, prefix: str, noun: str) -> None:
        self.prefix, self.name = prefix, noun

    def convert(self, value: Any, _param: Any, _ctx: Any) -> UUID:
        if isinstance(value, UUID):
            return value
        row_id = parse_public_id(self.prefix, value)
        if row_id is None:
            raise NotFound(self.name)
        return row_id


class Moment(click.ParamType[int]):
    """An ISO 8601 time with its zone, or `+30m`, `+2h`, `+1d` from now; epoch milliseconds."""

    name = "time"

    def convert(self, value: Any, _param: Any, _ctx: Any) -> int:
        if isinstance(value, int):
            return value
        if match := _AFTER.fullmatch(value):
            return now_ms() + int(match[1]) * _UNIT_SECONDS[match[2]] * MS_PER_SECOND
        try:
            return ms_of_iso(value)
        except ValueError:
            self.fail(f"{value!r} is no time. Use 2026-06-08T18:00Z or +2h.")


class ComponentStatus(click.ParamType[Reference]):
    """`API=degraded`: a component by name or id, and its status."""

    name = "component=status"

    def convert(self, value: Any, _param: Any, _ctx: Any) -> Reference:
        if isinstance(value, Reference):
            return value
        component, _, status = value.rpartition("=")
        if not component or status not in set(Status):
            self.fail(f"{value!r} must look like API=degraded, with one of {', '.join(Status)}.")
        return Reference(component, Status(status))


PAGE = PublicId("p", "page")
COMPONENT = PublicId("c", "component")
INCIDENT = PublicId("i", "incident")
KEY = PublicId("k", "key")
MOMENT = Moment()
COMPONENT_STATUS = ComponentStatus()
