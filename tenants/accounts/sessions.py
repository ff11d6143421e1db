"""Sessions: a random token in the browser, its SHA-256 here, so each can be listed and ended."""

import secrets
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient

from app.core.clock import MS_PER_DAY, MS_PER_SECOND, now_ms
from app.core.errors import NotFound, Unavailable
from app.core.ids import public_id
from tenants.accounts.models import Account, Member, Session
from tenants.scope import Actor, ActorKind, Role, Scope

IDLE_MS = 12 * 3600 * MS_PER_SECOND
ABSOLUTE_MS = 14 * MS_PER_DAY
SEEN_EVERY_MS = 60 * MS_PER_SECOND
_TOKEN_BYTES = 32
_USER_AGENT_LENGTH_MAX = 256
_ADDRESS_LENGTH_MAX = 64


@dataclass(frozen=True, slots=True)
class NewSession:
    """The token that goes into the cookie, known nowhere else, and its row."""

    token: str
    session: Session


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who is behind a cookie, and what they may do."""

    scope: Scope
    session: Session
    account: Account


def new_token() -> str:
    """256 random bits."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


async def begin_session(account: Account, address: str, user_agent: str, db: BaseDBAsyncClient) -> NewSession:
    """A session that ends after 12 hours without use and in any case after 14 days."""
    token, now = new_token(), now_ms()
    session = await Session.create(
        account_id=account.id,
        token_sha256=_digest(token),
        created_at=now,
        seen_at=now,
        ends_at=now + ABSOLUTE_MS,
        address=address[:_ADDRESS_LENGTH_MAX],
        user_agent=_printable(user_agent)[:_USER_AGENT_LENGTH_MAX],
        using_db=db,
    )
    return NewSession(token, session)


async def scope_of_session(token: str, address: str) -> SignedIn | None:
    """Who the token stands for: owner of the own account, their role in others'; None when it has ended."""
    session = await Session.get_or_none(token_sha256=_digest(token)).select_related("account")
    now = now_ms()
    if session is None or session.ends_at <= now or session.seen_at + IDLE_MS <= now:
        return None
    await _saw(session, address, now)
    return SignedIn(await scope_of(session.account, address), session, session.account)


async def scope_of(account: Account, address: str) -> Scope:
    """What the person may do, as the audit names them."""
    roles = {account.id: Role.OWNER}
    for member in await Member.filter(person_id=account.id):
        roles[member.account_id] = Role(member.role)
    actor = Actor(ActorKind.PERSON, public_id("a", account.id), account.email, address)
    return Scope(actor, roles=roles, account_id=account.id)


async def sign_out(token: str) -> None:
    """End the session behind the token; nothing happens when there is none."""
    await Session.filter(token_sha256=_digest(token)).delete()


async def sessions_of(signed_in: SignedIn) -> list[Session]:
    """The person's living sessions, the last used first."""
    now = now_ms()
    living = Session.filter(account_id=signed_in.account.id, ends_at__gt=now, seen_at__gt=now - IDLE_MS)
    return await living.order_by("-seen_at", "-id")


async def end_session(signed_in: SignedIn, session_id: UUID) -> None:
    """End one of the person's own sessions; raises NotFound."""
    if not await Session.filter(id=session_id, account_id=signed_in.account.id).delete():
        raise NotFound("session")


async def end_other_sessions(signed_in: SignedIn) -> int:
    """End all of the person's sessions but this one; answers how many."""
    others = Session.filter(account_id=signed_in.account.id).exclude(id=signed_in.session.id)
    return await others.delete()


async def end_all_sessions(account_id: UUID, db: BaseDBAsyncClient) -> None:
    """End every session of the account, inside the transaction of an act."""
    await Session.filter(account_id=account_id).using_db(db).delete()


async def _saw(session: Session, address: str, now: int) -> None:
    """Note the use, at most once a minute; a database that takes no writes does not sign anybody out."""
    if session.seen_at + SEEN_EVERY_MS > now:
        return
    try:
        still_there = Session.filter(id=session.id, seen_at__lte=now - SEEN_EVERY_MS)
        await still_there.update(seen_at=now, address=address[:_ADDRESS_LENGTH_MAX])
    except Unavailable:
        return
    session.seen_at = now


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _printable(text: str) -> str:
    return "".join(mark for mark in text if mark.isprintable())
