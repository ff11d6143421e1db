"""Every day mounted domains are looked at again; three days in a row without their proof unmount them."""

import asyncio
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from tortoise.transactions import in_transaction

from app.core.clock import MS_PER_SECOND, now_ms
from app.core.errors import NotFound
from app.core.ids import public_id
from tenants.accounts.letters import ask_for_letter
from tenants.accounts.models import Account
from tenants.domains.explain import Finding, explain
from tenants.domains.look import look_at
from tenants.domains.models import Claim
from tenants.domains.mount import let_go
from tenants.domains.proof import RECHECK_EVERY_MS, findings_as_json
from tenants.domains.verdict import Verdict
from tenants.jobs.enqueue import enqueue
from tenants.pages.change import change
from tenants.pages.models import Page
from tenants.scope import Permission, Scope

RECHECK_JOB = "domain.recheck"
MISSES_MAX = 3
SLICE_MS = 20 * MS_PER_SECOND
_AT_ONCE = 16
_MISS = frozenset({Verdict.MISSING, Verdict.DIFFERS})


async def recheck_hosts(payload: Mapping[str, Any]) -> None:
    """Job: whatever is due, 20 s at a time; what is left becomes a job of its own."""
    began = now_ms()
    while due := await Claim.filter(recheck_at__lte=now_ms()).order_by("recheck_at").limit(_AT_ONCE):
        await asyncio.gather(*map(_recheck, due))
        if now_ms() >= began + SLICE_MS:
            await _go_on({"turn": payload.get("turn", 1) + 1})
            return


async def _go_on(payload: dict[str, int]) -> None:
    now = now_ms()
    async with in_transaction() as db:
        await enqueue(f"{RECHECK_JOB}:{now}:{payload['turn']}", RECHECK_JOB, payload, now, db)


async def _recheck(claim: Claim) -> None:
    """Note what is seen. No answer and answers that differ by resolver are no miss."""
    findings = explain(await look_at(claim.host, claim.page_id), claim.token)
    verdict = next(found.verdict for found in findings if found.type == "TXT")
    misses = claim.misses + 1 if verdict in _MISS else claim.misses if verdict is Verdict.UNKNOWN else 0
    if misses >= MISSES_MAX:
        await _lose(claim)
    elif await _noted(claim, findings, misses) and misses == 1 and not claim.misses:
        await _tell_owner("domain-missing", claim)


async def _noted(claim: Claim, findings: tuple[Finding, ...], misses: int) -> bool:
    """False when somebody else counted this day already."""
    now = now_ms()
    this_day = Claim.filter(id=claim.id, recheck_at=claim.recheck_at)
    return bool(
        await this_day.update(
            found=findings_as_json(findings),
            checked_at=now,
            recheck_at=now + RECHECK_EVERY_MS,
            misses=misses,
        )
    )


async def _lose(claim: Claim) -> None:
    """Unmount, and have the owner told in the same transaction."""
    page_id, target = claim.page_id, public_id("p", claim.page_id)
    try:
        async with change(
            Scope.system(), page_id, "host.lose", Permission.HOST_WRITE, target=target
        ) as changing:
            await let_go(changing, claim.host)
            changing.detail = {"host": claim.host}
            account = await Account.get(id=changing.page.account_id, using_db=changing.db)
            await ask_for_letter("domain-lost", account.email, _about(page_id, claim.host), changing.db)
    except NotFound:
        return


async def _tell_owner(letter: str, claim: Claim) -> None:
    page = await Page.get_or_none(id=claim.page_id).select_related("account")
    if page is not None:
        await ask_for_letter(letter, page.account.email, _about(page.id, claim.host))


def _about(page_id: UUID, host: str) -> str:
    return f"{public_id('p', page_id)} {host}"
