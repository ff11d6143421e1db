"""The job table: due work, leased by counted update, fenced by its attempts."""

from typing import Any

from tortoise import fields

from app.db.model import Model


class Job(Model):
    """`key` makes enqueueing idempotent; times are epoch milliseconds."""

    id = fields.BigIntField(primary_key=True, generated=True)
    key = fields.CharField(max_length=160, unique=True)
    kind = fields.CharField(max_length=40)
    payload: dict[str, Any] = fields.JSONField(default=dict)
    run_at = fields.BigIntField()
    lease_until = fields.BigIntField(default=0)
    attempts = fields.IntField(default=0)
    done_at = fields.BigIntField(null=True)
    failed_at = fields.BigIntField(null=True)
    last_error = fields.CharField(max_length=500, default="")

    class Meta:
        table = "job"
        indexes = (("done_at", "run_at"), ("done_at", "kind", "run_at"))
