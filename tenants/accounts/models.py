"""Accounts, their members, and the sessions people sign in with. Times are epoch milliseconds."""

from uuid import UUID

from tortoise import fields

from app.core.ids import new_id
from app.db.model import Model

GOOD_STANDING, CLOSING = "good", "closing"


class Account(Model):
    """One e-mail address that can sign in and own pages."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    email = fields.CharField(max_length=254, unique=True)
    password_hash = fields.CharField(max_length=255)
    standing = fields.CharField(max_length=16, default=GOOD_STANDING)
    in_debt_since = fields.BigIntField(null=True)
    staff_role = fields.CharField(max_length=8, default="")
    email_verified_at = fields.BigIntField(null=True)
    closes_at = fields.BigIntField(null=True)
    version = fields.BigIntField(default=1)
    created_at = fields.BigIntField()

    class Meta:
        table = "account"

    @property
    def is_suspended(self) -> bool:
        """By staff, or because it is closing: its pages are hidden and its keys refused."""
        return self.standing != GOOD_STANDING

    @property
    def in_good_standing(self) -> bool:
        """Not suspended by staff, and no open debt after a lost dispute (contract §1)."""
        return not self.is_suspended and self.in_debt_since is None


class Session(Model):
    """A sign-in; the cookie holds the token, this row its SHA-256."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "models.Account", related_name="sessions", on_delete=fields.CASCADE, db_index=True
    )
    account_id: UUID
    token_sha256 = fields.CharField(max_length=64, unique=True)
    created_at = fields.BigIntField()
    seen_at = fields.BigIntField()
    ends_at = fields.BigIntField()
    address = fields.CharField(max_length=64, default="")
    user_agent = fields.CharField(max_length=256, default="")
    # Of staff: the password given again, the console last used, whose dashboard is viewed until when.
    sudo_at = fields.BigIntField(null=True)
    support_seen_at = fields.BigIntField(null=True)
    viewing_id: UUID | None = fields.UUIDField(null=True)
    viewing_until = fields.BigIntField(null=True)

    class Meta:
        table = "session"


class Member(Model):
    """A person's role in somebody else's account."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "models.Account", related_name="members", on_delete=fields.CASCADE, db_index=True
    )
    account_id: UUID
    person: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "models.Account", related_name="memberships", on_delete=fields.CASCADE, db_index=True
    )
    person_id: UUID
    role = fields.CharField(max_length=8)
    created_at = fields.BigIntField()

    class Meta:
        table = "member"
        unique_together = (("account", "person"),)


class Invitation(Model):
    """A role offered to an address; the letter carries its signed id, accepting takes it away."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "models.Account", related_name="invitations", on_delete=fields.CASCADE, db_index=True
    )
    account_id: UUID
    email = fields.CharField(max_length=254)
    role = fields.CharField(max_length=8)
    created_at = fields.BigIntField()

    class Meta:
        table = "invitation"
        unique_together = (("account", "email"),)


class Attempt(Model):
    """One thing tried on an address from a network: a password, a sign-up, a letter asked for."""

    id = fields.BigIntField(primary_key=True, generated=True)
    act = fields.CharField(max_length=8)
    email = fields.CharField(max_length=254, default="", db_index=True)
    network = fields.CharField(max_length=64, default="", db_index=True)
    at = fields.BigIntField(db_index=True)

    class Meta:
        table = "attempt"
