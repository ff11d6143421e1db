"""What follows a settled payment in its owner's account: audit, letters, standing, and pages behind slots."""

from collections.abc import Sequence

from app.core.ids import public_id
from ledger.topups import Settlement
from tenants.accounts.letters import ask_for_letter
from tenants.accounts.models import Account
from tenants.billing.standing import renew_standing
from tenants.pages.change import Change

_LETTERS = {"topup.paid": "payment-received", "topup.disputed": "payment-disputed"}


async def follow(changing: Change, settlements: Sequence[Settlement]) -> None:
    """Carry out, in the transaction of the act, what the settlements mean for the account."""
    if not settlements:
        changing.nothing_changed()
        return
    first = settlements[0]
    changing.act, changing.target = first.act, public_id("t", first.payment.id)
    changing.detail.update(
        pack=first.payment.pack,
        tokens=sum(each.tokens for each in settlements),
        amount=first.payment.amount_minor,
        currency=first.payment.currency,
        state=first.payment.state,
    )
    await _write(changing, settlements)
    await renew_standing(changing, changing.account_id)


async def _write(changing: Change, settlements: Sequence[Settlement]) -> None:
    account = await Account.get(id=changing.account_id, using_db=changing.db)
    for each in settlements:
        if each.act in _LETTERS:
            await ask_for_letter(_LETTERS[each.act], account.email, str(each.payment.id), changing.db)
