"""Proving that a domain is its claimant's: the DNS is asked first, then one transaction binds the host."""

from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from app.core.clock import MS_PER_DAY, now_ms
from app.core.errors import NotFound
from app.core.ids import public_id
from tenants.accounts.letters import ask_for_letter
from tenants.accounts.models import Account
from tenants.domains.claims import refuse_haste, refuse_kept_back
from tenants.domains.explain import Finding, explain
from tenants.domains.look import look_at
from tenants.domains.lookalikes import refuse_lookalike
from tenants.domains.models import Claim, Host
from tenants.domains.mount import bind
from tenants.domains.records import Record, records_of
from tenants.domains.verdict import Verdict
from tenants.domains.watch import WATCHED_MS
from tenants.pages.change import change
from tenants.pages.reading import page_of
from tenants.scope import Permission, Scope

RECHECK_EVERY_MS = MS_PER_DAY


@dataclass(frozen=True, slots=True)
class OwnDomain:
    """An own domain as its owner sees it: the records to enter, and what was found of them when.

    `in_the_way` is empty unless something else of the DNS keeps visitors or certificates away.
    """

    host: str
    state: str
    records: tuple[Record, ...]
    findings: tuple[Finding, ...]
    claimed_at: int | None
    checked_at: int | None
    misses: int

    def found(self, kind: str) -> Finding | None:
        """What was found of one type of record."""
        return next((finding for finding in self.findings if finding.type == kind), None)

    def is_watched(self, now: int) -> bool:
        """Whether its proof is still looked for without anybody asking."""
        return self.state == "pending" and self.claimed_at is not None and now < self.claimed_at + WATCHED_MS

    @property
    def in_the_way(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.type not in {"CNAME", "TXT"})


async def check_host(scope: Scope, page_id: UUID, host: str) -> OwnDomain:
    """Look at the DNS now; a claim that it proves is bound to the page and served from then on.

    Raises NotFound for a host that the page does not claim, Conflict(domain) when another page was first.
    """
    page = await page_of(scope, page_id, Permission.HOST_WRITE)
    claim = await Claim.get_or_none(host=host, page_id=page.id)
    if claim is None:
        raise NotFound("domain")
    findings = explain(await look_at(host, page_id), claim.token)
    await Claim.filter(id=claim.id).update(found=findings_as_json(findings), checked_at=now_ms())
    if is_proved(findings) and not await Host.filter(host=host, page_id=page_id).exists():
        await _take(scope, claim)
    return await domain_of(scope, page_id, host)


async def domain_of(scope: Scope, page_id: UUID, host: str) -> OwnDomain:
    """One own domain of the page, claimed or mounted. Raises NotFound."""
    for domain in await domains_of(scope, page_id):
        if domain.host == host:
            return domain
    raise NotFound("domain")


async def domains_of(scope: Scope, page_id: UUID) -> list[OwnDomain]:
    """The page's own domains, mounted ones first."""
    await page_of(scope, page_id)
    mounted = {host.host for host in await Host.filter(page_id=page_id, kind="custom").order_by("-id")}
    claims = {claim.host: claim for claim in await Claim.filter(page_id=page_id).order_by("-id")}
    return [_told(name, claims.get(name), mounted) for name in dict.fromkeys((*mounted, *claims))]


async def own_domain(claim: Claim) -> OwnDomain:
    """What a claim has come to."""
    mounted = await Host.exists(host=claim.host, page_id=claim.page_id)
    return _told(claim.host, claim, {claim.host} if mounted else set())


def findings_as_json(findings: tuple[Finding, ...]) -> list[dict[str, Any]]:
    """Kept for whoever looks next; no visitor sees a difference."""
    return [asdict(finding) for finding in findings]


def is_proved(findings: tuple[Finding, ...]) -> bool:
    return any(each.type == "TXT" and each.verdict is Verdict.MATCHES for each in findings)


async def _take(scope: Scope, claim: Claim) -> None:
    """Bind what was proved a moment ago, unless the claim was taken back or another page was first."""
    target = public_id("p", claim.page_id)
    async with change(scope, claim.page_id, "host.prove", Permission.HOST_WRITE, target=target) as changing:
        page, db = changing.page, changing.db
        still_there = Claim.filter(id=claim.id, token=claim.token).using_db(db)
        if not await still_there.update(recheck_at=changing.at + RECHECK_EVERY_MS, misses=0):
            raise NotFound("domain")
        bound = await Host.get_or_none(host=claim.host, using_db=db)
        if bound is not None and bound.page_id == page.id:
            changing.nothing_changed()
            return
        refuse_kept_back(bound, page, changing.at, "domain")
        await refuse_lookalike(claim.host, page.account_id, db)
        await refuse_haste(page, changing.at, db)
        await bind(page, claim.host, "custom", changing.at, db)
        account = await Account.get(id=page.account_id, using_db=db)
        await ask_for_letter("domain-live", account.email, f"{target} {claim.host}", db)
        changing.detail = {"host": claim.host}


def _told(name: str, claim: Claim | None, mounted: set[str]) -> OwnDomain:
    state = "verified" if name in mounted else "pending"
    if claim is None:
        return OwnDomain(name, state, (), (), None, None, 0)
    records = records_of(name, claim.page_id, claim.token)
    found = _findings(claim.found)
    return OwnDomain(name, state, records, found, claim.created_at, claim.checked_at, claim.misses)


def _findings(found: list[dict[str, Any]]) -> tuple[Finding, ...]:
    return tuple(Finding(each["type"], Verdict(each["verdict"]), each["says"]) for each in found)
