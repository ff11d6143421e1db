"""Buying page slots: one act, however often its key is sent."""

from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from app.core.errors import Forbidden, Invalid
from app.core.ids import new_id
from app.core.turns import turn
from app.db.direct import rows_of
from ledger.plans import SLOT_PRICE_TOKENS
from ledger.posting import Book, By, open_book
from ledger.slots import Purchase, buy_slot
from ledger.wallets import TooFewTokens, wallet_in
from tenants.accounts.models import Account
from tenants.pages.change import Change, account_change
from tenants.scope import ActorKind, Permission, Scope
from tenants.slots.arrange import arrange, pages_in_doubt
from tenants.slots.calendar import plan_period

PAGES_AT_ONCE_MAX = 10
KEY_LENGTH_MAX = 255
_KEY_LENGTH_STORED = 160
_BY: dict[str, str] = {ActorKind.SYSTEM: "job", ActorKind.OPERATOR: "operator"}


@dataclass(frozen=True, slots=True)
class Bought:
    """The slots that were bought, the end of their period (ms), and the balance right after."""

    slot_ids: tuple[UUID, ...]
    ends_at: int
    balance: int
    replayed: bool

    @property
    def slot_id(self) -> UUID:
        """The first of them, mostly the only one."""
        return self.slot_ids[0]


async def buy_page_slot(
    scope: Scope, account_id: UUID, *, pages: int = 1, auto_renew: bool, key: str
) -> Bought:
    """Buy `pages` slots for 30 days, all or none; pages that wait for one are shown again.

    The same key answers the same for ever. Purchases of one account take turns in this process, each with
    one connection at a time, so that however many come at once they leave the database to others.
    Raises Invalid(pages, idempotencyKey), TooFewTokens, Forbidden.
    """
    _require_sound(pages, key)
    buying = account_change(
        scope,
        account_id,
        "slot.buy",
        Permission.BILLING_WRITE,
        touched=lambda db: pages_in_doubt(account_id, db),
    )
    async with turn(f"slot.buy {account_id}"), buying as changing:
        await _require_good_standing(changing)
        async with open_book() as book:
            order = _Order(account_id, by_of(scope), pages, _stored(key), auto_renew)
            sold = await _sold(book, order)
        if sold[0].posted.replayed:
            changing.nothing_changed()
        else:
            await _settle(changing, sold)
    last = sold[-1]
    ids = tuple(each.slot.id for each in sold)
    return Bought(ids, last.period.ends_at, last.balance, last.posted.replayed)


def by_of(scope: Scope) -> By:
    """Who the books name for an act of this scope."""
    return By(_BY.get(scope.actor.kind, "owner"), scope.actor.id)


@dataclass(frozen=True, slots=True)
class _Order:
    owner_id: UUID
    by: By
    pages: int
    key: str
    auto_renew: bool


async def _sold(book: Book, order: _Order) -> list[Purchase]:
    sold = [await _one(book, order, order.key)]
    if sold[0].posted.replayed:
        return sold + [await _one(book, order, f"{order.key}#{n}") for n in range(2, order.pages + 1)]
    price = SLOT_PRICE_TOKENS * order.pages
    held = SLOT_PRICE_TOKENS + (await wallet_in(book, order.owner_id)).spendable
    if held < price:
        raise TooFewTokens(price, held)
    return sold + [await _one(book, order, f"{order.key}#{n}") for n in range(2, order.pages + 1)]


async def _one(book: Book, order: _Order, key: str) -> Purchase:
    return await buy_slot(
        book,
        order.owner_id,
        key=key,
        by=order.by,
        auto_renew=order.auto_renew,
        slot_id=new_id(),
        of=order.pages,
    )


async def _settle(changing: Change, sold: list[Purchase]) -> None:
    """What comes with a purchase: its calendar, pages that waited for it, and the line in the audit."""
    for each in sold:
        await plan_period(each.period, changing.db)
    await arrange(changing)
    changing.target = f"slot:{sold[0].slot.id}"
    changing.detail.update(
        slots=len(sold), tokens=SLOT_PRICE_TOKENS * len(sold), auto_renew=sold[0].slot.auto_renew
    )


async def _require_good_standing(changing: Change) -> None:
    [account] = await rows_of(
        changing.db, Account, "SELECT * FROM account WHERE id = ?", [changing.account_id]
    )
    if account.is_suspended:
        raise Forbidden("This account is suspended; it cannot buy anything.")


def _require_sound(pages: int, key: str) -> None:
    if not 1 <= pages <= PAGES_AT_ONCE_MAX:
        raise Invalid("pages", f"Buy 1 to {PAGES_AT_ONCE_MAX} page slots at once.")
    if not 1 <= len(key) <= KEY_LENGTH_MAX:
        raise Invalid("idempotencyKey", f"An Idempotency-Key has 1 to {KEY_LENGTH_MAX} characters.")


def _stored(key: str) -> str:
    """Long keys are kept by their hash, for the books store 255 characters with owner and number."""
    return key if len(key) <= _KEY_LENGTH_STORED else sha256(key.encode()).hexdigest()
