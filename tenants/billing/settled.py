"""What follows a settled payment in its owner's account: audit, letters, standing, and pages behind slots."""

from collections.abc import Sequence
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient

from app.core.ids import public_id
from ledger.models import Payment
from ledger.topups import Settlement
from ledger.wallets import wallet_of
from tenants.accounts.letters import ask_for_letter
from tenants.accounts.models import Account
from tenants.billing.standing import renew_standing
from tenants.pages.change import Change
from tenants.pages.models import Page
from tenants.slots.arrange import arrange
from tenants.slots.calendar import ask_to_renew, end_of_grace, plan_lapse

_LETTERS = {"topup.paid": "payment-received", "topup.disputed": "payment-disputed"}


async def pages_of_debtor(owner_id: UUID, db: BaseDBAsyncClient) -> list[UUID]:
    """Pages that may move when money comes in: all of an owner who owes, else none."""
    if not (await wallet_of(owner_id)).owed:
        return []
    ids = await Page.filter(account_id=owner_id).using_db(db).values_list("id", flat=True)
    return [UUID(str(page_id)) for page_id in ids]


async def follow(changing: Change, settlements: Sequence[Settlement]) -> None:
    """Carry out, in the transaction of the act, what the settlements mean for the account."""
    if not settlements:
        changing.nothing_changed()
        return
    changing.is_of_account = True
    first = settlements[0]
    changing.act, changing.target = first.act, public_id("t", first.payment.id)
    moved = sum(each.tokens for each in settlements)
    changing.detail.update(told(first.payment), tokens=abs(moved), state=first.payment.state)
    await _write(changing, settlements)
    await renew_standing(changing, changing.account_id)
    await _look_after_slots(changing, settlements)


def told(payment: Payment) -> dict[str, object]:
    """What the audit says of a payment."""
    return {"pack": payment.pack, "amount": payment.amount_minor, "currency": payment.currency}


async def _look_after_slots(changing: Change, settlements: Sequence[Settlement]) -> None:
    """Pages follow their slots, where the caller locked them; tokens that came in renew what waits."""
    if changing.pages:
        await arrange(changing)
    for each in settlements:
        for slot in each.doubted:
            await plan_lapse(slot, end_of_grace(slot), changing.db)
        if each.posted is not None and each.tokens > 0:
            await ask_to_renew(changing.account_id, each.posted.seq, changing.db)


async def _write(changing: Change, settlements: Sequence[Settlement]) -> None:
    account = await Account.get(id=changing.account_id, using_db=changing.db)
    for each in settlements:
        if each.act in _LETTERS:
            await ask_for_letter(_LETTERS[each.act], account.email, str(each.payment.id), changing.db)
