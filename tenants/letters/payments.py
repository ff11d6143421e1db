"""Letters about a payment: received, disputed, and what became of one with an odd amount."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from uuid import UUID

from app.core.ids import public_id
from ledger.models import Payment
from ledger.packs import in_words
from ledger.payments import payment_named
from tenants.letters.letter import Letter, at_console

_HAS_PAID = "You get this letter because a payment was made for your account at Hep Status."


def _about_payment(
    said: Callable[[Payment], tuple[str, str, str]],
) -> Callable[[Mapping[str, Any]], Awaitable[Letter | None]]:
    """A letter about a payment: subject, opening and the words of its link are `said` of it."""

    async def written(payload: Mapping[str, Any]) -> Letter | None:
        payment = await payment_named(UUID(payload["about"]))
        if payment is None:
            return None
        subject, opening, label = said(payment)
        billing = at_console(label, f"/account/billing/{public_id('a', payment.owner_id)}")
        number = f"The number of this purchase is {public_id('t', payment.id)}."
        return Letter(subject, opening, billing, number, _HAS_PAID)

    return written


@_about_payment
def payment_received(payment: Payment) -> tuple[str, str, str]:
    bought = f"We received {_price(payment)}. The {payment.tokens:,} tokens it bought do not expire."
    label = "See your statement and the receipt"
    return f"{payment.tokens:,} tokens are in your account", bought, label


@_about_payment
def payment_disputed(payment: Payment) -> tuple[str, str, str]:
    opening = (
        f"Your bank asks for {_price(payment)} back. We took back the tokens that it bought; those that are"
        " spent already are owed, and until they are settled nothing can be bought or renewed. If the dispute"
        " is a mistake, tell your bank: when it ends in our favour everything is as before."
    )
    return f"A payment of {_price(payment)} is disputed", opening, "See what this means"


@_about_payment
def payment_placed(payment: Payment) -> tuple[str, str, str]:
    opening = f"{_came_wrong(payment)} let it buy tokens; your statement says how many, and why."
    return "Your payment has bought tokens", opening, "See your statement"


@_about_payment
def payment_returned(payment: Payment) -> tuple[str, str, str]:
    opening = f"{_came_wrong(payment)} sends it back the way it came; banks take a few days for that."
    return "Your payment goes back to you", opening, "See your tokens"


def _came_wrong(payment: Payment) -> str:
    asked = f"A payment of yours came with another amount than the {_price(payment)} that were asked for."
    return f"{asked} Somebody of support looked at it and"


def _price(payment: Payment) -> str:
    return in_words(payment.amount_minor, payment.currency)
