"""One account as support sees it, each part a look that its owner can read about."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from app.core.clock import now_ms
from app.core.errors import NotFound
from ledger.models import EntitlementEvent, Finding, LedgerCheck, Slot, SlotPeriod, TwoPerson
from ledger.plans import Plan, entitlements_of, plan_of
from ledger.slots import ENDED, periods_of, slots_of
from ledger.statement import Line, Statement, statement_of
from ledger.statement_check import Checked, check_statement
from ledger.wallets import Wallet, wallet_of
from tenants.accounts.audit import account_audit_of
from tenants.accounts.models import Account, Invitation, Member
from tenants.keys.models import PageKey
from tenants.pages.models import AuditEntry, Page
from tenants.scope import Permission, Scope
from tenants.support.looks import note_look
from tenants.support.whereabouts import Whereabouts, whereabouts_of

AUDIT_LENGTH = 50


@dataclass(frozen=True, slots=True)
class Overview:
    """What stands above every part: plan, balance against its entries, pages, open questions."""

    account: Account
    plan: Plan
    plans: Sequence[EntitlementEvent]
    wallet: Wallet
    sums: Checked
    books: LedgerCheck | None
    findings: Sequence[Finding]
    waiting: Sequence[TwoPerson]
    pages: Sequence[Whereabouts]


@dataclass(frozen=True, slots=True)
class People:
    """The owner's account, who works in it, and who is invited."""

    account: Account
    members: Sequence[Member]
    invitations: Sequence[Invitation]


@dataclass(frozen=True, slots=True)
class HeldSlot:
    """A slot, the page it carries, and the periods that were paid, the first one first."""

    slot: Slot
    page: Page | None
    periods: Sequence[SlotPeriod]

    @property
    def refundable(self) -> bool:
        """Whether anything of it is left to give back."""
        last = self.periods[-1]
        return last.settled_seq is None and last.ends_at > now_ms() and self.slot.state != ENDED


async def account_of(scope: Scope, account_id: UUID, needs: Permission = Permission.SUPPORT_READ) -> Account:
    """The account; raises NotFound, and Forbidden for a staff role that is too weak."""
    account = await Account.get_or_none(id=account_id)
    if account is None:
        raise NotFound("account")
    scope.require(needs, account_id)
    return account


async def overview_of(scope: Scope, account_id: UUID) -> Overview:
    """Everything above the parts, read now. The caller notes the look, as it knows which part is shown."""
    account = await account_of(scope, account_id)
    waiting = TwoPerson.filter(owner_id=account_id, state="waiting").order_by("asked_at")
    return Overview(
        account,
        await plan_of(account_id),
        await entitlements_of(account_id),
        await wallet_of(account_id),
        await check_statement(account_id, ()),
        await LedgerCheck.exclude(ended_at=None).order_by("-id").first(),
        await Finding.filter(owner_id=account_id, closed_at=None).order_by("-id"),
        await waiting,
        await whereabouts_of(account),
    )


async def statement_seen(scope: Scope, account_id: UUID, before: int | None) -> Statement:
    """The owner's statement, the newest lines first."""
    await _look(scope, account_id, "the statement")
    return await statement_of(account_id, before)


async def recheck(scope: Scope, account_id: UUID) -> Checked:
    """Add up all entries of the account again, and compute the hashes of its newest lines anew."""
    await _look(scope, account_id, "whether the statement adds up")
    lines: Sequence[Line] = (await statement_of(account_id)).lines
    return await check_statement(account_id, [line.seq for line in lines])


async def people_of(scope: Scope, account_id: UUID) -> People:
    """Who works in the account."""
    account = await _look(scope, account_id, "the people")
    members = Member.filter(account_id=account_id).order_by("created_at", "id").select_related("person")
    invited = Invitation.filter(account_id=account_id).order_by("created_at")
    return People(account, await members, await invited)


async def keys_of(scope: Scope, account_id: UUID) -> list[PageKey]:
    """The keys of all pages, each with its `page`: names and last four characters, never a secret."""
    await _look(scope, account_id, "the API keys, without their secrets")
    keys = PageKey.filter(page__account_id=account_id).order_by("page_id", "created_at")
    return await keys.select_related("page")


async def audit_seen(scope: Scope, account_id: UUID, before: int | None) -> list[AuditEntry]:
    """The account's trail and its pages', newest first, one more than AUDIT_LENGTH if there are."""
    await _look(scope, account_id, "the audit")
    return await account_audit_of(scope, account_id, before, AUDIT_LENGTH + 1)


async def slots_seen(scope: Scope, account_id: UUID) -> list[HeldSlot]:
    """Every slot the account ever had, the newest first."""
    await _look(scope, account_id, "the pages and slots")
    pages = {page.id: page for page in await Page.filter(account_id=account_id)}
    return [
        HeldSlot(slot, pages.get(slot.page_id) if slot.page_id else None, await periods_of(slot.id))
        for slot in reversed(await slots_of(account_id))
    ]


async def _look(scope: Scope, account_id: UUID, what: str) -> Account:
    account = await account_of(scope, account_id)
    await note_look(scope, account_id, what=what)
    return account
