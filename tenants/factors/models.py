"""What a person signs in with beside the password. Times are epoch milliseconds."""

from uuid import UUID

from tortoise import fields

from app.core.ids import new_id
from app.db.model import Model
from tenants.accounts.models import Account


class Authenticator(Model):
    """The app that makes codes; its seed is sealed, and `last_step` is the newest code that was used."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    account: fields.OneToOneRelation[Account] = fields.OneToOneField(
        "models.Account", related_name="authenticator", on_delete=fields.CASCADE
    )
    account_id: UUID
    sealed_seed = fields.CharField(max_length=255)
    last_step = fields.BigIntField(default=0)
    created_at = fields.BigIntField()
    confirmed_at = fields.BigIntField(null=True)

    class Meta:
        table = "authenticator"


class RecoveryCode(Model):
    """One of ten codes on paper: its MAC, and when it was used."""

    id = fields.BigIntField(primary_key=True, generated=True)
    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "models.Account", related_name="recovery_codes", on_delete=fields.CASCADE, db_index=True
    )
    account_id: UUID
    mac = fields.CharField(max_length=64)
    used_at = fields.BigIntField(null=True)

    class Meta:
        table = "recovery_code"


class Passkey(Model):
    """A credential of a device, its public key in base64url; `sign_count` never goes back."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "models.Account", related_name="passkeys", on_delete=fields.CASCADE, db_index=True
    )
    account_id: UUID
    credential_id = fields.CharField(max_length=1400, unique=True)
    public_key = fields.TextField()
    sign_count = fields.BigIntField(default=0)
    name = fields.CharField(max_length=100)
    created_at = fields.BigIntField()
    used_at = fields.BigIntField(null=True)

    class Meta:
        table = "passkey"


class Spent(Model):
    """The mark of something that works once and was used; forgotten when it would be too old anyway."""

    mark = fields.CharField(primary_key=True, max_length=64)
    until = fields.BigIntField(db_index=True)

    class Meta:
        table = "spent"
