"""What the dashboard's JSON reads and answers (contract §4)."""

from pydantic import Field

from app.api.told import Told
from app.core.bodies import Body
from app.core.clock import iso_ms
from app.core.ids import public_id
from tenants.slots.buy import PAGES_AT_ONCE_MAX, Bought


class SlotWish(Body):
    """How many page slots, and whether they renew by themselves."""

    pages: int = Field(ge=1, le=PAGES_AT_ONCE_MAX)
    auto_renew: bool = Field(default=False, alias="autoRenew")


class SlotBought(Told):
    """The slot, the end of what is paid, and the tokens that were left right after."""

    slot_id: str
    ends_at: str
    balance: int

    @classmethod
    def of(cls, bought: Bought) -> "SlotBought":
        return cls(
            slot_id=public_id("s", bought.slot_id), ends_at=iso_ms(bought.ends_at), balance=bought.balance
        )
