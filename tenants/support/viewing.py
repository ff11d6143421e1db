"""Seeing a dashboard as its owner does, for 15 minutes: nothing can be changed, every screen is audited."""

from dataclasses import dataclass
from uuid import UUID

from app.core.clock import MS_PER_SECOND, now_ms
from tenants.accounts.models import Account, Session
from tenants.accounts.sessions import SignedIn
from tenants.scope import Permission, Role, Scope
from tenants.support.accounts import account_of
from tenants.support.looks import note_look
from tenants.support.staff import is_staff, staff_scope
from tenants.support.sudo import console_is_open, note_use

VIEW_MS = 15 * 60 * MS_PER_SECOND


@dataclass(frozen=True, slots=True)
class View:
    """What is being viewed: `door` reads in the owner's place, until a time (ms)."""

    staff: Scope
    door: SignedIn
    until: int


async def begin_view(scope: Scope, session: Session, account_id: UUID) -> Account:
    """Start to view; raises NotFound, Forbidden."""
    account = await account_of(scope, account_id)
    await note_look(scope, account_id, "support.view.begin")
    until = now_ms() + VIEW_MS
    await Session.filter(id=session.id).update(viewing_id=account_id, viewing_until=until)
    return account


async def end_view(scope: Scope, session: Session) -> UUID | None:
    """Stop; answers whose dashboard was viewed."""
    viewed = session.viewing_id
    if viewed is not None:
        await Session.filter(id=session.id).update(viewing_id=None, viewing_until=None)
        await note_look(scope, viewed, "support.view.end")
    return viewed


async def view_of(signed_in: SignedIn) -> View | None:
    """The view that this session is in, if any; over when the console would ask for the password."""
    session = signed_in.session
    if session.viewing_id is None or (session.viewing_until or 0) <= now_ms():
        return None
    if not is_staff(signed_in.account) or not console_is_open(session):
        return None
    staff = staff_scope(signed_in)
    owner = await account_of(staff, session.viewing_id, Permission.SUPPORT_READ)
    scope = Scope(staff.actor, roles={owner.id: Role.SUPPORT_READ}, account_id=owner.id)
    return View(staff, SignedIn(scope, session, owner), session.viewing_until or 0)


async def note_view(view: View, path: str) -> None:
    """Write into the owner's audit which screen was looked at."""
    await note_use(view.door.session)
    await note_look(view.staff, view.door.account.id, "support.view", path=path[:200])
