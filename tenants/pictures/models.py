"""A page's pictures as they are served."""

from uuid import UUID

from tortoise import fields

from app.core.ids import new_id
from app.db.model import Model
from tenants.pages.models import Page


class PagePicture(Model):
    """One picture in its place (`logo`, `logo_dark`, `icon`), drawn anew from what was sent."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    page: fields.ForeignKeyRelation[Page] = fields.ForeignKeyField(
        "models.Page", related_name="pictures", on_delete=fields.CASCADE
    )
    page_id: UUID
    place = fields.CharField(max_length=12)
    sha256 = fields.CharField(max_length=64)
    width = fields.IntField()
    height = fields.IntField()
    body = fields.BinaryField()

    class Meta:
        table = "page_picture"
        unique_together = (("page", "place"),)
