"""A line in the owner's audit for each letter about money that went out, so that nobody has to guess."""

from uuid import UUID

from app.core.clock import now_ms
from app.core.mail import Mail
from tenants.pages.models import AuditEntry
from tenants.scope import Scope

LETTER_ACT = "letter.sent"


async def note_letter(account_id: UUID, target: str, mail: Mail) -> None:
    """Write down that `mail` was sent; `target` is what it is about (`slot:…`, `t_…`)."""
    by = Scope.system().actor
    await AuditEntry.create(
        account_id=account_id,
        at=now_ms(),
        actor_kind=by.kind,
        actor_id=by.id,
        actor_name=by.name,
        act=LETTER_ACT,
        target=target,
        detail={"subject": mail.subject},
    )
