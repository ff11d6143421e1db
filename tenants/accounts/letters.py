"""Letters about accounts: put on the job table by the act, written and sent by the worker.

A letter is asked for in the same way whether or not the address has an account, so the time an answer
takes tells nothing; and no link with a token is ever stored.
"""

from collections.abc import Awaitable, Callable, Mapping
from html import escape
from typing import Any
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from app.core.addresses import console_url
from app.core.clock import now_ms
from app.core.ids import new_id, public_id
from app.core.mail import Mail, mailer
from ledger.models import Payment
from ledger.packs import in_words
from ledger.payments import payment_named
from tenants.accounts.attempts import place_for_letter
from tenants.accounts.links import confirm_path, invitation_path, offer_path, reset_path
from tenants.accounts.models import Account, Invitation
from tenants.accounts.sent import note_letter
from tenants.jobs.enqueue import enqueue
from tenants.pages.models import PageOffer

LETTER_JOB = "letter"
# Letters that nobody can ask for by hand are never held back for their number.
ABOUT_PAYMENTS = frozenset({"payment-received", "payment-disputed", "payment-placed", "payment-returned"})
ABOUT_DOMAINS = frozenset({"domain-live", "domain-missing", "domain-lost"})

Payload = Mapping[str, Any]
Writer = Callable[[Payload], Awaitable[Mail | None]]


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
    mail = await _WRITERS[payload["letter"]](payload)
    if mail is None:
        return
    if payload["letter"] in ABOUT_PAYMENTS | ABOUT_DOMAINS:
        await mailer().send(mail)
        if payload["letter"] in ABOUT_PAYMENTS:
            await _note_payment(UUID(payload["about"]), mail)
        return
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


async def _welcome(payload: Payload) -> Mail | None:
    account = await Account.get_or_none(email=payload["to"])
    if account is None:
        return None
    return mail_of(
        payload,
        "Welcome to Hep Status",
        "Your account is ready. Press the link to confirm that this address is yours.",
        ("Confirm the address", confirm_path(account)),
        "If you have not signed up, ignore this letter.",
    )


async def _signed_up_before(payload: Payload) -> Mail | None:
    return mail_of(
        payload,
        "You already have an account",
        "Somebody, most likely you, tried to sign up with this address. It has an account already: sign in,"
        " or set a new password if you have forgotten yours.",
        ("Set a new password", "/reset"),
        "If it was not you, there is nothing to do: nobody got in.",
    )


async def _reset(payload: Payload) -> Mail | None:
    account = await Account.get_or_none(email=payload["to"])
    if account is None:
        return None
    return mail_of(
        payload,
        "Set a new password",
        "Somebody, most likely you, asked for a new password. The link works once, for one hour.",
        ("Set a new password", reset_path(account)),
        "If it was not you, ignore this letter: your password stays as it is.",
    )


async def _password_changed(payload: Payload) -> Mail | None:
    return mail_of(
        payload,
        "Your password was changed",
        "The password of your account was changed, and your other sessions were ended.",
        ("Set a new password", "/reset"),
        "If it was not you, set a new password at once.",
    )


_SIGN_IN_CHANGES = {
    "app": "An app that makes codes was set up. From now on signing in asks for a code, too.",
    "app-off": "The app that made codes was taken away. Signing in asks for its codes no more.",
    "codes": "New recovery codes were made. The old ones are good no more.",
    "code-used": "Somebody, most likely you, signed in with one of your recovery codes. It is good no more.",
    "passkey": "A passkey was added. It opens your account without a password.",
    "reset": "Support took away every second step, because they were told that you had lost them.",
    "passkey-off": "A passkey was taken away. It opens nothing any more.",
}


async def _sign_in_changed(payload: Payload) -> Mail | None:
    return mail_of(
        payload,
        "How you sign in has changed",
        _SIGN_IN_CHANGES[payload["about"]],
        ("See how you sign in", "/account/security"),
        "If it was not you, set a new password at once, and look at your sessions.",
    )


async def _closing(payload: Payload) -> Mail | None:
    return mail_of(
        payload,
        "Your account is closed",
        "Your pages are offline, and your keys are refused. In 14 days everything is erased: pages, people,"
        " names. Until then you can sign in and keep the account.",
        ("Keep the account", "/account/data"),
        "If it was not you, sign in, keep the account and set a new password at once.",
    )


async def _invitation(payload: Payload) -> Mail | None:
    invitation = await Invitation.get_or_none(id=payload["about"]).select_related("account")
    if invitation is None:
        return None
    return mail_of(
        payload,
        f"Help with the status pages of {invitation.account.email}",
        f"{invitation.account.email} invites you to their status pages as {invitation.role}. Sign in or sign"
        " up with this address, then open the link. It works for seven days.",
        ("See the invitation", invitation_path(invitation)),
        "If you do not know them, ignore this letter.",
    )


async def _page_offer(payload: Payload) -> Mail | None:
    offer = await PageOffer.get_or_none(id=payload["about"]).select_related("page")
    if offer is None:
        return None
    return mail_of(
        payload,
        f"{offer.page.name} is offered to you",
        f"{offer.offered_by} offers you the status page “{offer.page.name}”. Sign in or sign up with this"
        " address, then open the link: it says what comes with the page. It works for seven days.",
        ("See the page", offer_path(offer)),
        "If you do not know them, ignore this letter.",
    )


