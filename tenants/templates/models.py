"""What a page keeps to begin incidents with."""

from uuid import UUID

from tortoise import fields

from app.core.ids import new_id
from app.db.model import Model
from tenants.pages.models import Page


class IncidentTemplate(Model):
    """`affected` names leaves with their statuses: [{component, status}]. A deleted one stays for 30 days."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    page: fields.ForeignKeyRelation[Page] = fields.ForeignKeyField(
        "models.Page", related_name="templates", on_delete=fields.CASCADE, db_index=True
    )
    page_id: UUID
    name = fields.CharField(max_length=100)
    title = fields.CharField(max_length=200)
    body = fields.TextField(default="")
    state = fields.CharField(max_length=13)
    impact = fields.CharField(max_length=8)
    affected: list[dict[str, str]] = fields.JSONField(default=list)
    uses = fields.IntField(default=0)
    last_used_at = fields.BigIntField(null=True)
    deleted_at = fields.BigIntField(null=True)
    created_at = fields.BigIntField()

    class Meta:
        table = "incident_template"
