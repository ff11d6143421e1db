"""What support writes down about a customer, only ever added to; the owner reads that there is a note."""

from dataclasses import dataclass
from uuid import UUID

from app.core.clock import now_ms
from app.core.errors import Invalid
from ledger.models import SupportNote
from tenants.accounts.models import Account
from tenants.pages.change import account_change
from tenants.scope import Permission, Scope
from tenants.support.accounts import account_of
from tenants.support.looks import note_look
from tenants.support.staff import own_account
from tenants.text import checked_text

NOTE_LENGTH_MAX = 2000


@dataclass(frozen=True, slots=True)
class Note:
    """A note and who wrote it."""

    row: SupportNote
    author: str


async def notes_of(scope: Scope, account_id: UUID) -> list[Note]:
    """The notes about a customer, newest first."""
    await account_of(scope, account_id)
    await note_look(scope, account_id, what="the notes")
    rows = await SupportNote.filter(owner_id=account_id).order_by("-id")
    authors = {row.id: row.email for row in await Account.filter(id__in={row.author_id for row in rows})}
    return [Note(row, authors.get(row.author_id, "")) for row in rows]


async def write_note(scope: Scope, account_id: UUID, text: str) -> None:
    """Add a note; raises Invalid("text"), Forbidden for those who only read."""
    written = checked_text("text", text, NOTE_LENGTH_MAX)
    if not written:
        raise Invalid("text", "Write something.")
    await account_of(scope, account_id, Permission.SUPPORT_POST)
    async with account_change(scope, account_id, "support.note", Permission.SUPPORT_POST) as changing:
        await SupportNote.create(
            owner_id=account_id,
            author_id=own_account(scope),
            text=written,
            at=now_ms(),
            using_db=changing.db,
        )
