"""What the tests of billing look at."""

from dataclasses import dataclass
from uuid import UUID

from app.core.ids import new_id, public_id
from ledger.dev_checkout import DevProvider
from ledger.plans import PlanName, entitle
from ledger.providers import plug_provider
from tenants.billing.topups import begin_topup
from tenants.slots.buy import buy_page_slot
from tests.cast import Cast, Person
from tests.ledger.books import bought

ROOT = "/account/billing"


@dataclass(frozen=True)
class Stage:
    """Whose billing it is, the slot, and the payment."""

    owner: Person
    slot_id: UUID
    payment_id: UUID

    def path(self, rest: str = "", *, absent: bool = False) -> str:
        """The screen `rest` of Ada's billing, or of somebody's who is not there."""
        ids = {
            "<s_id>": public_id("s", new_id() if absent else self.slot_id),
            "<t_id>": public_id("t", new_id() if absent else self.payment_id),
            "<seq>": "2",
        }
        for name, value in ids.items():
            rest = rest.replace(name, value)
        return f"{ROOT}/{public_id('a', new_id() if absent else self.owner.account.id)}{rest}"


async def set_stage(cast: Cast) -> Stage:
    """Ada goes Prime; 1,780 tokens come, 480 go; another 480 are on their way."""
    owner = cast.owner
    await entitle(owner.account.id, PlanName.PRIME)
    await bought(owner.account.id, 1_780)
    slot = await buy_page_slot(owner.scope, owner.account.id, auto_renew=False, key="stage")
    plug_provider(DevProvider())
    begun = await begin_topup(owner.scope, owner.account.id, "small", "stage")
    return Stage(owner, slot.slot_id, begun.payment.id)
