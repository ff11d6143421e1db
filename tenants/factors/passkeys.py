"""Passkeys: added after the password, renamed, taken away; shown instead of the password or after it."""

from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from app.core.clock import now_ms
from app.core.errors import Conflict, Invalid, NotFound
from app.core.ids import new_id, public_id
from tenants.accounts.letters import ask_for_letter
from tenants.accounts.models import Account
from tenants.accounts.proving import proved
from tenants.accounts.sessions import NewSession, SignedIn, begin_session
from tenants.factors.ceremony import (
    Shown,
    checked_made,
    checked_shown,
    options_to_make,
    options_to_show,
    read_shown,
)
from tenants.factors.challenges import Ceremony, new_challenge, require_challenge, spend_challenge
from tenants.factors.held import forget_codes_without_factor
from tenants.factors.models import Passkey
from tenants.factors.recovery import first_codes
from tenants.factors.second_step import account_of_ticket
from tenants.pages.change import account_change
from tenants.scope import Permission
from tenants.text import NAME_LENGTH_MAX, checked_line

PASSKEYS_MAX = 20
_UNKNOWN = "We do not know this passkey. Sign in with your password."


async def begin_passkey(signed_in: SignedIn, password: str) -> str:
    """The options for a device that is to make one. Raises Invalid("password"), Conflict, TooMany."""
    guess = await proved(signed_in, password)
    async with in_transaction() as db:
        await guess.forgive(db)
    return await _options_for(signed_in.account)


async def begin_again(signed_in: SignedIn, sent: str) -> str:
    """New options for a form that came back: its challenge shows that the password was given.

    Raises Invalid("credential") when it does not, Conflict.
    """
    require_challenge(read_shown(sent).challenge, Ceremony.MAKE, signed_in.account.id)
    return await _options_for(signed_in.account)


async def _options_for(account: Account) -> str:
    known = await _ids_of(account.id)
    if len(known) >= PASSKEYS_MAX:
        raise Conflict(f"An account holds {PASSKEYS_MAX} passkeys. Take one away first.")
    return options_to_make(account, new_challenge(Ceremony.MAKE, account.id), known)


async def add_passkey(signed_in: SignedIn, name: str, sent: str) -> list[str]:
    """Keep what the device made; answers the recovery codes when these are the account's first.

    The challenge is handed out for the password alone. Raises Invalid("name" | "credential").
    """
    account = signed_in.account
    name = checked_line("name", name, NAME_LENGTH_MAX)
    shown = read_shown(sent)
    require_challenge(shown.challenge, Ceremony.MAKE, account.id)
    made = checked_made(shown)
    needs = Permission.ACCOUNT_WRITE
    async with account_change(signed_in.scope, account.id, "factor.passkey", needs) as changing:
        changing.detail["name"] = name
        await spend_challenge(shown.challenge, changing.db)
        if await Passkey.filter(credential_id=made.credential_id).using_db(changing.db).exists():
            raise Invalid("credential", "This passkey is in use already.")
        row = Passkey(id=new_id(), account_id=account.id, name=name, created_at=changing.at)
        row.credential_id, row.public_key, row.sign_count = (
            made.credential_id,
            made.public_key,
            made.sign_count,
        )
        await row.save(using_db=changing.db, force_create=True)
        changing.target = public_id("w", row.id)
        await ask_for_letter("sign-in-changed", account.email, "passkey", changing.db)
        return await first_codes(account.id, changing.db)


async def passkey_of(signed_in: SignedIn, passkey_id: UUID) -> Passkey:
    """One of the person's own; raises NotFound."""
    row = await Passkey.get_or_none(id=passkey_id, account_id=signed_in.account.id)
    if row is None:
        raise NotFound("passkey")
    return row


