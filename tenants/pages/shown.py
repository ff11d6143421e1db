"""Whether visitors see a page, and the first thing that keeps them away if they do not."""

from enum import StrEnum

from tenants.accounts.models import Account
from tenants.pages.models import Page
from tenants.slots.seats import HELD_FOR_PLAN


class Why(StrEnum):
    """Why visitors see a page, or do not."""

    SHOWN = "shown"
    UNPUBLISHED = "unpublished"
    ACCOUNT_SUSPENDED = "account_suspended"
    SUSPENDED = "suspended"
    SLOT_LAPSED = "slot_lapsed"
    OVER_PLAN = "over_plan"

    @property
    def is_barred(self) -> bool:
        """Whether publishing alone would not bring the page back."""
        return self not in {Why.SHOWN, Why.UNPUBLISHED}


def why_shown(account: Account, page: Page) -> Why:
    """As the public side decides it; a slot that has just ended hides a page once its job has run."""
    if account.is_suspended:
        return Why.ACCOUNT_SUSPENDED
    if page.suspended:
        return Why.SUSPENDED
    if page.held_for:
        return Why.OVER_PLAN if page.held_for == HELD_FOR_PLAN else Why.SLOT_LAPSED
    return Why.SHOWN if page.is_public else Why.UNPUBLISHED
