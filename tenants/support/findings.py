"""The queue of findings: what is odd about a purchase, claimed by one person, closed with a word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tortoise.functions import Count
from tortoise.queryset import QuerySet

from app.core.clock import now_ms
from app.core.errors import Conflict, Invalid, NotFound
from ledger.models import Finding, LedgerCheck
from tenants.accounts.models import Account
from tenants.scope import Permission, Scope
from tenants.support.looks import note_look
from tenants.support.staff import own_account
from tenants.text import checked_text

LISTED = 50
NOTE_LENGTH_MIN, NOTE_LENGTH_MAX = 10, 500
MINE, NOBODYS, CLOSED = "mine", "nobodys", "closed"


@dataclass(frozen=True, slots=True)
class Row:
    """A finding, whose it is about, and who has it."""

    finding: Finding
    owner: Account | None
    claimant: str


@dataclass(frozen=True, slots=True)
class Queue:
    """Findings as filtered, oldest first, and how many of each kind are open in all."""

    rows: Sequence[Row]
    counts: Mapping[str, int]
    after: int | None
    examined: LedgerCheck | None


async def queue_of(
    scope: Scope, *, kind: str = "", whose: str = "", amount_min: int = 0, after: int | None = None
) -> Queue:
    """Open findings, the oldest first; `whose` is mine, nobodys, closed or all."""
    scope.require(Permission.SUPPORT_READ, own_account(scope))
    found = Finding.filter(amount__gte=amount_min, id__gt=after or 0).order_by("id")
    found = _whose(found, whose, scope)
    rows = await (found.filter(kind=kind) if kind else found).limit(LISTED + 1)
    by_kind = Finding.filter(closed_at=None).annotate(count=Count("id")).group_by("kind")
    counts = dict(await by_kind.order_by("kind").values_list("kind", "count"))
    owners = await _accounts({row.owner_id for row in rows} | {row.claimed_by for row in rows})
    listed = [Row(row, owners.get(row.owner_id), _email(owners.get(row.claimed_by))) for row in rows[:LISTED]]
    examined = await LedgerCheck.exclude(ended_at=None).order_by("-id").first()
    return Queue(listed, counts, rows[LISTED - 1].id if len(rows) > LISTED else None, examined)


async def claim(scope: Scope, finding_id: int) -> Finding:
    """Take a finding on. Raises NotFound, Forbidden, Conflict when somebody else has it or it is closed."""
    finding = await _open(scope, finding_id)
    free = Finding.filter(id=finding_id, claimed_by=None, closed_at=None)
    taken = await free.update(claimed_by=scope.account_id, claimed_at=now_ms())
    if not taken and finding.claimed_by != scope.account_id:
        raise Conflict("Somebody else has this finding.")
    if taken:
        await _audit(scope, finding, "support.claim")
    return await Finding.get(id=finding_id)


async def unclaim(scope: Scope, finding_id: int) -> Finding:
    """Give a finding of one's own back to the queue."""
    finding = await _open(scope, finding_id)
    own = Finding.filter(id=finding_id, claimed_by=scope.account_id, closed_at=None)
    if await own.update(claimed_by=None, claimed_at=None):
        await _audit(scope, finding, "support.unclaim")
    return await Finding.get(id=finding_id)


async def close(scope: Scope, finding_id: int, note: str) -> Finding:
    """Close a finding with a word about it; raises Invalid("note"), Conflict when it is somebody else's."""
    finding = await _open(scope, finding_id)
    written = checked_text("note", note, NOTE_LENGTH_MAX)
    if len(written) < NOTE_LENGTH_MIN:
        raise Invalid("note", f"Say what you found, in {NOTE_LENGTH_MIN} characters or more.")
    if finding.claimed_by not in (None, scope.account_id):
        raise Conflict("Somebody else has this finding.")
    open_still = Finding.filter(id=finding_id, closed_at=None)
    now = now_ms()
    closed = {"closed_at": now, "closing_note": written, "claimed_by": scope.account_id, "claimed_at": now}
    if not await open_still.update(**closed):
        raise Conflict("This finding was closed a moment ago.")
    await _audit(scope, finding, "support.close", note=written)
    return await Finding.get(id=finding_id)


async def _open(scope: Scope, finding_id: int) -> Finding:
    finding = await Finding.get_or_none(id=finding_id)
    if finding is None:
        raise NotFound("finding")
    scope.require(Permission.SUPPORT_POST, finding.owner_id or own_account(scope))
    if finding.closed_at is not None:
        raise Conflict("This finding is closed.")
    return finding


async def _audit(scope: Scope, finding: Finding, act: str, note: str = "") -> None:
    owner_id, target = finding.owner_id or own_account(scope), f"finding:{finding.id}"
    await note_look(scope, owner_id, act, target=target, finding=finding.sentence, note=note)


def _whose(found: QuerySet[Finding], whose: str, scope: Scope) -> QuerySet[Finding]:
    if whose == CLOSED:
        return found.exclude(closed_at=None)
    found = found.filter(closed_at=None)
    if whose == MINE:
        return found.filter(claimed_by=scope.account_id)
    return found.filter(claimed_by=None) if whose == NOBODYS else found


async def _accounts(ids: set[object]) -> dict[object, Account]:
    return {row.id: row for row in await Account.filter(id__in=[each for each in ids if each is not None])}


def _email(account: Account | None) -> str:
    return account.email if account else ""
