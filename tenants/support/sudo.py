"""Giving the password again: it opens the console for 15 idle minutes, and posting for 30 minutes."""

from tortoise.transactions import in_transaction

from app.core.clock import MS_PER_SECOND, now_ms
from app.core.errors import Invalid
from tenants.accounts.attempts import begin_guess
from tenants.accounts.credentials import is_password
from tenants.accounts.models import Session
from tenants.accounts.passwords import settled
from tenants.accounts.sessions import NewSession, SignedIn, begin_session
from tenants.support.looks import note_look
from tenants.support.staff import staff_scope

CONSOLE_IDLE_MS = 15 * 60 * MS_PER_SECOND
POSTING_MS = 30 * 60 * MS_PER_SECOND
USED_EVERY_MS = 60 * MS_PER_SECOND


async def confirm_password(signed_in: SignedIn, password: str) -> NewSession:
    """The session to go on with, under another token; the one before is over.

    Raises NotFound for people who are not staff, Invalid("password"), TooMany, Unavailable.
    """
    scope = staff_scope(signed_in)
    account, session = signed_in.account, signed_in.session
    address = scope.actor.address
    guess = await begin_guess(account.email, address)
    if not await is_password(settled(password), account.password_hash):
        raise Invalid("password", "This is not your password.")
    async with in_transaction() as db:
        await guess.forgive(db)
        await Session.filter(id=session.id).using_db(db).delete()
        new = await begin_session(account, address, session.user_agent, db)
        new.session.ends_at = session.ends_at
        new.session.sudo_at = new.session.support_seen_at = now_ms()
        await new.session.save(using_db=db)
        await note_look(scope, account.id, "support.open", db=db)
    return new


def console_is_open(session: Session) -> bool:
    """Whether the password was given, and the console used since without 15 idle minutes."""
    last = max(session.sudo_at or 0, session.support_seen_at or 0)
    return session.sudo_at is not None and now_ms() < last + CONSOLE_IDLE_MS


def may_post_now(session: Session) -> bool:
    """Whether the password was given within the last 30 minutes."""
    return session.sudo_at is not None and now_ms() < session.sudo_at + POSTING_MS


async def note_use(session: Session) -> None:
    """The console is being used; written down at most once a minute."""
    now = now_ms()
    if (session.support_seen_at or 0) + USED_EVERY_MS <= now:
        await Session.filter(id=session.id).update(support_seen_at=now)