async def _page_taken(payload: Payload) -> Mail | None:
    return mail_of(
        payload,
        "Your page has changed hands",
        f"{payload['about']} belongs to somebody else now, as you offered it. You and your people have no"
        " access to it any more.",
        ("See your pages", "/dashboard"),
        "If you did not offer it, write to support at once.",
    )


def _about_payment(said: Callable[[Payment], tuple[str, str, str]]) -> Writer:
    """A letter about a payment: subject, opening and the words of its link are `said` of it."""

    async def written(payload: Payload) -> Mail | None:
        payment = await payment_named(UUID(payload["about"]))
        if payment is None:
            return None
        subject, opening, label = said(payment)
        billing = f"/account/billing/{public_id('a', payment.owner_id)}"
        number = f"The number of this purchase is {public_id('t', payment.id)}."
        return mail_of(payload, subject, opening, (label, billing), number)

    return written


@_about_payment
def _payment_received(payment: Payment) -> tuple[str, str, str]:
    bought = f"We received {_price(payment)}. The {payment.tokens:,} tokens it bought do not expire."
    label = "See your statement and the receipt"
    return f"{payment.tokens:,} tokens are in your account", bought, label


@_about_payment
def _payment_disputed(payment: Payment) -> tuple[str, str, str]:
    opening = (
        f"Your bank asks for {_price(payment)} back. We took back the tokens that it bought; those that are"
        " spent already are owed, and until they are settled nothing can be bought or renewed. If the dispute"
        " is a mistake, tell your bank: when it ends in our favour everything is as before."
    )
    return f"A payment of {_price(payment)} is disputed", opening, "See what this means"


@_about_payment
def _payment_placed(payment: Payment) -> tuple[str, str, str]:
    opening = f"{_came_wrong(payment)} let it buy tokens; your statement says how many, and why."
    return "Your payment has bought tokens", opening, "See your statement"


@_about_payment
def _payment_returned(payment: Payment) -> tuple[str, str, str]:
    opening = f"{_came_wrong(payment)} sends it back the way it came; banks take a few days for that."
    return "Your payment goes back to you", opening, "See your tokens"


async def _domain_live(payload: Payload) -> Mail | None:
    page_id, _, host = payload["about"].partition(" ")
    return mail_of(
        payload,
        f"Your status page answers on {host}",
        f"The TXT record of {host} proves that it is yours, and your status page answers there now. Keep the"
        " record: it is looked for every day.",
        ("See the domain", f"/dashboard/{page_id}/domain"),
        "The first visit over https may take a few seconds, while the certificate is issued.",
    )


async def _domain_missing(payload: Payload) -> Mail | None:
    page_id, _, host = payload["about"].partition(" ")
    return mail_of(
        payload,
        f"The record of {host} is missing",
        f"Your status page answers on {host} because a TXT record says that it may. Today that record was not"
        " there. If it is missing three days in a row, the page leaves that address.",
        ("See the record", f"/dashboard/{page_id}/domain"),
        "Until then nothing changes for your visitors.",
    )


async def _domain_lost(payload: Payload) -> Mail | None:
    page_id, _, host = payload["about"].partition(" ")
    return mail_of(
        payload,
        f"Your status page has left {host}",
        f"The TXT record of {host} was missing three days in a row, so your status page does not answer there"
        " any more. It is up on its other addresses. For 30 days nobody else can take this one.",
        ("Mount the domain again", f"/dashboard/{page_id}/domain"),
        "If you have given up this domain, remove its CNAME record too.",
    )


def _came_wrong(payment: Payment) -> str:
    asked = f"A payment of yours came with another amount than the {_price(payment)} that were asked for."
    return f"{asked} Somebody of support looked at it and"


def _price(payment: Payment) -> str:
    return in_words(payment.amount_minor, payment.currency)


_WRITERS: Mapping[str, Writer] = {
    "welcome": _welcome,
    "signed-up-before": _signed_up_before,
    "reset": _reset,
    "password-changed": _password_changed,
    "sign-in-changed": _sign_in_changed,
    "closing": _closing,
    "page-offer": _page_offer,
    "page-taken": _page_taken,
    "invitation": _invitation,
    "payment-received": _payment_received,
    "payment-disputed": _payment_disputed,
    "payment-placed": _payment_placed,
    "payment-returned": _payment_returned,
    "domain-live": _domain_live,
    "domain-missing": _domain_missing,
    "domain-lost": _domain_lost,
}


def mail_of(payload: Payload, subject: str, opening: str, link: tuple[str, str], closing: str) -> Mail:
    """A letter of ours, plain and as HTML; the payload says `to` whom, and the `id` that it keeps."""
    label, path = link
    url = console_url(path)
    text = f"{opening}\n\n{label}:\n{url}\n\n{closing}\n"
    html = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<meta name="color-scheme" content="light dark"><title>{escape(subject)}</title></head>'
        f"<body><p>{escape(opening)}</p>"
        f'<p><a href="{escape(url)}">{escape(label)}</a></p><p>{escape(closing)}</p></body></html>'
    )
    return Mail(payload["to"], subject, text, html, payload["id"])
