"""Giving the password again, and a code: it opens the console for 15 idle minutes, and posting for 30."""

from tortoise.transactions import in_transaction

from app.core.clock import MS_PER_SECOND, now_ms
from app.core.errors import Forbidden
from tenants.accounts.attempts import begin_second_step
from tenants.accounts.models import Session
from tenants.accounts.proving import proved
from tenants.accounts.sessions import NewSession, SignedIn, begin_session
from tenants.factors.held import asks_for_more
from tenants.factors.second_step import spend_any_code
from tenants.support.looks import note_look
from tenants.support.staff import staff_scope

CONSOLE_IDLE_MS = 15 * 60 * MS_PER_SECOND
POSTING_MS = 30 * 60 * MS_PER_SECOND
USED_EVERY_MS = 60 * MS_PER_SECOND


_required = False


def require_second_step(*, required: bool) -> None:
    """Whether staff without a second step find the console closed. Set once at start."""
    global _required
    _required = required


async def lacks_second_step(signed_in: SignedIn) -> bool:
    """Whether the person has to set one up before the console opens."""
    return _required and not await asks_for_more(signed_in.account.id)


async def confirm_password(signed_in: SignedIn, password: str, code: str = "") -> NewSession:
    """The session to go on with, under another token; the one before is over.

    Raises NotFound for people who are not staff, Forbidden for staff who lack the second step that is
    required, Invalid("password" | "code"), TooMany, Unavailable.
    """
    scope = staff_scope(signed_in)
    account, session = signed_in.account, signed_in.session
    address = scope.actor.address
    if await lacks_second_step(signed_in):
        raise Forbidden("Set up a second step in your account first.")
    guesses = [await proved(signed_in, password)]
    two_steps = await asks_for_more(account.id)
    if two_steps:
        guesses.append(await begin_second_step(account.email))
    async with in_transaction() as db:
        for guess in guesses:
            await guess.forgive(db)
        if two_steps:
            await spend_any_code(account, code, db)
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
