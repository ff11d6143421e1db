"""Billing: what an account has, what it bought, and how it buys more."""

from ui.routes.billing import choice, dev, slots, statement, tokens
from ui.routes.billing.till import billing

__all__ = ["billing", "choice", "dev", "slots", "statement", "tokens"]
