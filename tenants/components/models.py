"""The component tree: categories up to three deep, and the leaves that carry a status."""

from uuid import UUID

from tortoise import fields

from app.core.ids import new_id
from app.db.model import Model
from tenants.pages.models import Page


class Component(Model):
    """A leaf has `status`; a category shows its worst child or `pinned`.

    A deleted one stays for 30 days with all it had: `removed_with` is the top of what was deleted at once.
    `lifted_from` is the deleted group that one which is still there stood in.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    page: fields.ForeignKeyRelation[Page] = fields.ForeignKeyField(
        "models.Page", related_name="components", on_delete=fields.CASCADE, db_index=True
    )
    page_id: UUID
    parent: fields.ForeignKeyNullableRelation["Component"] = fields.ForeignKeyField(
        "models.Component", related_name="children", null=True, on_delete=fields.SET_NULL, db_index=True
    )
    parent_id: UUID | None
    position = fields.IntField()
    kind = fields.CharField(max_length=8)
    name = fields.CharField(max_length=100)
    folded_name = fields.CharField(max_length=300)
    status = fields.CharField(max_length=11, default="operational")
    pinned = fields.CharField(max_length=11, null=True)
    show_uptime = fields.BooleanField(default=True)
    monitor_id = fields.UUIDField(null=True)
    since = fields.BigIntField()
    removed_at = fields.BigIntField(null=True)
    removed_with = fields.UUIDField(null=True)
    lifted_from = fields.UUIDField(null=True)

    class Meta:
        table = "component"
