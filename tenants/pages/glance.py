"""A page at one look: what is open, what was done, what is claimed, and whose calls are refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from app.core.clock import MS_PER_DAY
from app.db.reading import read
from tenants.components.tree import TreeNode, components_in, grown
from tenants.incidents.models import Incident
from tenants.pages.models import AuditEntry, Page
from tenants.scope import Permission, Scope

OPEN_SHOWN = 50

_CLAIMS = (
    "SELECT c.host, c.misses, CASE WHEN h.page_id = c.page_id AND h.state = 'verified' THEN 1 ELSE 0 END"
    " FROM host_claim c LEFT JOIN host h ON h.host = c.host WHERE c.page_id = ? ORDER BY c.id"
)
_KEYS = (
    "SELECT k.id, k.name, k.disabled_at, MAX(r.last_at) FROM page_key k"
    " LEFT JOIN refused_call r ON r.key_id = k.id AND r.last_at > ?"
    " WHERE k.page_id = ? GROUP BY k.id, k.name, k.disabled_at ORDER BY k.name"
)


@dataclass(frozen=True, slots=True)
class ClaimedHost:
    """An own domain: on the page once it is `proved`; `misses` are days in a row without its record."""

    host: str
    misses: int
    proved: bool


@dataclass(frozen=True, slots=True)
class GlancedKey:
    """A key, and when a call with it was refused in the last day (ms)."""

    id: UUID
    name: str
    disabled: bool
    refused_at: int | None


@dataclass(frozen=True, slots=True)
class Glance:
    """`recent` are acts, newest first; keys only for those who may see them."""

    tree: tuple[TreeNode, ...]
    open: list[Incident]
    recent: list[AuditEntry]
    claims: tuple[ClaimedHost, ...]
    keys: tuple[GlancedKey, ...]


async def glance_at(scope: Scope, page: Page, now: int, recent: int) -> Glance:
    """What the overview of a page shows at `now` (ms), in five statements whatever its size.

    Raises NotYours, Forbidden.
    """
    scope.require(Permission.PAGE_READ, page.account_id, page.id)
    scope.require(Permission.AUDIT_READ, page.account_id, page.id)
    incidents = Incident.filter(page_id=page.id, resolved_at=None).order_by("-id").limit(OPEN_SHOWN)
    trail = AuditEntry.filter(page_id=page.id, account_id=page.account_id).order_by("-id").limit(recent)
    claims, keys = await read((_CLAIMS, (page.id,)), (_KEYS, (now - MS_PER_DAY, page.id)))
    return Glance(
        grown(await components_in(page.id)),
        await incidents,
        await trail,
        tuple(ClaimedHost(host, misses, bool(proved)) for host, misses, proved in claims),
        _seen_keys(scope, page, keys),
    )


def _seen_keys(scope: Scope, page: Page, rows: Sequence[Sequence[Any]]) -> tuple[GlancedKey, ...]:
    if not scope.may(Permission.KEY_READ, page.account_id):
        return ()
    return tuple(
        GlancedKey(UUID(key_id), name, disabled_at is not None, refused_at)
        for key_id, name, disabled_at, refused_at in rows
    )
