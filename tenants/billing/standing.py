"""Good standing and money: it ends with a debt after a lost dispute, and comes back when nothing is owed."""

from uuid import UUID

from ledger.chargebacks import owes_after_loss
from tenants.accounts.models import Account
from tenants.pages.change import Change


async def renew_standing(changing: Change, account_id: UUID) -> None:
    """Write down whether the account owes after a lost dispute, as the books say within this act."""
    owes = await owes_after_loss(account_id, changing.db)
    wrong = Account.filter(id=account_id, in_debt_since__isnull=owes).using_db(changing.db)
    await wrong.update(in_debt_since=changing.at if owes else None)