async def rename_passkey(signed_in: SignedIn, passkey_id: UUID, name: str) -> None:
    """Call it something else. Raises Invalid("name"), NotFound."""
    name, account_id = checked_line("name", name, NAME_LENGTH_MAX), signed_in.account.id
    needs = Permission.ACCOUNT_WRITE
    async with account_change(signed_in.scope, account_id, "factor.passkey_name", needs) as changing:
        changing.target, changing.detail = public_id("w", passkey_id), {"name": name}
        own = Passkey.filter(id=passkey_id, account_id=account_id).using_db(changing.db)
        if not await own.update(name=name):
            raise NotFound("passkey")


async def remove_passkey(signed_in: SignedIn, passkey_id: UUID, password: str) -> None:
    """It opens nothing any more. Raises Invalid("password"), NotFound, TooMany."""
    row = await passkey_of(signed_in, passkey_id)
    guess = await proved(signed_in, password)
    account = signed_in.account
    needs = Permission.ACCOUNT_WRITE
    async with account_change(signed_in.scope, account.id, "factor.passkey_off", needs) as changing:
        changing.target, changing.detail = public_id("w", row.id), {"name": row.name}
        await guess.forgive(changing.db)
        if not await Passkey.filter(id=row.id).using_db(changing.db).delete():
            raise NotFound("passkey")
        await forget_codes_without_factor(account.id, changing.db)
        await ask_for_letter("sign-in-changed", account.email, "passkey-off", changing.db)


def sign_in_options() -> str:
    """The options for a device that is to say who its owner is."""
    return options_to_show(new_challenge(Ceremony.SIGN_IN), alone=True)


async def second_step_options(account: Account) -> str:
    """The options for a device of somebody who gave the password; empty without passkeys."""
    known = await _ids_of(account.id)
    challenge = new_challenge(Ceremony.SECOND, account.id)
    return options_to_show(challenge, known, alone=False) if known else ""


async def sign_in_with_passkey(sent: str, address: str, user_agent: str) -> NewSession:
    """A session for a passkey alone, its owner verified by the device. Raises Invalid("credential")."""
    shown = read_shown(sent)
    require_challenge(shown.challenge, Ceremony.SIGN_IN)
    row = await Passkey.get_or_none(credential_id=shown.credential_id).select_related("account")
    if row is None:
        raise Invalid("credential", _UNKNOWN)
    count = checked_shown(shown, row.public_key, row.sign_count, alone=True)
    async with in_transaction() as db:
        await _use(row, shown, count, db)
        return await begin_session(row.account, address, user_agent, db)


async def finish_with_passkey(ticket: str, sent: str, address: str, user_agent: str) -> NewSession:
    """The session for the password and a passkey. Raises NotFound for the ticket, Invalid("credential")."""
    account = await account_of_ticket(ticket)
    async with in_transaction() as db:
        await spend_passkey(account, sent, db)
        return await begin_session(account, address, user_agent, db)


async def spend_passkey(account: Account, sent: str, db: BaseDBAsyncClient) -> None:
    """Take a passkey of the account as its second step; raises Invalid("credential")."""
    shown = read_shown(sent)
    require_challenge(shown.challenge, Ceremony.SECOND, account.id)
    await spend_challenge(shown.challenge, db)
    row = await Passkey.get_or_none(credential_id=shown.credential_id, account_id=account.id, using_db=db)
    if row is None:
        raise Invalid("credential", _UNKNOWN)
    await _count(row, checked_shown(shown, row.public_key, row.sign_count, alone=False), db)


async def _use(row: Passkey, shown: Shown, count: int, db: BaseDBAsyncClient) -> None:
    await spend_challenge(shown.challenge, db)
    await _count(row, count, db)


async def _count(row: Passkey, count: int, db: BaseDBAsyncClient) -> None:
    """Note the use; a copy of the device that was used a moment ago loses."""
    present = Passkey.filter(id=row.id, sign_count=row.sign_count).using_db(db)
    if not await present.update(sign_count=count, used_at=now_ms()):
        raise Invalid("credential", _UNKNOWN)


async def _ids_of(account_id: UUID) -> list[str]:
    found = (
        await Passkey.filter(account_id=account_id)
        .order_by("created_at")
        .values_list("credential_id", flat=True)
    )
    return [str(each) for each in found]
