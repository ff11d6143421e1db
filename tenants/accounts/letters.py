"""Letters: put on the job table by the act that wants them, written and sent by the worker.

A letter is asked for in the same way whether or not the address has an account, so the time an answer
takes tells nothing; and no link with a token is ever stored.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from app.core.clock import now_ms
from app.core.ids import new_id, public_id
from app.core.mail import Mail, mailer
from ledger.payments import payment_named
from tenants.accounts.attempts import place_for_letter
from tenants.accounts.sent import note_letter
from tenants.jobs.enqueue import enqueue
from tenants.letters import accounts, domains, payments, sharing
from tenants.letters.letter import Letter, mail_of

LETTER_JOB = "letter"

Payload = Mapping[str, Any]
Writer = Callable[[Payload], Awaitable[Letter | None]]

_ABOUT_PAYMENTS: Mapping[str, Writer] = {
    "payment-received": payments.payment_received,
    "payment-disputed": payments.payment_disputed,
    "payment-placed": payments.payment_placed,
    "payment-returned": payments.payment_returned,
}
# Letters that nobody can ask for by hand are never held back for their number.
_NEVER_HELD_BACK: Mapping[str, Writer] = {
    **_ABOUT_PAYMENTS,
    "domain-live": domains.domain_live,
    "domain-missing": domains.domain_missing,
    "domain-lost": domains.domain_lost,
}
WRITERS: Mapping[str, Writer] = {
    **_NEVER_HELD_BACK,
    "welcome": accounts.welcome,
    "signed-up-before": accounts.signed_up_before,
    "reset": accounts.reset,
    "password-changed": accounts.password_changed,
    "sign-in-changed": accounts.sign_in_changed,
    "closing": accounts.closing,
    "invitation": sharing.invitation,
    "page-offer": sharing.page_offer,
    "page-taken": sharing.page_taken,
}


async def ask_for_letter(letter: str, to: str, about: str = "", db: BaseDBAsyncClient | None = None) -> None:
    """Have a letter written to `to`, in the transaction of the act that wants it, or in one of its own."""
    if db is None:
        async with in_transaction() as own:
            await ask_for_letter(letter, to, about, own)
        return
    letter_id = new_id().hex
    payload = {"letter": letter, "to": to, "about": about, "id": letter_id}
    await enqueue(f"{LETTER_JOB}:{letter_id}", LETTER_JOB, payload, now_ms(), db)


async def send_letter(payload: Payload) -> None:
    """Write and send a letter that was asked for; nothing when there is no longer anything to write."""
    name = payload["letter"]
    letter = await WRITERS[name](payload)
    if letter is None:
        return
    mail = mail_of(letter, payload["to"], payload["id"])
    if name in _NEVER_HELD_BACK:
        await mailer().send(mail)
    else:
        await _send_if_there_is_room(mail)
    if name in _ABOUT_PAYMENTS:
        await _note_payment(UUID(payload["about"]), mail)


async def _send_if_there_is_room(mail: Mail) -> None:
    place = await place_for_letter(mail.to)
    if place is None:
        return
    try:
        await mailer().send(mail)
    except BaseException:
        await place.delete()
        raise


async def _note_payment(payment_id: UUID, mail: Mail) -> None:
    payment = await payment_named(payment_id)
    if payment is not None:
        await note_letter(payment.owner_id, public_id("t", payment.id), mail)
