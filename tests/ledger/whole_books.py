"""Books with a bit of everything in them, written by the rules of the product."""

from dataclasses import dataclass
from uuid import UUID

from ledger.chain import seal_of
from ledger.earning import recognise
from ledger.grants import Grant, expire_lot, grant
from ledger.models import Payment, SlotPeriod
from ledger.packs import PACKS
from ledger.payments import PENDING, payment_facts
from ledger.plans import PlanName, entitle
from ledger.posting import By, open_book
from ledger.renewing import renew_slot
from ledger.reversing import reverse
from ledger.slots import SLOT_MS, buy_slot, refund_slot, slot_in
from ledger.topups import Receipt, settle_payment
from tests.fakes import FakeClock

OWNER = By("owner", "ada")
STAFF = By("staff", "sam")
WORKER = By("job")
WHY = "a reason that is long enough"


@dataclass
class Ids:
    """Ids in a row, the same for every run: what two databases are compared by."""

    last: int = 0

    def __call__(self) -> UUID:
        self.last += 1
        return UUID(int=self.last + (7 << 76) + (2 << 62))


async def begun(owner: UUID, pack: str, now: int, ids: Ids) -> Payment:
    """A payment that nobody has paid yet, as the product opens one, but with an id of ours."""
    payment = Payment(
        id=ids(),
        owner_id=owner,
        key=f"{owner}:{ids()}",
        provider="stripe",
        pack=pack,
        tokens=PACKS[pack].tokens,
        amount_minor=PACKS[pack].amount_minor,
        currency=PACKS[pack].currency,
        state=PENDING,
        created_at=now,
    )
    payment.seal = seal_of(payment_facts(payment))
    await payment.save(force_create=True)
    return payment


async def top_up(owner: UUID, pack: str, now: int, ids: Ids, *, amount: int | None = None) -> int:
    """A payment that came in, `amount` instead of the price if given; its transaction."""
    payment = await begun(owner, pack, now, ids)
    price = PACKS[pack].amount_minor if amount is None else amount
    name = f"{ids()}"
    receipt = Receipt("stripe", f"cs_{name}", f"pi_{name}", f"evt_{name}", price, "EUR")
    async with open_book() as book:
        settled = await settle_payment(book, payment, receipt, By("webhook"))
    assert settled is not None
    assert settled.posted is not None
    return settled.posted.seq


async def give(owner: UUID, amount: int, ids: Ids, **more: int) -> tuple[int, str]:
    """A grant; its transaction and its lot."""
    async with open_book() as book:
        posted = await grant(book, Grant(owner, amount, WHY, **more), str(ids()), STAFF)
    return posted.seq, posted.ref[1]


async def buy(owner: UUID, ids: Ids) -> UUID:
    """A slot; its id."""
    async with open_book() as book:
        bought = await buy_slot(book, owner, key=str(ids()), by=OWNER, auto_renew=True, slot_id=ids())
    return bought.slot.id


async def serve(clock: FakeClock) -> None:
    """Time goes on to the end of every paid period; each is earned."""
    for period in await SlotPeriod.filter(settled_seq=None).order_by("id"):
        clock.at = max(clock.at, period.ends_at)
        async with open_book() as book:
            await recognise(book, period, WORKER)


async def whole_books(clock: FakeClock, ids: Ids | None = None) -> tuple[UUID, UUID]:
    """Two owners: tokens bought, given, spent, refunded, reversed and expired; a payment that is unclear."""
    ids = ids or Ids()
    ada, bob = ids(), ids()
    await entitle(ada, PlanName.PRIME, days=40, actor="sam")
    await entitle(bob, PlanName.FREE)
    await top_up(ada, "large", clock.at, ids)
    await top_up(bob, "small", clock.at, ids, amount=1)
    await give(bob, 1000, ids, expires_at=clock.at + 2 * SLOT_MS)
    mistake, _ = await give(bob, 77, ids)
    _, lot = await give(ada, 50, ids, expires_at=clock.at + 1000, priority=9)
    first, second = await buy(ada, ids), await buy(bob, ids)
    clock.forward(days=1)
    async with open_book() as book:
        await refund_slot(book, await slot_in(book.db, second), STAFF, WHY)
        await expire_lot(book, lot, WORKER)
        await reverse(book, mistake, WHY, STAFF)
    await serve(clock)
    async with open_book() as book:
        await renew_slot(book, await slot_in(book.db, first), WORKER)
    await buy(bob, ids)
    await begun(ada, "medium", clock.at, ids)
    return ada, bob
