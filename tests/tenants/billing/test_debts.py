"""Tokens that are spent when their money goes back: a debt, slots in grace, and the way out of both."""

from dataclasses import dataclass
from uuid import UUID

import pytest

from app.core.clock import MS_PER_DAY
from app.core.errors import Forbidden
from ledger.dev_checkout import DevProvider
from ledger.grants import Grant, grant
from ledger.models import LedgerAccount, LedgerTx, Payment, Slot
from ledger.posting import By, open_book
from ledger.slots import GRACE_MS, SLOT_MS
from ledger.wallets import TooFewTokens, wallet_of
from tenants.accounts.models import Account
from tenants.billing.topups import begin_topup, pretend_payment
from tenants.jobs.models import Job
from tenants.keys.open import open_key
from tenants.pages.models import Page
from tenants.pages.standing import require_live
from tenants.slots.buy import buy_page_slot
from tests.cast import Cast, Person
from tests.factories import make_key, make_page
from tests.fakes import NOON, FakeClock, RecordingPublisher
from tests.stripe_desk import FakeTransport, dispute_told, lost, refund_told, session_told, taking_money, won

WHY = "a gift for the story"


@dataclass
class Spent:
    """Mallory bought 480 tokens, paid a slot with them, and put a second page on it."""

    person: Person
    payment: Payment
    slot_id: UUID
    page: Page

    async def slot(self) -> Slot:
        return await Slot.get(id=self.slot_id)

    async def shown_until(self) -> int | None:
        expires_at: int | None = (await Page.get(id=self.page.id)).expires_at
        return expires_at

    async def owed(self) -> int:
        return (await wallet_of(self.person.account.id)).owed

    async def good(self) -> bool:
        return (await Account.get(id=self.person.account.id)).in_good_standing


async def paid(person: Person, key: str, pack: str = "small") -> Payment:
    payment = (await begin_topup(person.scope, person.account.id, pack, key)).payment
    await session_told(payment).sent()
    return payment


@pytest.fixture
async def spent(cast: Cast, transport: FakeTransport) -> Spent:
    person = cast.rival
    payment = await paid(person, "first")
    bought = await buy_page_slot(person.scope, person.account.id, auto_renew=True, key="slot")
    page = await make_page(person.account.id, "second", scope=person.scope)
    return Spent(person, payment, bought.slot_id, page)


async def test_what_is_spent_is_owed_and_the_wallet_stays_at_zero(spent: Spent) -> None:
    await dispute_told(spent.payment).sent()
    wallet = await wallet_of(spent.person.account.id)
    assert (wallet.balance, wallet.owed, wallet.spendable) == (0, 480, 0)
    assert (await LedgerAccount.get(kind="deferred")).balance == 480


async def test_the_slot_it_bought_falls_into_grace(spent: Spent, publisher: RecordingPublisher) -> None:
    publisher.published.clear()
    await dispute_told(spent.payment).sent()
    slot = await spent.slot()
    assert (slot.state, slot.ends_at) == ("grace", NOON)
    assert await spent.shown_until() == NOON + GRACE_MS
    assert len(publisher.versions_of(spent.page.id)) == 1
    assert await Job.filter(kind="slot.lapse", run_at=NOON + GRACE_MS).count() == 1


async def test_nothing_is_bought_while_a_debt_is_open(spent: Spent) -> None:
    await dispute_told(spent.payment).sent()
    with pytest.raises(TooFewTokens):
        await buy_page_slot(spent.person.scope, spent.person.account.id, auto_renew=False, key="two")


async def test_the_next_top_up_settles_the_debt_before_anything_else(spent: Spent) -> None:
    await dispute_told(spent.payment).sent()
    await paid(spent.person, "second", "medium")
    wallet = await wallet_of(spent.person.account.id)
    assert (wallet.balance, wallet.owed) == (960, 0)
    last = await LedgerTx.all().order_by("-seq").first()
    assert last is not None
    assert (last.kind, last.key) == ("settle_owed", f"settle:{last.seq - 1}")


async def test_once_settled_the_slot_has_its_paid_time_again(spent: Spent, clock: FakeClock) -> None:
    await dispute_told(spent.payment).sent()
    clock.forward(days=3)
    await paid(spent.person, "second")
    slot = await spent.slot()
    assert (slot.state, slot.ends_at) == ("active", NOON + SLOT_MS)
    assert await spent.shown_until() == NOON + SLOT_MS + GRACE_MS


@pytest.mark.parametrize(
    ("gift", "owed", "state"), [(479, 1, "grace"), (480, 0, "active"), (481, 0, "active")]
)
async def test_gifts_settle_debts_too_and_the_last_token_frees_the_slot(
    spent: Spent, gift: int, owed: int, state: str
) -> None:
    await dispute_told(spent.payment).sent()
    async with open_book() as book:
        await grant(book, Grant(spent.person.account.id, gift, WHY), "g", By("staff"))
    assert (await spent.owed(), (await spent.slot()).state) == (owed, state)


async def test_a_dispute_that_is_won_frees_slot_and_owner(spent: Spent, clock: FakeClock) -> None:
    await dispute_told(spent.payment).sent()
    clock.forward(days=8)
    await Slot.filter(id=spent.slot_id).update(state="lapsed", lapsed_at=clock.at)
    await Page.filter(id=spent.page.id).update(held_for="slot")
    await won(spent.payment).sent()
    slot, wallet = await spent.slot(), await wallet_of(spent.person.account.id)
    assert (slot.state, slot.ends_at, slot.lapsed_at) == ("active", NOON + SLOT_MS, None)
    assert (wallet.balance, wallet.owed) == (0, 0)
    assert ((await Page.get(id=spent.page.id)).held_for, await spent.good()) == (None, True)


