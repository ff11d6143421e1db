"""The books: accounts, transactions, entries and their head. Written by `ledger.posting` alone.

Token amounts are whole; money is in minor units. `at` is in microseconds, every other time in milliseconds.
"""

from typing import Any
from uuid import UUID

from tortoise import fields

from app.db.model import Model


class LedgerAccount(Model):
    """Where units lie: a wallet, a lot, or an account of the house. Its balance is that of its last entry."""

    id = fields.BigIntField(primary_key=True, generated=True)
    code = fields.CharField(max_length=80, unique=True)
    kind = fields.CharField(max_length=16)
    unit = fields.CharField(max_length=3)
    owner_id = fields.UUIDField(null=True, db_index=True)
    floor = fields.BigIntField(null=True)
    ceiling = fields.BigIntField(null=True)
    priority = fields.IntField(default=0)
    effective_at = fields.BigIntField(null=True)
    expires_at = fields.BigIntField(null=True)
    balance = fields.BigIntField(default=0)
    last_seq = fields.BigIntField(default=0)

    class Meta:
        table = "ledger_account"


class LedgerTx(Model):
    """One act in the books, sealed by a hash over itself and the one before. Never changed, never removed."""

    seq = fields.BigIntField(primary_key=True, generated=False)
    kind = fields.CharField(max_length=16)
    key = fields.CharField(max_length=255, unique=True)
    asked = fields.TextField()
    at = fields.BigIntField(unique=True)
    effective_at = fields.BigIntField()
    actor_kind = fields.CharField(max_length=8)
    actor_id = fields.CharField(max_length=64)
    reason = fields.CharField(max_length=500)
    owner_id = fields.UUIDField(null=True, db_index=True)
    ref_kind = fields.CharField(max_length=16)
    ref_id = fields.CharField(max_length=80)
    reverses = fields.BigIntField(null=True, unique=True)
    legs = fields.IntField()
    prev_hash = fields.CharField(max_length=64)
    hash = fields.CharField(max_length=64)

    class Meta:
        table = "ledger_tx"
        indexes = (("ref_kind", "ref_id"),)


class LedgerEntry(Model):
    """One leg. Its id is `seq << 8 | line`, so a transaction's legs lie side by side."""

    id = fields.BigIntField(primary_key=True, generated=False)
    account: fields.ForeignKeyRelation[LedgerAccount] = fields.ForeignKeyField(
        "models.LedgerAccount", related_name="entries", on_delete=fields.RESTRICT
    )
    account_id: int
    aseq = fields.BigIntField()
    tx: fields.ForeignKeyRelation[LedgerTx] = fields.ForeignKeyField(
        "models.LedgerTx", related_name="entries", on_delete=fields.RESTRICT
    )
    tx_id: int
    amount = fields.BigIntField()
    balance_after = fields.BigIntField()

    class Meta:
        table = "ledger_entry"
        unique_together = (("account", "aseq"), ("account", "tx"))


class LedgerHead(Model):
    """The one row that every posting locks first: how far the books are, and whether they are stopped."""

    id = fields.IntField(primary_key=True, generated=False)
    seq = fields.BigIntField()
    hash = fields.CharField(max_length=64)
    at = fields.BigIntField()
    events = fields.BigIntField(default=0)
    frozen_reason = fields.CharField(max_length=500, default="")
    seal = fields.CharField(max_length=64)

    class Meta:
        table = "ledger_head"


class LedgerAnchor(Model):
    """Where the head stood on a day (`2026-11-22`), with a MAC whose key is not in the database."""

    day = fields.CharField(max_length=10, primary_key=True)
    seq = fields.BigIntField()
    hash = fields.CharField(max_length=64)
    mac = fields.CharField(max_length=64)

    class Meta:
        table = "ledger_anchor"


class LedgerCheck(Model):
    """One run of the audit: how far it looked, and what it found."""

    id = fields.BigIntField(primary_key=True, generated=True)
    scope = fields.CharField(max_length=12)
    started_at = fields.BigIntField()
    ended_at = fields.BigIntField(null=True)
    seq = fields.BigIntField(default=0)
    entries = fields.BigIntField(default=0)
    findings: list[dict[str, str]] = fields.JSONField(default=list)

    class Meta:
        table = "ledger_check"


class Slot(Model):
    """A bought right to one more page, 30 days at a time."""

    id = fields.UUIDField(primary_key=True)
    owner_id = fields.UUIDField(db_index=True)
    page_id = fields.UUIDField(null=True, unique=True)
    state = fields.CharField(max_length=8)
    auto_renew = fields.BooleanField()
    opened_at = fields.BigIntField()
    ends_at = fields.BigIntField(db_index=True)
    lapsed_at = fields.BigIntField(null=True)

    class Meta:
        table = "slot"


