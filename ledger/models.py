"""What an account is entitled to. The ledger knows owners by id only."""

from tortoise import fields
from tortoise.models import Model


class Entitlement(Model):
    """The plan of one account, until `ends_at` (null: open end)."""

    account_id = fields.UUIDField(primary_key=True)
    plan = fields.CharField(max_length=8, default="free")
    starts_at = fields.BigIntField()
    ends_at = fields.BigIntField(null=True)

    class Meta:
        table = "entitlement"
