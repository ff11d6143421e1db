"""One field for everything a customer may send us; exact finds first, each saying what it is."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from urllib.parse import urlsplit
from uuid import UUID

from tortoise.expressions import Q

from app.core.ids import parse_public_id
from ledger.models import LedgerTx, Payment, Slot
from tenants.accounts.models import Account
from tenants.domains.models import Host
from tenants.keys.models import PageKey
from tenants.keys.secret import PREFIX, digest
from tenants.pages.models import AuditEntry, Page
from tenants.scope import Permission, Scope
from tenants.support.looks import note_look
from tenants.support.staff import own_account

QUERY_LENGTH_MAX = 250
KEY_LENGTH_MAX = 255
SLUG_LENGTH_MAX = 63
HITS_MAX = 30
_ALIKE_MAX = 10
_ALIKE_LENGTH_MIN = 3
_RECENT = 5
_SECRET = re.compile(rf"{PREFIX}\S+")
_NUMBER = re.compile(r"(?:#|tx|receipt|hep|r)?[\s#-]*0*([1-9]\d{0,14})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: `kind` is account, page, key, slot, payment or transaction; `row` its id.

    Money of nobody has no account. `seq` is the transaction that a payment led to.
    """

    kind: str
    title: str
    account: Account | None
    row: UUID | int
    exact: bool = True
    seq: int | None = None


async def search(scope: Scope, text: str) -> list[Hit]:
    """What `text` may mean, exact first. The search itself is audited, without the secret of a pasted key."""
    scope.require(Permission.SUPPORT_READ, own_account(scope))
    wanted = "".join(filter(str.isprintable, text)).strip()[:QUERY_LENGTH_MAX]
    if not wanted:
        return []
    await note_look(scope, own_account(scope), "support.search", query=_SECRET.sub(_masked, wanted))
    found: dict[tuple[str, object], Hit] = {}
    for looking in (_exact(wanted), _alike(wanted)):
        async for hit in looking:
            found.setdefault((hit.kind, hit.row), hit)
    return list(found.values())[:HITS_MAX]


async def recent_searches(scope: Scope) -> list[str]:
    """What this person searched for lately, newest first, each once."""
    own = AuditEntry.filter(account_id=own_account(scope), act="support.search").order_by("-id")
    return list(dict.fromkeys(entry.detail["query"] for entry in await own.limit(30)))[:_RECENT]


async def _exact(text: str) -> AsyncIterator[Hit]:
    for account in await Account.filter(email=text.casefold()):
        yield _of_account(account)
    row_id = _id_in(text)
    if row_id is not None:
        async for hit in _by_id(row_id):
            yield hit
    async for hit in _by_host(text):
        yield hit
    async for hit in _in_the_books(text):
        yield hit
    key = Q(sha256=digest(text)) if text.startswith(PREFIX) else Q(last4=text.lstrip("….")[-4:])
    if text.startswith(PREFIX) or len(text.lstrip("….")) == 4:
        for row in await PageKey.filter(key).limit(_ALIKE_MAX).select_related("page__account"):
            yield Hit("key", f"{row.name} …{row.last4}", row.page.account, row.id)


async def _alike(text: str) -> AsyncIterator[Hit]:
    if len(text) < _ALIKE_LENGTH_MIN:
        return
    for account in await Account.filter(email__icontains=text).order_by("email").limit(_ALIKE_MAX):
        yield _of_account(account, exact=False)
    alike = Page.filter(Q(slug__icontains=text) | Q(name__icontains=text)).order_by("slug")
    for page in await alike.limit(_ALIKE_MAX).select_related("account"):
        yield _of_page(page, exact=False)


async def _by_id(row_id: UUID) -> AsyncIterator[Hit]:
    for account in await Account.filter(id=row_id):
        yield _of_account(account)
    for page in await Page.filter(id=row_id).select_related("account"):
        yield _of_page(page)
    for key in await PageKey.filter(id=row_id).select_related("page__account"):
        yield Hit("key", f"{key.name} …{key.last4}", key.page.account, key.id)
    for slot in await Slot.filter(id=row_id):
        yield Hit("slot", str(slot.id), await _owner(slot), slot.id)
    for payment in await Payment.filter(id=row_id):
        yield await _of_payment(payment)


async def _by_host(text: str) -> AsyncIterator[Hit]:
    for row in await Host.filter(host=_host_in(text)).exclude(page_id=None).select_related("page__account"):
        assert row.page is not None
        yield _of_page(row.page)
    if len(text) <= SLUG_LENGTH_MAX:
        for page in await Page.filter(slug=text.casefold()).select_related("account"):
            yield _of_page(page)


async def _in_the_books(text: str) -> AsyncIterator[Hit]:
    provider = Q(session_id=text) | Q(intent_id=text) | Q(event_id=text)
    for payment in await Payment.filter(provider).limit(_ALIKE_MAX):
        yield await _of_payment(payment)
    number = _NUMBER.fullmatch(text)
    named = Q(key__in=[text, f"stray:{text}"[:KEY_LENGTH_MAX]]) | Q(seq=int(number[1]) if number else 0)
    for tx in await LedgerTx.filter(named).limit(_ALIKE_MAX):
        owner = await Account.get_or_none(id=tx.owner_id) if tx.owner_id else None
        yield Hit("transaction", f"#{tx.seq}", owner, tx.seq)


def _of_account(account: Account, *, exact: bool = True) -> Hit:
    return Hit("account", account.email, account, account.id, exact)


def _of_page(page: Page, *, exact: bool = True) -> Hit:
    return Hit("page", page.name, page.account, page.id, exact)


async def _of_payment(payment: Payment) -> Hit:
    title = payment.session_id or str(payment.id)
    return Hit("payment", title, await _owner(payment), payment.id, seq=payment.tx_seq)


async def _owner(row: Payment | Slot) -> Account:
    return await Account.get(id=row.owner_id)


def _host_in(text: str) -> str:
    """The host of an address, or the text itself; nothing when it cannot be one."""
    try:
        return urlsplit(text if "//" in text else f"//{text}").hostname or ""
    except ValueError:
        return ""


def _id_in(text: str) -> UUID | None:
    """A public id of any kind, or a bare UUID."""
    public = parse_public_id(text.partition("_")[0], text)
    if public is not None:
        return public
    try:
        return UUID(text)
    except ValueError:
        return None


def _masked(secret: re.Match[str]) -> str:
    return f"{PREFIX}…{secret[0][-4:]}"
