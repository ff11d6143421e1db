"""Pages, what tells other nodes of them, the audit trail, and the answers kept for idempotency keys."""

from typing import Any
from uuid import UUID

from tortoise import fields
from tortoise.indexes import PartialIndex

from app.core.ids import new_id
from app.db.model import Model
from tenants.accounts.models import Account


class Page(Model):
    """One status page; `version` rises with every change and orders its publishing.

    Staff suspend it; `held_for` is `slot` or `plan` while it waits for money, which alone ends that.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "models.Account", related_name="pages", on_delete=fields.CASCADE, db_index=True
    )
    account_id: UUID
    name = fields.CharField(max_length=100)
    slug = fields.CharField(max_length=63, unique=True)
    labels: dict[str, str] = fields.JSONField(default=dict)
    theme: dict[str, str] = fields.JSONField(default=dict)
    time_zone = fields.CharField(max_length=64, default="UTC")
    show_uptime = fields.BooleanField(default=True)
    show_footer = fields.BooleanField(default=True)
    count_manual = fields.BooleanField(default=False)
    weights: dict[str, float] = fields.JSONField(default=dict)
    is_public = fields.BooleanField(default=False)
    suspended = fields.BooleanField(default=False)
    held_for = fields.CharField(max_length=8, null=True)
    expires_at = fields.BigIntField(null=True)
    version = fields.BigIntField(default=1)
    created_at = fields.BigIntField()

    class Meta:
        table = "page"

    @property
    def is_idle(self) -> bool:
        """Neither shown nor driven: suspended by staff, or held until a slot or a plan covers it again."""
        return bool(self.suspended or self.held_for)


class PageOffer(Model):
    """A page offered to an address; the letter carries its signed id, accepting takes it away."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    page: fields.OneToOneRelation[Page] = fields.OneToOneField(
        "models.Page", related_name="offer", on_delete=fields.CASCADE
    )
    page_id: UUID
    email = fields.CharField(max_length=254)
    offered_by = fields.CharField(max_length=254)
    created_at = fields.BigIntField()

    class Meta:
        table = "page_offer"


class PageMove(Model):
    """On PostgreSQL, the transaction that last raised a page's version; nodes look for new ones.

    It outlives its page, for a node has to learn that a page is gone.
    """

    page_id = fields.UUIDField(primary_key=True)
    version = fields.BigIntField()
    xid = fields.BigIntField(db_index=True)

    class Meta:
        table = "page_move"


class AuditEntry(Model):
    """Who did what to what, written in the transaction of the act."""

    id = fields.BigIntField(primary_key=True, generated=True)
    account_id = fields.UUIDField(db_index=True)
    page_id = fields.UUIDField(null=True, db_index=True)
    at = fields.BigIntField()
    actor_kind = fields.CharField(max_length=8)
    actor_id = fields.CharField(max_length=32, default="")
    actor_name = fields.CharField(max_length=254, default="")
    act = fields.CharField(max_length=40)
    target = fields.CharField(max_length=64, default="")
    detail: dict[str, Any] = fields.JSONField(default=dict)
    address = fields.CharField(max_length=64, default="")

    class Meta:
        table = "audit_entry"
        indexes = (
            PartialIndex(fields=("at",), name="idx_audit_of_staff", condition={"actor_kind": "operator"}),
        )


class OnceClaim(Model):
    """An Idempotency-Key: claimed before the act, filled in the act's own transaction."""

    id = fields.BigIntField(primary_key=True, generated=True)
    subject = fields.CharField(max_length=64)
    key = fields.CharField(max_length=255)
    body_sha256 = fields.CharField(max_length=64)
    outcome = fields.CharField(max_length=64, null=True)
    lease_until = fields.BigIntField()
    created_at = fields.BigIntField(db_index=True)

    class Meta:
        table = "once_claim"
        unique_together = (("subject", "key"),)
