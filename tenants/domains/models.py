"""Hosts: every name that a page answers on, and names kept back after release."""

from uuid import UUID

from tortoise import fields

from app.db.model import Model
from tenants.accounts.models import Account
from tenants.pages.models import Page


class Host(Model):
    """A bare lower-case name. Subdomains are verified at birth, own domains by their claim."""

    id = fields.BigIntField(primary_key=True, generated=True)
    host = fields.CharField(max_length=253, unique=True)
    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "models.Account", related_name="hosts", on_delete=fields.CASCADE, db_index=True
    )
    account_id: UUID
    page: fields.ForeignKeyNullableRelation[Page] = fields.ForeignKeyField(
        "models.Page", related_name="hosts", null=True, on_delete=fields.SET_NULL, db_index=True
    )
    page_id: UUID | None
    kind = fields.CharField(max_length=9)
    state = fields.CharField(max_length=9)
    claim_token = fields.CharField(max_length=64, default="")
    checked_at = fields.BigIntField(null=True)
    tombstone_until = fields.BigIntField(null=True)
    created_at = fields.BigIntField()

    class Meta:
        table = "host"
