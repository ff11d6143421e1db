"""Spans of trouble, and the day rolls of closed spans. Operational time is what no span covers."""

from uuid import UUID

from tortoise import fields

from app.db.model import Model
from tenants.components.models import Component


class StatusSpan(Model):
    """A component was not operational from `from_at` to `to_at` (open while null), in ms."""

    id = fields.BigIntField(primary_key=True, generated=True)
    component: fields.ForeignKeyRelation[Component] = fields.ForeignKeyField(
        "models.Component", related_name="spans", on_delete=fields.CASCADE, db_index=True
    )
    component_id: UUID
    status = fields.CharField(max_length=11)
    source = fields.CharField(max_length=8)
    incident_id = fields.UUIDField(null=True, db_index=True)
    from_at = fields.BigIntField()
    to_at = fields.BigIntField(null=True)

    class Meta:
        table = "status_span"
        indexes = (("component", "to_at"),)


class DayRoll(Model):
    """Milliseconds that closed spans held a component in each status on one day of its page's zone.

    `day` is the proleptic ordinal; time set by hand has a row of its own, since pages may not count it.
    """

    id = fields.BigIntField(primary_key=True, generated=True)
    component: fields.ForeignKeyRelation[Component] = fields.ForeignKeyField(
        "models.Component", related_name="rolls", on_delete=fields.CASCADE
    )
    component_id: UUID
    day = fields.IntField()
    by_hand = fields.BooleanField()
    maintenance_ms = fields.BigIntField(default=0)
    degraded_ms = fields.BigIntField(default=0)
    partial_ms = fields.BigIntField(default=0)
    outage_ms = fields.BigIntField(default=0)

    class Meta:
        table = "day_roll"
        unique_together = (("component", "day", "by_hand"),)
