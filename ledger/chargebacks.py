"""Money that goes back: refunds and disputes take the tokens it bought, and what is spent becomes a debt."""

from dataclasses import dataclass
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient

from ledger.accounts import BREAKAGE, ISSUED_PAID, AccountSpec, owed, paid_wallet
from ledger.debts import clear_doubt, settle_owed
from ledger.doubt import into_grace
from ledger.findings import clear, wrong_amount
from ledger.legs import legs_of
from ledger.models import Payment
from ledger.payments import DISPUTED, LOST, PAID, REFUNDED, SUSPENSE, payments_of, store
from ledger.posting import Book, By, Leg, Order, done_before, post
from ledger.remains import Remains, remains_of
from ledger.topups import Settlement
from ledger.wallets import Wallet, spec_of, wallet_in, wallet_of


@dataclass(frozen=True, slots=True)
class Claim:
    """Money that the payer wants back, in minor units: a dispute, or the sum of all refunds so far."""

    kind: str
    id: str
    amount_minor: int
    currency: str

    @property
    def key(self) -> str:
        """What it is posted under; a refund that grows is posted again, for the difference."""
        return f"cb:{self.id}" if self.kind == "chargeback" else f"payback:{self.id}:{self.amount_minor}"

    @property
    def asked(self) -> dict[str, object]:
        return {"amountMinor": self.amount_minor, "currency": self.currency}

    def share_of(self, remains: Remains) -> int:
        """Minor units to take now; a claim in another currency takes all that is left."""
        if self.currency != remains.cash.unit:
            return remains.money
        before = remains.refunded if self.kind == "refund" else 0
        return max(0, min(self.amount_minor - before, remains.money))


async def take_back(book: Book, payment: Payment, claim: Claim, by: By) -> Settlement | None:
    """Take tokens in step with the money that left. None when it was done before, or nothing is left."""
    if await done_before(book, claim.key, claim.asked):
        return None
    remains = await remains_of(book, payment)
    money = claim.share_of(remains)
    if not money:
        return None
    tokens = _tokens_of(remains, money)
    wallet = await wallet_in(book, payment.owner_id)
    legs = [Leg(remains.cash, -money), Leg(remains.counter, money), *_taken(wallet, tokens)]
    ref = ("payment", str(payment.id))
    order = Order(claim.kind, claim.key, claim.asked, legs, by, payment.owner_id, ref=ref)
    posted = await post(book, order)
    refunded = claim.kind == "refund"
    if not refunded or money == remains.money:
        payment.state = REFUNDED if refunded else DISPUTED
        await store(book.db, payment)
        await clear(book, wrong_amount(payment), f"Its money went back by #{posted.seq}.")
    act = "topup.refunded" if refunded else "topup.disputed"
    doubted = await into_grace(book, payment, tokens - wallet.balance)
    return Settlement(act, payment, -tokens, posted, tuple(doubted))


async def give_back(book: Book, payment: Payment, claim: Claim, by: By) -> Settlement | None:
    """A dispute was won: the opposite of its chargeback; debt settled since comes back as tokens."""
    await take_back(book, payment, claim, by)
    taken = await done_before(book, claim.key, claim.asked)
    key = f"cbwon:{claim.id}"
    if taken is None or await done_before(book, key, {}):
        return None
    wallet = await wallet_in(book, payment.owner_id)
    legs = _opposite(await legs_of(book, taken.seq), wallet, book.now)
    ref = ("payment", str(payment.id))
    posted = await post(book, Order("chargeback_won", key, {}, legs, by, payment.owner_id, ref=ref))
    remains = await remains_of(book, payment)
    if remains.money == remains.received:
        payment.state = PAID if remains.bought else SUSPENSE
        await store(book.db, payment)
    await settle_owed(book, payment.owner_id, posted, by)
    tokens = -sum(leg.amount for leg in legs if leg.account == ISSUED_PAID)
    await clear_doubt(book, payment.owner_id)
    return Settlement("topup.dispute_won", payment, tokens, posted)


async def give_up(book: Book, payment: Payment, claim: Claim, by: By) -> list[Settlement]:
    """A dispute was lost: what it took stays taken."""
    taken = await take_back(book, payment, claim, by)
    if payment.state != DISPUTED:
        return []
    payment.state = LOST
    await store(book.db, payment)
    return [*([taken] if taken else []), Settlement("topup.dispute_lost", payment)]


async def owes_after_loss(owner_id: UUID, db: BaseDBAsyncClient) -> bool:
    """Whether a debt is open and a dispute was lost: then the owner is not in good standing (contract §1)."""
    if not (await wallet_of(owner_id)).owed:
        return False
    return any(payment.state == LOST for payment in await payments_of(owner_id, db))


def _tokens_of(remains: Remains, money: int) -> int:
    """Tokens that go with `money`: what is left pays for its share, rounded down, and the rest goes."""
    kept = remains.bought * (remains.money - money) // remains.sold if remains.sold else 0
    return max(0, remains.tokens - kept)


def _taken(wallet: Wallet, tokens: int) -> list[Leg]:
    """Bought tokens first, then gifts, then a debt; the wallet never goes below zero."""
    left, legs = tokens, []
    for account in (*([wallet.paid] if wallet.paid else ()), *wallet.lots):
        part = min(account.balance, left)
        if part:
            legs.append(Leg(spec_of(account), -part))
            left -= part
    if left:
        legs.append(Leg(owed(wallet.owner_id), -left))
    return [*legs, Leg(ISSUED_PAID, tokens)] if tokens else []


def _opposite(legs: list[Leg], wallet: Wallet, now: int) -> list[Leg]:
    """Every leg turned round: gifts that have expired go to breakage, debt that is no more to the wallet."""
    back: dict[AccountSpec, int] = {}
    for leg in legs:
        for account, amount in _returns(leg, wallet, now):
            back[account] = back.get(account, 0) + amount
    return [Leg(account, amount) for account, amount in back.items() if amount]


def _returns(leg: Leg, wallet: Wallet, now: int) -> list[tuple[AccountSpec, int]]:
    account, amount = leg.account, -leg.amount
    if account.kind == "owed":
        debt = min(wallet.owed, amount)
        return [(account, debt), (paid_wallet(wallet.owner_id), amount - debt)]
    expired = account.expires_at is not None and account.expires_at <= now
    return [(BREAKAGE if expired else account, amount)]
