"""Idempotency-Keys: a request that comes again gets the first one's outcome, and nothing happens twice.

A claim is made before the act; the act's own transaction fills in the outcome (`change().keep`), so
the two cannot part. The claim's row id fences: a claim that was taken over has another id, and an act
that still runs under the old one cannot commit.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.exceptions import IntegrityError
from tortoise.expressions import Q
from tortoise.transactions import in_transaction

from app.core.clock import MS_PER_DAY, MS_PER_SECOND, now_ms
from app.core.errors import Conflict
from tenants.pages.models import OnceClaim, Page
from tenants.pages.publisher import publisher
from tenants.scope import Once, Scope

KEY_LENGTH_MAX = 255
KEPT_MS = MS_PER_DAY
LEASE_MS = 30 * MS_PER_SECOND
_PRUNED_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the act answered (a public id), and whether that was an earlier request's doing."""

    text: str
    replayed: bool = False


@dataclass(frozen=True, slots=True)
class Request:
    """An Idempotency-Key, and the SHA-256 (hex) over all that makes a request the same request."""

    key: str
    sha256: str


async def answer_once(
    scope: Scope, page_id: UUID | None, request: Request | None, act: Callable[[Scope], Awaitable[str]]
) -> Outcome:
    """Run `act` unless the same request of the same actor ran within 24 h; without `request` just run it.

    Raises Conflict when the key came with another request, or (to be tried again) while a twin still runs.
    A replay is answered once the page (if there is one) is out, as a first answer is. An act that fails
    gives its claim back.
    """
    if request is None:
        return Outcome(await act(scope))
    claimed = await claim(scope.actor.id, request)
    if isinstance(claimed, Outcome):
        if page_id is not None:
            await _publish_current(page_id)
        return claimed
    try:
        return Outcome(await act(scope.answering(claimed)))
    except BaseException:
        await asyncio.shield(_release(claimed))
        raise


async def claim(subject: str, request: Request) -> Once | Outcome:
    """A fresh claim for `subject`, or the outcome of the request that had it. Raises Conflict."""
    try:
        return await _insert(subject, request)
    except IntegrityError:
        earlier = await OnceClaim.get_or_none(subject=subject, key=request.key)
    if earlier is None:
        raise _twin_runs()
    if earlier.body_sha256 != request.sha256:
        raise Conflict("This Idempotency-Key was used for another request within the last 24 hours.")
    if earlier.outcome is None:
        raise _twin_runs()
    return Outcome(earlier.outcome, replayed=True)


async def keep_outcome(claimed: Once, outcome: str, db: BaseDBAsyncClient | None = None) -> None:
    """Fill in the claim, in the act's transaction if it has one. Raises Conflict when it was taken over."""
    kept = await OnceClaim.filter(id=claimed.claim_id).using_db(db).update(outcome=outcome)
    if not kept:
        raise _twin_runs()


async def prune_claims() -> int:
    """Forget up to 1,000 claims older than 24 h; answers how many. For the jobs."""
    old = OnceClaim.filter(created_at__lte=now_ms() - KEPT_MS).order_by("created_at")
    ids = await old.limit(_PRUNED_AT_ONCE).values_list("id", flat=True)
    return await OnceClaim.filter(id__in=ids).delete() if ids else 0


async def _insert(subject: str, request: Request) -> Once:
    now = now_ms()
    async with in_transaction() as db:
        over = Q(created_at__lte=now - KEPT_MS) | Q(outcome=None, lease_until__lte=now)
        await OnceClaim.filter(over, subject=subject, key=request.key).using_db(db).delete()
        row = await OnceClaim.create(
            subject=subject,
            key=request.key,
            body_sha256=request.sha256,
            lease_until=now + LEASE_MS,
            created_at=now,
            using_db=db,
        )
    return Once(row.id)


async def _release(claimed: Once) -> None:
    """An outcome that is already kept stays: then the act was committed, and only publishing failed."""
    await OnceClaim.filter(id=claimed.claim_id, outcome=None).delete()


async def _publish_current(page_id: UUID) -> None:
    page = await Page.get_or_none(id=page_id)
    if page is not None:
        await publisher().publish(page_id, page.version)


def _twin_runs() -> Conflict:
    return Conflict("A request with this Idempotency-Key is still running.", retry_after_seconds=1)
