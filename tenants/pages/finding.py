"""Finding components and incidents by a piece of their name, on every page that the scope may see."""

from dataclasses import dataclass
from uuid import UUID

from app.db.direct import marks
from app.db.reading import read
from tenants.scope import Permission, Scope
from tenants.text import folded
from tenants.words import IncidentKind

FOUND_MAX = 8
TEXT_LENGTH_MAX = 100

_COMPONENTS = (
    "SELECT c.id, c.name, p.id, p.name FROM component c JOIN page p ON p.id = c.page_id"
    " WHERE p.account_id IN ({accounts}) AND c.removed_at IS NULL AND c.folded_name LIKE ? ESCAPE '!'"
    " ORDER BY c.name, c.id LIMIT ?"
)
_INCIDENTS = (
    "SELECT i.id, i.title, p.id, p.name, i.kind, CASE WHEN i.resolved_at IS NULL THEN 1 ELSE 0 END AS is_open"
    " FROM incident i JOIN page p ON p.id = i.page_id"
    " WHERE p.account_id IN ({accounts}) AND LOWER(i.title) LIKE ? ESCAPE '!'"
    " ORDER BY is_open DESC, i.id DESC LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class FoundComponent:
    id: UUID
    name: str
    page_id: UUID
    page_name: str


@dataclass(frozen=True, slots=True)
class FoundIncident:
    id: UUID
    title: str
    page_id: UUID
    page_name: str
    kind: IncidentKind
    is_open: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A few of each; open incidents first."""

    components: tuple[FoundComponent, ...] = ()
    incidents: tuple[FoundIncident, ...] = ()


async def find_on_pages(scope: Scope, text: str) -> Found:
    """What is called so on the pages of every account in which the scope may read; nothing for no text."""
    accounts = [account_id for account_id in scope.roles if scope.may(Permission.PAGE_READ, account_id)]
    wanted = text.strip()[:TEXT_LENGTH_MAX]
    if not accounts or not wanted:
        return Found()
    in_accounts = marks(accounts)
    components, incidents = await read(
        (_COMPONENTS.format(accounts=in_accounts), [*accounts, _like(folded(wanted)), FOUND_MAX]),
        (_INCIDENTS.format(accounts=in_accounts), [*accounts, _like(wanted.lower()), FOUND_MAX]),
    )
    return Found(
        tuple(FoundComponent(UUID(row[0]), row[1], UUID(row[2]), row[3]) for row in components),
        tuple(
            FoundIncident(UUID(row[0]), row[1], UUID(row[2]), row[3], IncidentKind(row[4]), bool(row[5]))
            for row in incidents
        ),
    )


def _like(text: str) -> str:
    for mark in "!%_":
        text = text.replace(mark, f"!{mark}")
    return f"%{text}%"