async def test_a_debt_settled_before_the_dispute_is_won_comes_back_as_tokens(spent: Spent) -> None:
    await dispute_told(spent.payment).sent()
    await paid(spent.person, "second")
    await won(spent.payment).sent()
    wallet = await wallet_of(spent.person.account.id)
    assert (wallet.balance, wallet.owed) == (480, 0)


async def test_good_standing_ends_with_a_lost_dispute_and_not_before(spent: Spent) -> None:
    key = await make_key(spent.page.id)
    await dispute_told(spent.payment).sent()
    assert await spent.good()
    await lost(spent.payment).sent()
    assert not await spent.good()
    with pytest.raises(Forbidden, match="good standing"):
        await require_live(await open_key(key.secret, "10.0.0.1"))
    assert (await Page.get(id=spent.page.id)).is_public


async def test_good_standing_comes_back_with_the_money(spent: Spent, clock: FakeClock) -> None:
    await lost(spent.payment).sent()
    clock.forward(days=1)
    await paid(spent.person, "second")
    assert await spent.good()
    assert (await spent.slot()).state == "active"


async def test_a_lost_dispute_without_a_debt_harms_nobody(cast: Cast, transport: FakeTransport) -> None:
    await lost(await paid(cast.rival, "first")).sent()
    assert (await Account.get(id=cast.rival.account.id)).in_good_standing


async def test_a_refund_of_spent_tokens_is_owed_but_no_disgrace(spent: Spent) -> None:
    await refund_told(spent.payment).sent()
    assert (await spent.owed(), await spent.good()) == (480, True)
    assert (await spent.slot()).state == "grace"


async def test_gifts_are_taken_after_bought_tokens_and_before_a_debt(spent: Spent) -> None:
    async with open_book() as book:
        await grant(book, Grant(spent.person.account.id, 100, WHY), "g", By("staff"))
    await dispute_told(spent.payment).sent()
    assert ((await wallet_of(spent.person.account.id)).balance, await spent.owed()) == (0, 380)


async def test_a_gift_that_expired_while_disputed_does_not_come_back(spent: Spent, clock: FakeClock) -> None:
    async with open_book() as book:
        await grant(book, Grant(spent.person.account.id, 100, WHY, clock.at + MS_PER_DAY), "g", By("staff"))
    await dispute_told(spent.payment).sent()
    clock.forward(days=1)
    await won(spent.payment).sent()
    assert ((await wallet_of(spent.person.account.id)).balance, await spent.owed()) == (0, 0)
    assert (await LedgerAccount.get(kind="breakage")).balance == 100


async def test_slots_that_other_tokens_paid_are_left_alone(spent: Spent, cast: Cast) -> None:
    second = await paid(spent.person, "second")
    late = await buy_page_slot(spent.person.scope, spent.person.account.id, auto_renew=False, key="late")
    await dispute_told(second).sent()
    assert (await spent.slot()).state == "active"
    assert (await Slot.get(id=late.slot_id)).state == "grace"


async def test_as_many_slots_fall_into_grace_as_the_debt_paid(cast: Cast, transport: FakeTransport) -> None:
    person = cast.rival
    payment = await paid(person, "first", "medium")
    ids = [
        (await buy_page_slot(person.scope, person.account.id, auto_renew=False, key=key)).slot_id
        for key in ("a", "b", "c")
    ]
    await dispute_told(payment, amount=payment.amount_minor // 2).sent()
    states = [(await Slot.get(id=slot_id)).state for slot_id in ids]
    assert states == ["active", "grace", "grace"]


async def bought(person: Person, *keys: str) -> list[UUID]:
    """A slot for each key, oldest first."""
    each = [await buy_page_slot(person.scope, person.account.id, auto_renew=False, key=key) for key in keys]
    return [purchase.slot_id for purchase in each]


async def test_slots_beyond_what_is_owed_stay_as_they_are(cast: Cast, transport: FakeTransport) -> None:
    first = await paid(cast.rival, "first", "medium")
    await paid(cast.rival, "second")
    ids = await bought(cast.rival, "a", "b", "c")
    await dispute_told(first).sent()
    assert (await wallet_of(cast.rival.account.id)).owed == 960
    assert [(await Slot.get(id=slot_id)).state for slot_id in ids] == ["active", "grace", "grace"]


async def test_one_owed_token_is_enough_for_its_slot_to_be_in_doubt(
    cast: Cast, transport: FakeTransport
) -> None:
    payment = await paid(cast.rival, "first")
    async with open_book() as book:
        await grant(book, Grant(cast.rival.account.id, 479, WHY), "g", By("staff"))
    (slot_id,) = await bought(cast.rival, "a")
    await dispute_told(payment).sent()
    assert (await wallet_of(cast.rival.account.id)).owed == 1
    assert (await Slot.get(id=slot_id)).state == "grace"


async def test_what_a_won_dispute_returns_settles_another_debt(cast: Cast, transport: FakeTransport) -> None:
    first, second = await paid(cast.rival, "first"), await paid(cast.rival, "second")
    (slot_id,) = await bought(cast.rival, "a")
    await dispute_told(first).sent()
    await dispute_told(second).sent()
    await won(first).sent()
    wallet = await wallet_of(cast.rival.account.id)
    assert (wallet.balance, wallet.owed) == (0, 0)
    assert (await Slot.get(id=slot_id)).state == "active"


async def test_pretended_money_settles_debts_too(spent: Spent) -> None:
    await dispute_told(spent.payment).sent()
    person = spent.person
    with taking_money(DevProvider()):
        payment = (await begin_topup(person.scope, person.account.id, "small", "dev")).payment
        await pretend_payment(person.scope, person.account.id, payment.id, paid=True)
    assert await spent.shown_until() == NOON + SLOT_MS + GRACE_MS
