"""From the database to what a page's archive lacks."""

from uuid import UUID

from app.db.reading import read
from public_site.disk.archive import ArchiveChange, Listed
from public_site.load_incidents import incidents_from
from public_site.rows import incident_rows, incident_statements, shown_id

_LISTED = "SELECT id, started_at, resolved_at FROM incident WHERE page_id = ? ORDER BY id DESC"
_GONE = (
    "SELECT target FROM audit_entry WHERE page_id = ? AND act IN ('incident.delete', 'maintenance.cancel')"
)
_TOUCHED_SINCE = "i.page_id = ? AND i.touched > ?"


async def load_archive(page_id: UUID, since_version: int) -> ArchiveChange:
    """All incidents of the page, and in full those touched after `since_version`. Raises Unavailable.

    What was deleted is asked of the audit only for an archive that begins anew (-1): one that is there
    sees for itself what goes.
    """
    anew = [(_GONE, (page_id,))] if since_version < 0 else []
    listed, *found = await read(
        (_LISTED, (page_id,)),
        *incident_statements(_TOUCHED_SINCE, (page_id, since_version)),
        *anew,
    )
    changed, gone = found[: len(found) - len(anew)], found[len(found) - len(anew) :]
    return ArchiveChange(
        tuple(Listed(shown_id("i", row[0]), row[1], row[2]) for row in listed),
        tuple(incidents_from(incident_rows(changed), 0)),
        tuple(row[0] for rows in gone for row in rows),
    )