class SlotPeriod(Model):
    """One paid stretch of a slot: the posting that paid it, and the one that served or refunded it."""

    id = fields.BigIntField(primary_key=True, generated=True)
    slot: fields.ForeignKeyRelation[Slot] = fields.ForeignKeyField(
        "models.Slot", related_name="periods", on_delete=fields.RESTRICT
    )
    slot_id: UUID
    n = fields.IntField()
    starts_at = fields.BigIntField()
    ends_at = fields.BigIntField(db_index=True)
    tx_seq = fields.BigIntField(unique=True)
    settled_seq = fields.BigIntField(null=True, unique=True)
    seal = fields.CharField(max_length=64)

    class Meta:
        table = "slot_period"
        unique_together = (("slot", "n"),)


class EntitlementEvent(Model):
    """A plan given to an account; the last one that has begun decides. Only ever added to."""

    id = fields.BigIntField(primary_key=True, generated=False)
    account_id = fields.UUIDField()
    plan = fields.CharField(max_length=8)
    starts_at = fields.BigIntField()
    ends_at = fields.BigIntField(null=True)
    source = fields.CharField(max_length=16, default="operator")
    actor = fields.CharField(max_length=100, default="")
    created_at = fields.BigIntField()
    seal = fields.CharField(max_length=64)

    class Meta:
        table = "entitlement_event"
        indexes = (("account_id", "id"),)


class Payment(Model):
    """Money asked for at a provider; the tokens and the price are those of our own table at that moment."""

    id = fields.UUIDField(primary_key=True)
    owner_id = fields.UUIDField(db_index=True)
    key = fields.CharField(max_length=300, unique=True)
    provider = fields.CharField(max_length=8)
    session_id = fields.CharField(max_length=255, null=True, unique=True)
    intent_id = fields.CharField(max_length=255, null=True, db_index=True)
    event_id = fields.CharField(max_length=255, null=True, unique=True)
    pack = fields.CharField(max_length=16)
    tokens = fields.BigIntField()
    amount_minor = fields.BigIntField()
    currency = fields.CharField(max_length=3)
    state = fields.CharField(max_length=12)
    created_at = fields.BigIntField()
    settled_at = fields.BigIntField(null=True)
    tx_seq = fields.BigIntField(null=True, unique=True)
    seal = fields.CharField(max_length=64)

    class Meta:
        table = "payment"


class PaymentEvent(Model):
    """What a provider told us, once an event; `done_at` is null while its payment is not known yet."""

    id = fields.CharField(max_length=64, primary_key=True)
    kind = fields.CharField(max_length=48)
    payment_id = fields.UUIDField(null=True, db_index=True)
    intent_id = fields.CharField(max_length=255, null=True, db_index=True)
    told: dict[str, Any] = fields.JSONField()
    created_at = fields.BigIntField()
    received_at = fields.BigIntField()
    done_at = fields.BigIntField(null=True)

    class Meta:
        table = "payment_event"


class TwoPerson(Model):
    """An act of staff that a second person has to agree to before it is posted."""

    id = fields.UUIDField(primary_key=True)
    owner_id = fields.UUIDField(db_index=True)
    kind = fields.CharField(max_length=16)
    asked: dict[str, str | int] = fields.JSONField()
    reason = fields.CharField(max_length=500)
    asked_by = fields.UUIDField()
    asked_at = fields.BigIntField()
    ends_at = fields.BigIntField()
    decided_by = fields.UUIDField(null=True)
    decided_at = fields.BigIntField(null=True)
    state = fields.CharField(max_length=10)
    tx_seq = fields.BigIntField(null=True)

    class Meta:
        table = "two_person"


class Finding(Model):
    """Something odd about one purchase, for a person of support to look at."""

    id = fields.BigIntField(primary_key=True, generated=True)
    key = fields.CharField(max_length=160, unique=True)
    kind = fields.CharField(max_length=24)
    owner_id = fields.UUIDField(null=True, db_index=True)
    tx_seq = fields.BigIntField(null=True)
    amount = fields.BigIntField(default=0)
    sentence = fields.CharField(max_length=500)
    found_at = fields.BigIntField()
    claimed_by = fields.UUIDField(null=True)
    claimed_at = fields.BigIntField(null=True)
    closed_at = fields.BigIntField(null=True)
    closing_note = fields.CharField(max_length=500, default="")

    class Meta:
        table = "finding"


class SupportNote(Model):
    """What a person of support wrote down about an account. Only ever added to."""

    id = fields.BigIntField(primary_key=True, generated=True)
    owner_id = fields.UUIDField(db_index=True)
    author_id = fields.UUIDField()
    text = fields.CharField(max_length=2000)
    at = fields.BigIntField()

    class Meta:
        table = "support_note"
