"""The end of a grace: the page goes dark, its data is kept for 90 days, and then it is forgotten."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.connection import get_connection
from tortoise.transactions import in_transaction

from app.core.clock import MS_PER_SECOND, now_ms
from app.core.errors import Conflict
from ledger.models import Slot
from ledger.slots import ENDED, GRACE, LAPSED, slot_in
from tenants.incidents.models import Incident
from tenants.pages.change import Change, account_change, change, page_target
from tenants.pages.models import Page
from tenants.pages.remove import erase
from tenants.scope import Permission, Scope
from tenants.slots.arrange import arrange
from tenants.slots.calendar import FORGET_JOB, LAPSE_JOB, end_of_grace, plan_lapse
from tenants.slots.expiry import effective_expiry
from tenants.words import IncidentKind

LOOK_AGAIN_MS = 3600 * MS_PER_SECOND
_SYSTEM = Scope.system()


async def lapse_due(payload: Mapping[str, Any]) -> None:
    """Job: a grace is over. The page goes dark, but not in an incident: then it is looked at again.

    Raises Conflict when an incident was opened at this very moment; the job is tried again.
    """
    slot = await Slot.get_or_none(id=payload["slot"])
    if slot is None or not _is_waited_for(slot, payload):
        return
    now, dark_at = now_ms(), await dark_moment(slot, get_connection("default"))
    if dark_at is None or dark_at > now:
        async with in_transaction() as db:
            await plan_lapse(slot, now + LOOK_AGAIN_MS if dark_at is None else dark_at, db)
        return
    lapsing = account_change(
        _SYSTEM,
        slot.owner_id,
        LAPSE_JOB,
        Permission.BILLING_WRITE,
        target=f"slot:{slot.id}",
        every_page=True,
    )
    async with lapsing as changing:
        slot = await slot_in(changing.db, slot.id)
        if not _is_waited_for(slot, payload):
            changing.nothing_changed()
            return
        dark_at = await dark_moment(slot, changing.db)
        if dark_at is None or dark_at > changing.at:
            raise Conflict("An incident was opened meanwhile.")
        await _lapse(changing, slot)


async def forget_due(payload: Mapping[str, Any]) -> None:
    """Job: the page of a slot that nobody revived is deleted with its data."""
    page_id, lapsed_at = UUID(payload["page"]), payload["lapsed_at"]
    async with change(_SYSTEM, page_id, FORGET_JOB, Permission.PAGE_DELETE) as changing:
        slot = await slot_in(changing.db, UUID(payload["slot"]))
        if (slot.state, slot.page_id, slot.lapsed_at) != (LAPSED, page_id, lapsed_at):
            changing.nothing_changed()
            return
        changing.target, changing.detail = page_target(changing.page), {"name": changing.page.name}
        await erase(changing)


async def _lapse(changing: Change, slot: Slot) -> None:
    slot.state, slot.lapsed_at = (ENDED if slot.page_id is None else LAPSED), changing.at
    await slot.save(using_db=changing.db, update_fields=["state", "lapsed_at"])
    await arrange(changing)


def _is_waited_for(slot: Slot, payload: Mapping[str, Any]) -> bool:
    return slot.state == GRACE and slot.ends_at == payload["ends_at"]


async def dark_moment(slot: Slot, db: BaseDBAsyncClient) -> int | None:
    """When (ms) nothing keeps the slot's page in the light any more; None while an incident is open."""
    page = await Page.get_or_none(id=slot.page_id, using_db=db) if slot.page_id else None
    if page is None:
        return end_of_grace(slot)
    incidents = Incident.filter(page_id=page.id, kind=IncidentKind.INCIDENT).using_db(db)
    resolved = await incidents.filter(resolved_at__not_isnull=True).order_by("-resolved_at").first()
    in_incident = await incidents.filter(resolved_at=None).exists()
    return effective_expiry(
        end_of_grace(slot), resolved.resolved_at if resolved else None, in_incident=in_incident
    )
