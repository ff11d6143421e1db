"""The examination of the books: hourly what is new, nightly and on demand everything. Damage stops them."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from tortoise.transactions import in_transaction

from app.core.clock import now_ms
from app.core.errors import Conflict, Invalid
from ledger.anchors import anchors_under_other_keys
from ledger.head import lock_head, stop_books
from ledger.models import Finding, LedgerCheck
from ledger.verify import anchors, entitlements, entries, head, payments, periods
from ledger.verify.found import Findings, Found
from ledger.verify.span import SEQ_MAX, Span, Unreadable, look, pieces
from ledger.verify.walking import Walk, Walked

RECENT, FULL, THAW = "recent", "full", "thaw"
REASON_LENGTH_MIN = 10
RESUMED_MS_MAX = 12 * 3_600_000
SHARED_TXS_MIN = 100_000
_TOLD_MAX = 20
_TIP = "SELECT seq FROM ledger_tx WHERE seq <= ? ORDER BY seq DESC LIMIT 1"
_HEADS = "SELECT COUNT(*) FROM ledger_head"
_SAYS = "SELECT hash, frozen_reason FROM ledger_head WHERE id = 1"
_log = logging.getLogger(__name__)

Second = Callable[[Span], Awaitable[Walked]]


@dataclass(frozen=True, slots=True)
class Report:
    """How an examination ended: `entries` it looked at, the head, what it found (at most 100 of `count`).

    `stopped` says why the books are stopped, now; `unproven` counts anchors made under another secret key.
    """

    entries: int
    seq: int
    head: str
    findings: tuple[Found, ...]
    count: int
    stopped: str
    unproven: int

    @property
    def ok(self) -> bool:
        return not self.findings


async def verify(*, full: bool, second: Second | None = None) -> Report:
    """Examine everything, or what came since the last clean examination, to the end.

    Of large books the `second` walker, if there is one, takes the later half.
    """
    check = await _begin(FULL if full else RECENT)
    walk, tip = _walk_on(check), await _tip()
    if full and second and tip >= SHARED_TXS_MIN:
        half = tip // 2
        _, walked = await asyncio.gather(_go(check, walk, half, None), second(Span(half + 1, tip)))
        walk.join(*walked)
    else:
        await _go(check, walk, tip, None)
    return await _end(check, walk, tip)


async def verify_for(limit_ms: int, *, full: bool) -> Report | None:
    """The same for so long at least; None when more is left, for the next call to go on with."""
    scope = FULL if full else RECENT
    since = now_ms() - RESUMED_MS_MAX
    left = LedgerCheck.filter(scope=scope, ended_at=None, seq__gt=0, started_at__gt=since)
    check = await left.order_by("-id").first() or await _begin(scope)
    walk, tip = _walk_on(check), await _tip()
    if await _go(check, walk, tip, now_ms() + limit_ms):
        return await _end(check, walk, tip)
    await _keep(check, walk)
    return None


async def thaw(reason: str, by: str) -> Report:
    """Let postings go on after a repair. Raises Invalid(reason), Conflict while anything is wrong."""
    if len(reason.strip()) < REASON_LENGTH_MIN:
        raise Invalid("reason", f"Say what was repaired, in {REASON_LENGTH_MIN} characters or more.")
    report = await verify(full=True)
    if not report.ok:
        raise Conflict(f"The books are still damaged. {report.findings[0].sentence}")
    async with in_transaction() as db:
        await stop_books(db, "")
        said = [Found(THAW, by, reason).as_dict()]
        at = now_ms()
        await LedgerCheck.create(
            scope=THAW, started_at=at, ended_at=at, seq=report.seq, findings=said, using_db=db
        )
    _log.warning("the books go on: %s (%s)", reason, by)
    return replace(report, stopped="")


async def last_clean() -> LedgerCheck | None:
    """The newest examination that ended and found nothing."""
    ended = LedgerCheck.filter(ended_at__isnull=False, findings=[])
    return await ended.order_by("-id").first()


async def _begin(scope: str) -> LedgerCheck:
    clean = await last_clean() if scope == RECENT else None
    return await LedgerCheck.create(scope=scope, started_at=now_ms(), seq=clean.seq if clean else 0)


def _walk_on(check: LedgerCheck) -> Walk:
    findings = Findings()
    findings.kept = [Found(**each) for each in check.findings]
    findings.count = len(findings.kept)
    return Walk(findings, recent=check.scope == RECENT)


async def _go(check: LedgerCheck, walk: Walk, tip: int, until: int | None) -> bool:
    """Walk as far as `tip`, or as time allows; whether the end was reached."""
    async for piece in pieces(min(check.seq, tip), tip):
        await walk.pass_by(piece)
        check.seq = piece.last
        if until is not None and now_ms() >= until:
            return False
    return True


async def _end(check: LedgerCheck, walk: Walk, tip: int) -> Report:
    """Look at what does not lie along the way, and tell."""
    findings = walk.findings
    await _look_around(tip, findings, recent=check.scope == RECENT)
    check.seq, check.ended_at = tip, now_ms()
    await _keep(check, walk)
    await _tell(check, findings)
    found, (head_hash, reason) = tuple(findings.kept), await _head_says()
    unproven = await anchors_under_other_keys()
    return Report(check.entries, tip, head_hash, found, findings.count, reason, unproven)


async def _tip() -> int:
    """The last transaction there is; books that nobody has begun are begun."""
    tips, heads = await look((_TIP, (SEQ_MAX,)), (_HEADS, ()))
    if not tips and not heads[0][0]:
        async with in_transaction() as db:
            await lock_head(db)
    return int(tips[0][0]) if tips else 0


async def _head_says() -> tuple[str, str]:
    """The hash of the head and why it is stopped; nothing when it is gone or cannot be read."""
    try:
        (rows,) = await look((_SAYS, ()))
    except Unreadable:
        rows = []
    return rows[0][:2] if rows else ("", "")


async def _look_around(tip: int, findings: Findings, *, recent: bool) -> None:
    await findings.gather("R1", "ledger_head", head.head())
    await findings.gather("R10", "ledger_anchor", anchors.anchors())
    if not recent:
        await findings.gather("R4", "ledger_account", entries.all_accounts())
        await findings.gather("R8", "slot_period", periods.strays(tip))
        await findings.gather("R8", "slot_period", periods.deferred(tip))
        await findings.gather("R8", "slot", periods.slots())
        await findings.gather("R9", "payment", payments.all_payments())
        await findings.gather("R13", "entitlement_event", entitlements.entitlements())


async def _keep(check: LedgerCheck, walk: Walk) -> None:
    """Write down how far the examination has come."""
    check.entries += walk.entries
    check.findings = [found.as_dict() for found in walk.findings.kept]
    await check.save()


async def _tell(check: LedgerCheck, findings: Findings) -> None:
    """Damage stops the books, stands in the log, and the first time in the queue of support too."""
    if not findings.count:
        return
    for found in findings.kept[:_TOLD_MAX]:
        _log.error("the books are damaged: %s %s: %s", found.rule, found.where, found.sentence)
    _, stopped = await _head_says()
    first = findings.kept[0]
    async with in_transaction() as db:
        await stop_books(db, f"{first.rule} {first.where}: {first.sentence}")
        if not stopped:
            queued = [_queued(check, number, found) for number, found in enumerate(findings.kept[:_TOLD_MAX])]
            await Finding.bulk_create(queued, using_db=db)


def _queued(check: LedgerCheck, number: int, found: Found) -> Finding:
    sentence = f"{found.rule} {found.where}: {found.sentence}"
    return Finding(key=f"books:{check.id}:{number}", kind="books", sentence=sentence[:500], found_at=now_ms())
