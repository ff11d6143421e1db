"""Many sessions, their events doubled, shuffled, forged and late: one top-up for each that was paid."""

import asyncio
import random
from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from app.core.clock import now_ms
from app.core.errors import Invalid, Unavailable
from ledger.audit import verify
from ledger.models import Finding, LedgerAccount, LedgerTx, Payment
from tenants.billing.events import take_event
from tenants.billing.topups import begin_topup
from tenants.pages.models import AuditEntry
from tenants.scope import Scope
from tests.conftest import Database
from tests.evidence import Sheets, Size
from tests.factories import OPERATOR, make_account
from tests.fakes import FakeClock, RecordingPublisher
from tests.stripe_desk import FakeTransport, session_told, signed

SESSIONS_OF_ONE, AT_ONCE = 10, 8
STORIES = {
    "paid": ["completed"],
    "paid later": ["completed unpaid", "async_payment_succeeded"],
    "paid and said to have expired": ["completed", "expired"],
    "paid, told twice": ["completed", "async_payment_succeeded"],
    "expired": ["expired"],
    "forged": [],
}


@dataclass(frozen=True)
class Delivery:
    """One sending: the bytes, how far from now it is stamped, and what it was signed with."""

    raw: bytes
    seconds: int = 0
    genuine: bool = True

    @property
    def header(self) -> str:

        secret = {} if self.genuine or self.seconds else {"secret": "whsec_guessed"}
        return signed(self.raw, at=now_ms() // 1000 + self.seconds, **secret)


def deliveries(payment: Payment, story: str, dice: random.Random) -> list[Delivery]:
    """Every event of the story 1 to 5 times, and beside it what somebody made up."""
    sent = []
    for kind in STORIES[story]:
        name, _, unpaid = kind.partition(" ")
        told = session_told(payment, name, **({"payment_status": "unpaid"} if unpaid else {}))
        sent += [Delivery(told.raw)] * dice.randint(1, 5)
    paid = session_told(payment).raw
    made_up = [
        Delivery(paid, genuine=False),
        Delivery(paid, dice.randint(-90_000, -301), genuine=False),
        Delivery(paid, dice.randint(301, 90_000), genuine=False),
    ]
    return sent + dice.sample(made_up, 3 if story == "forged" else dice.randint(0, 1))


async def deliver(queue: list[Delivery], seen: Counter[str]) -> None:
    """Send until nothing is left; what was not acknowledged comes again, as Stripe does it."""
    while queue:
        delivery = queue.pop()
        try:
            await take_event(Scope.system("Stripe"), delivery.raw, delivery.header)
            seen["taken" if delivery.genuine else "fooled"] += 1
        except Invalid:
            seen["turned away" if delivery.genuine else "refused"] += 1
        except Unavailable:
            seen["sent again"] += 1
            queue.insert(0, delivery)


async def test_each_paid_session_is_one_top_up_and_no_forged_one_is_any(
    database: Database,
    clock: FakeClock,
    publisher: RecordingPublisher,
    transport: FakeTransport,
    size: Size,
    evidence: Sheets,
) -> None:
    dice = random.Random(20_261_123)
    told: dict[UUID, str] = {}
    queue: list[Delivery] = []
    for number in range(size(ci=100, full=1_000)):
        if number % SESSIONS_OF_ONE == 0:
            account = await make_account()
        payment = (await begin_topup(OPERATOR, account.id, "small", str(number))).payment
        told[payment.id] = dice.choice(list(STORIES))
        queue += deliveries(payment, told[payment.id], dice)
    dice.shuffle(queue)
    sent, seen = len(queue), Counter[str]()
    await asyncio.gather(*(deliver(queue, seen) for _ in range(AT_ONCE)))

    paid = {payment_id for payment_id, story in told.items() if story.startswith("paid")}
    topups = [tx.ref_id for tx in await LedgerTx.filter(kind="topup")]
    assert sorted(topups) == sorted(str(payment_id) for payment_id in paid)
    assert {row.id for row in await Payment.filter(state="paid")} == paid
    assert await LedgerTx.all().count() == len(paid)
    assert await AuditEntry.filter(act="topup.paid").count() == len(paid)
    assert (seen["fooled"], seen["turned away"], await Finding.all().count()) == (0, 0, 0)
    assert sum(row.balance for row in await LedgerAccount.filter(kind="paid")) == 480 * len(paid)
    assert (await LedgerAccount.get(kind="cash")).balance == 490 * len(paid)
    assert (await verify(full=True)).findings == ()
    evidence("stripe")(
        f"{database.kind}: {len(told)} sessions, {sent} deliveries, {AT_ONCE} at once: {len(paid)} paid and"
        f" {len(topups)} top-ups; {seen['refused']} forged, late or future ones refused"
    )
