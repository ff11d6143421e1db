"""Making an account: by a person for themselves, and by the operator for somebody."""

from contextlib import suppress
from dataclasses import dataclass

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.exceptions import IntegrityError
from tortoise.transactions import in_transaction

from app.core.clock import now_ms
from app.core.email_address import one_address
from app.core.errors import Conflict, Invalid
from app.core.ids import new_id, public_id
from ledger.plans import PlanName, entitle
from tenants.accounts.attempts import SIGN_UP, Guess, begin_guess, count_request
from tenants.accounts.credentials import hash_password, is_password
from tenants.accounts.letters import ask_for_letter
from tenants.accounts.models import Account
from tenants.accounts.passwords import checked_password, generated_password
from tenants.accounts.sessions import NewSession, begin_session
from tenants.factors.held import asks_for_more
from tenants.pages.models import AuditEntry
from tenants.scope import Actor, ActorKind, Permission, Scope

STAFF_ROLES = ("", "read", "post", "admin")


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account the operator made; `password` is there when it was generated, and known nowhere else."""

    account: Account
    password: str | None


async def sign_up(email: str, password: str, address: str = "", user_agent: str = "") -> NewSession | None:
    """Make an account and sign in to it. Raises Invalid("email" | "password"), TooMany, Unavailable.

    An address that has an account already gives None, or a session when the password is that account's and
    it asks for nothing more; its owner is told by letter. Both ways count one guess, compute one hash and
    write once.
    """
    email = one_address(email)
    password = checked_password(password, email)
    await count_request(SIGN_UP, email, address)
    guess = await begin_guess(email, address)
    account = await Account.get_or_none(email=email)
    if account is None:
        with suppress(IntegrityError):  # somebody took the address while the password was being hashed
            return await _join(email, await hash_password(password), guess, address, user_agent)
        account = await Account.get(email=email)
    return await _come_back(account, password, guess, address, user_agent)


async def create_account(
    scope: Scope,
    email: str,
    password: str | None = None,
    plan: PlanName = PlanName.FREE,
    staff_role: str = "",
) -> NewAccount:
    """The operator's way: any plan, any staff role, a generated password when none is given.

    Raises Invalid, Conflict("email") for an address in use, Forbidden or NotYours for anybody else.
    """
    account_id = new_id()
    scope.require(Permission.STANDING_WRITE, account_id)
    email = one_address(email)
    if staff_role not in STAFF_ROLES:
        raise Invalid("staff_role", "The staff role is read, post, admin or none.")
    generated = generated_password() if password is None else None
    password_hash = await hash_password(generated or checked_password(password or "", email))
    account = Account(id=account_id, email=email, password_hash=password_hash, staff_role=staff_role)
    try:
        async with in_transaction() as db:
            await _insert(account, scope.actor, {"plan": plan, "staff_role": staff_role}, db)
            await entitle(account.id, plan)
    except IntegrityError:
        raise Conflict("This address has an account already.", field="email") from None
    return NewAccount(account, generated)


async def _join(email: str, password_hash: str, guess: Guess, address: str, user_agent: str) -> NewSession:
    account = Account(id=new_id(), email=email, password_hash=password_hash)
    person = Actor(ActorKind.PERSON, public_id("a", account.id), email, address)
    async with in_transaction() as db:
        await _insert(account, person, {}, db)
        await guess.forgive(db)
        await ask_for_letter("welcome", email, db=db)
        return await begin_session(account, address, user_agent, db)


async def _come_back(
    account: Account, password: str, guess: Guess, address: str, user_agent: str
) -> NewSession | None:
    fits = await is_password(password, account.password_hash)
    async with in_transaction() as db:
        await ask_for_letter("signed-up-before", account.email, db=db)
        if not fits:
            return None
        await guess.forgive(db)
        if await asks_for_more(account.id, db):
            return None
        return await begin_session(account, address, user_agent, db)


async def _insert(account: Account, actor: Actor, detail: dict[str, str], db: BaseDBAsyncClient) -> None:
    """The row and its first line in the audit; raises IntegrityError for an address in use."""
    account.created_at = now_ms()
    await account.save(using_db=db, force_create=True)
    await AuditEntry.create(
        account_id=account.id,
        at=account.created_at,
        actor_kind=actor.kind,
        actor_id=actor.id,
        actor_name=actor.name,
        act="account.create",
        target=public_id("a", account.id),
        detail=detail,
        address=actor.address,
        using_db=db,
    )
