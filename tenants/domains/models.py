"""Hosts that pages answer on, names kept back after release, and claims that wait for their proof."""

from typing import Any
from uuid import UUID

from tortoise import fields

from app.db.model import Model
from tenants.accounts.models import Account
from tenants.pages.models import Page


class Host(Model):
    """A bare lower-case name: verified and a page's, or a tombstone that only its account may take again.

    A tombstone knows the page that had it, for whoever still comes by the old name.
    """

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
    former_page_id: UUID | None = fields.UUIDField(null=True)
    kind = fields.CharField(max_length=9)
    state = fields.CharField(max_length=9)
    tombstone_until = fields.BigIntField(null=True)
    created_at = fields.BigIntField()

    class Meta:
        table = "host"


class Claim(Model):
    """What a page has to show in the DNS for an own domain, and what was found there last.

    Several pages may claim a host; the first that proves it gets it, and is looked at again at `recheck_at`,
    every day: `misses` counts days in a row without the proof. The operator vouches for a host without claim.
    """

    id = fields.BigIntField(primary_key=True, generated=True)
    host = fields.CharField(max_length=253)
    page: fields.ForeignKeyRelation[Page] = fields.ForeignKeyField(
        "models.Page", related_name="claims", on_delete=fields.CASCADE, db_index=True
    )
    page_id: UUID
    token = fields.CharField(max_length=64)
    created_at = fields.BigIntField()
    checked_at = fields.BigIntField(null=True)
    recheck_at = fields.BigIntField(null=True, db_index=True)
    misses = fields.IntField(default=0)
    found: list[dict[str, Any]] = fields.JSONField(default=list)

    class Meta:
        table = "host_claim"
        unique_together = (("host", "page"),)
