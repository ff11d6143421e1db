"""Page keys: the secret is shown once, the row holds its SHA-256. And what their calls were refused for."""

from uuid import UUID

from tortoise import fields

from app.core.ids import new_id
from app.db.model import Model
from tenants.pages.models import Page


class PageKey(Model):
    """Reads and writes exactly one page."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    page: fields.ForeignKeyRelation[Page] = fields.ForeignKeyField(
        "models.Page", related_name="keys", on_delete=fields.CASCADE, db_index=True
    )
    page_id: UUID
    name = fields.CharField(max_length=100)
    sha256 = fields.CharField(max_length=64, unique=True)
    last4 = fields.CharField(max_length=4)
    created_at = fields.BigIntField()
    created_by = fields.CharField(max_length=254, default="")
    disabled_at = fields.BigIntField(null=True)
    last_used_at = fields.BigIntField(null=True)
    last_used_from = fields.CharField(max_length=64, default="")

    class Meta:
        table = "page_key"


class RefusedCall(Model):
    """How often calls with a key were refused for one reason; a few reasons a key, the newest."""

    id = fields.BigIntField(primary_key=True, generated=True)
    key: fields.ForeignKeyRelation[PageKey] = fields.ForeignKeyField(
        "models.PageKey", related_name="refused", on_delete=fields.CASCADE
    )
    key_id: UUID
    status = fields.IntField()
    reason = fields.CharField(max_length=200)
    calls = fields.BigIntField()
    first_at = fields.BigIntField()
    last_at = fields.BigIntField()

    class Meta:
        table = "refused_call"
        unique_together = (("key", "status", "reason"),)
