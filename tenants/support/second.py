"""Acts that wait for a second person: whoever asked cannot agree, and nothing is posted before."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from uuid import UUID

from app.core.clock import MS_PER_DAY, now_ms
from app.core.errors import Conflict, Forbidden, NotFound
from app.core.ids import public_id
from ledger.models import TwoPerson
from ledger.posting import By, Posted
from tenants.accounts.models import Account
from tenants.pages.change import Change, account_change
from tenants.scope import Permission, Scope
from tenants.support.acts import Act, Kind, PostedBefore, carry_out, post_alone, preview
from tenants.support.staff import own_account

WAITS_MS = 3 * MS_PER_DAY
WAITING, AGREED, REFUSED, WITHDRAWN = "waiting", "agreed", "refused", "withdrawn"


@dataclass(frozen=True, slots=True)
class Outcome:
    """An act is either posted or waits for somebody."""

    posted: Posted | None
    waiting: TwoPerson | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request with the people it is about."""

    row: TwoPerson
    owner: Account
    asker: str
    act: Act


async def do(scope: Scope, act: Act) -> Outcome:
    """Post the act, or ask for a second person. The same key again answers with what was done the first time.

    Raises Invalid, Conflict, NotFound, Forbidden, Frozen.
    """
    asked = await TwoPerson.get_or_none(id=act.key)
    if asked is not None:
        return Outcome(None, asked)
    try:
        foreseen = await preview(scope, act)
    except PostedBefore:
        return Outcome(await post_alone(scope, act), None)
    if foreseen.needs_second:
        return Outcome(None, await _ask(scope, act))
    return Outcome(await post_alone(scope, act), None)


async def waiting_for_second(scope: Scope) -> Sequence[Waiting]:
    """Every request that waits, the oldest first."""
    scope.require(Permission.SUPPORT_READ, own_account(scope))
    rows = await TwoPerson.filter(state=WAITING, ends_at__gt=now_ms()).order_by("asked_at")
    people = {row.owner_id for row in rows} | {row.asked_by for row in rows}
    accounts = {row.id: row for row in await Account.filter(id__in=people)}
    return [Waiting(row, accounts[row.owner_id], accounts[row.asked_by].email, act_of(row)) for row in rows]


async def agree(scope: Scope, request_id: UUID) -> Posted:
    """Post what somebody else asked for; both stand in the books.

    Raises NotFound, Conflict when it is decided or ran out, Forbidden for whoever asked, and as posting does.
    """
    async with _deciding(scope, request_id, every_page=True) as (changing, request):
        act = act_of(request)
        changing.act = f"support.{act.kind}"
        both = By("staff", f"{public_id('a', request.asked_by)}+{scope.actor.id}")
        posted = await carry_out(changing, act, both)
        request.tx_seq = posted.seq
        changing.detail["asked"] = public_id("a", request.asked_by)
        await _decided(request, AGREED, scope, changing)
    return posted


async def refuse(scope: Scope, request_id: UUID) -> None:
    """Say no to what somebody else asked for. Raises as `agree` does."""
    async with _deciding(scope, request_id) as (changing, request):
        changing.act = "support.refuse"
        await _decided(request, REFUSED, scope, changing)


async def withdraw(scope: Scope, request_id: UUID) -> None:
    """Take back what one asked for oneself. Raises NotFound, Conflict, Forbidden for others."""
    async with _deciding(scope, request_id, own=True) as (changing, request):
        changing.act = "support.withdraw"
        await _decided(request, WITHDRAWN, scope, changing)


def act_of(request: TwoPerson) -> Act:
    """What a request asks for."""
    asked = request.asked
    return Act(
        Kind(request.kind),
        request.owner_id,
        request.id,
        request.reason,
        amount=int(asked["amount"]),
        expires_at=int(asked["expiresAt"]) or None,
        seq=int(asked["seq"]) or None,
        to_owed=bool(asked["toOwed"]),
        slot_id=UUID(str(asked["slot"])) if asked["slot"] else None,
    )


async def _ask(scope: Scope, act: Act) -> TwoPerson:
    now = now_ms()
    asked = {
        "amount": act.amount,
        "expiresAt": act.expires_at or 0,
        "seq": act.seq or 0,
        "toOwed": int(act.to_owed),
        "slot": str(act.slot_id or ""),
    }
    async with account_change(scope, act.owner_id, "support.ask", Permission.SUPPORT_POST) as changing:
        changing.detail.update(kind=act.kind, amount=act.amount, reason=act.reason)
        row, is_new = await TwoPerson.get_or_create(
            id=act.key,
            defaults={
                "owner_id": act.owner_id,
                "kind": act.kind,
                "asked": asked,
                "reason": act.reason,
                "asked_by": scope.account_id,
                "asked_at": now,
                "ends_at": now + WAITS_MS,
                "state": WAITING,
            },
            using_db=changing.db,
        )
        if not is_new:
            changing.nothing_changed()
    return row


@asynccontextmanager
async def _deciding(
    scope: Scope, request_id: UUID, *, own: bool = False, every_page: bool = False
) -> AsyncIterator[tuple[Change, TwoPerson]]:
    """The request, still open, under the lock of the account it is about."""
    found = await TwoPerson.get_or_none(id=request_id)
    if found is None:
        raise NotFound("request")
    needs = Permission.SUPPORT_POST
    async with account_change(
        scope, found.owner_id, "support.decide", needs, every_page=every_page
    ) as changing:
        request = await TwoPerson.get(id=request_id, using_db=changing.db)
        if request.state != WAITING or request.ends_at <= now_ms():
            raise Conflict("This request is not open any more.")
        if (request.asked_by == scope.account_id) is not own:
            raise Forbidden("Somebody else asked for this." if own else "Somebody else has to decide this.")
        changing.detail.update(kind=request.kind, reason=request.reason)
        yield changing, request


async def _decided(request: TwoPerson, state: str, scope: Scope, changing: Change) -> None:
    request.state, request.decided_by, request.decided_at = state, scope.account_id, changing.at
    fields = ["state", "decided_by", "decided_at", "tx_seq"]
    await request.save(using_db=changing.db, update_fields=fields)
