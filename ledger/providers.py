"""Who takes the money: the port that payments go out by and money goes back by, plugged once at the start."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from app.core.errors import Conflict, Unavailable
from ledger.models import Payment

STRIPE, DEV = "stripe", "dev"


@dataclass(frozen=True, slots=True)
class Checkout:
    """A provider's session for one payment, and the address where the owner pays."""

    session_id: str
    url: str


@dataclass(frozen=True, slots=True)
class Returns:
    """Where the owner comes back to: after paying, and after turning round."""

    paid: str
    cancelled: str


class NotPaidBack(Conflict):
    """The provider will not send money back; a person has to."""


class Provider(Protocol):
    """Takes money for payments that we have written down before."""

    @property
    def name(self) -> str:
        """`stripe` or `dev`, as payments remember it."""

    @property
    def is_real(self) -> bool:
        """Whether money moves."""

    async def begin(self, payment: Payment, returns: Returns, /) -> Checkout:
        """Open a session, the same one for the same payment. Raises Unavailable. Never in a transaction."""

    async def pay_back(self, intent_id: str, amount_minor: int, key: str, /) -> None:
        """Send money back, once a key. Raises Unavailable, NotPaidBack. Never in a transaction."""

    async def told_since(self, at: int, /) -> Sequence[bytes]:
        """Every event since `at` (ms) as its webhook has it, the oldest first. Raises Unavailable."""


_provider: Provider | None = None


def plug_provider(provider: Provider | None) -> None:
    """Take money by `provider` from now on in this program; None takes none."""
    global _provider
    _provider = provider


def plugged_provider() -> Provider | None:
    return _provider


def provider() -> Provider:
    """Who takes the money. Raises Unavailable where nobody does."""
    if _provider is None:
        raise Unavailable("Tokens cannot be bought here: no payment provider is set up.")
    return _provider
