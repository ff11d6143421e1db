"""Incidents and maintenance, their updates, and the components they touched."""

from typing import Any
from uuid import UUID

from tortoise import fields

from app.core.ids import new_id
from app.db.model import Model
from tenants.accounts.models import Account
from tenants.components.models import Component
from tenants.pages.models import Page


class Incident(Model):
    """`started_at` is null while a maintenance waits; `touched` is the page version of its last change."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "models.Account", related_name="incidents", on_delete=fields.CASCADE, db_index=True
    )
    account_id: UUID
    page: fields.ForeignKeyNullableRelation[Page] = fields.ForeignKeyField(
        "models.Page", related_name="incidents", null=True, on_delete=fields.CASCADE, db_index=True
    )
    page_id: UUID | None
    kind = fields.CharField(max_length=11, default="incident")
    title = fields.CharField(max_length=200)
    description = fields.TextField(default="")
    state = fields.CharField(max_length=13)
    impact = fields.CharField(max_length=8, default="none")
    statly_severity = fields.CharField(max_length=16, null=True)
    hive_severity = fields.CharField(max_length=16, null=True)
    started_at = fields.BigIntField(null=True)
    scheduled_start = fields.BigIntField(null=True)
    scheduled_end = fields.BigIntField(null=True)
    resolved_at = fields.BigIntField(null=True)
    promised_next_at = fields.BigIntField(null=True)
    dropped_references: list[str] = fields.JSONField(default=list)
    touched = fields.BigIntField(default=0)
    created_at = fields.BigIntField()
    updated_at = fields.BigIntField()

    class Meta:
        table = "incident"
        indexes = (("page", "resolved_at"), ("page", "touched"))


class IncidentUpdate(Model):
    """One line of the timeline; `earlier` keeps the wordings it had before: [{body, until}]."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    incident: fields.ForeignKeyRelation[Incident] = fields.ForeignKeyField(
        "models.Incident", related_name="updates", on_delete=fields.CASCADE, db_index=True
    )
    incident_id: UUID
    state = fields.CharField(max_length=13)
    body = fields.TextField(default="")
    at = fields.BigIntField()
    edited_at = fields.BigIntField(null=True)
    earlier: list[dict[str, Any]] = fields.JSONField(default=list)

    class Meta:
        table = "incident_update"


class Affected(Model):
    """A component that an incident touched; the name stays when the component goes."""

    id = fields.BigIntField(primary_key=True, generated=True)
    incident: fields.ForeignKeyRelation[Incident] = fields.ForeignKeyField(
        "models.Incident", related_name="affected", on_delete=fields.CASCADE
    )
    incident_id: UUID
    component: fields.ForeignKeyNullableRelation[Component] = fields.ForeignKeyField(
        "models.Component", related_name="affected", null=True, on_delete=fields.SET_NULL, db_index=True
    )
    component_id: UUID | None
    component_name = fields.CharField(max_length=100)
    worst = fields.CharField(max_length=11)
    current = fields.CharField(max_length=11)

    class Meta:
        table = "affected"
        unique_together = (("incident", "component"),)

    @property
    def leaf(self) -> Component | None:
        """The component, fetched before, as long as it is on the page."""
        return self.component if self.component and self.component.removed_at is None else None
