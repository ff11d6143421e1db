"""Which page stands on what: the plan's own places first, then the slots that were bought (design §4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient

from app.db.direct import rows_of
from ledger.models import Slot
from ledger.plans import Tenure, tenure_of
from ledger.slots import ACTIVE, GRACE, GRACE_MS, slots_of
from tenants.pages.models import Page

HELD_FOR_SLOT, HELD_FOR_PLAN = "slot", "plan"
LIVE = frozenset({ACTIVE, GRACE})
_PAGES = "SELECT * FROM page WHERE account_id = ? ORDER BY created_at, id"


@dataclass(frozen=True, slots=True)
class Seating:
    """An account's pages and slots, oldest first, and its plan, as of one moment under its lock."""

    tenure: Tenure
    pages: Sequence[Page]
    slots: Sequence[Slot]

    @property
    def live(self) -> list[Slot]:
        """Slots that carry a page now: paid for, or in their grace."""
        return [slot for slot in self.slots if slot.state in LIVE]

    @property
    def free(self) -> list[Slot]:
        return [slot for slot in self.live if slot.page_id is None]

    @property
    def on_slots(self) -> dict[UUID, Slot]:
        """The slot of each page that has one, lapsed ones too."""
        return {slot.page_id: slot for slot in self.slots if slot.page_id is not None}

    @property
    def on_plan(self) -> list[Page]:
        """Pages without a slot, those first that have not been held back."""
        on_slots = self.on_slots
        return sorted((page for page in self.pages if page.id not in on_slots), key=_is_held)

    @property
    def used(self) -> int:
        """Pages that take a place: those that wait for money do not."""
        return sum(not page.held_for for page in self.pages)

    @property
    def limit(self) -> int | None:
        """Places of the plan and of live slots; None: as many as one likes."""
        return None if self.tenure.plan.pages is None else self.tenure.plan.pages + len(self.live)

    @property
    def plan_has_room(self) -> bool:
        room = self.tenure.plan.pages
        return room is None or sum(not page.held_for for page in self.on_plan) < room


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a page belongs: on a slot or under the plan, until when (ms), and why it waits if it does."""

    slot: Slot | None
    expires_at: int | None
    held_for: str | None


async def seating_of(account_id: UUID, db: BaseDBAsyncClient) -> Seating:
    """What an account has; it holds still while the account's row is locked."""
    pages = await rows_of(db, Page, _PAGES, [account_id])
    return Seating(await tenure_of(account_id), pages, await slots_of(account_id, db))


def seat_on(slot: Slot) -> Seat:
    """A page on a live slot is shown until the slot's grace is over."""
    return Seat(slot, slot.ends_at + GRACE_MS, None)


def seats_for(seating: Seating, now: int, *, pull: bool) -> dict[UUID, Seat]:
    """Where every page belongs at `now` (ms). With `pull` pages leave their slots for places the plan has.

    Over the plan's number, pages without a slot wait, newest first, once the plan is enforced.
    """
    on_slots = seating.on_slots
    parked = [page for page in seating.pages if page.id in on_slots and on_slots[page.id] not in seating.live]
    paid = [page for page in seating.pages if page.id in on_slots and on_slots[page.id] in seating.live]
    queue = [*seating.on_plan, *parked, *(paid if pull else [])]
    room = len(queue) if seating.tenure.plan.pages is None else seating.tenure.plan.pages
    under, over = queue[:room], queue[room:]
    staying = [page for page in paid if page not in under]
    seats = {page.id: Seat(None, None, None) for page in under}
    seats |= {page.id: seat_on(on_slots[page.id]) for page in staying}
    free = [slot for slot in seating.live if slot.page_id not in {page.id for page in staying}]
    waiting = [page for page in over if page not in staying]
    for page in waiting:
        seats[page.id] = seat_on(free.pop(0)) if free else _waiting_seat(page, seating, now)
    return seats


def _waiting_seat(page: Page, seating: Seating, now: int) -> Seat:
    slot = seating.on_slots.get(page.id)
    if slot is not None:
        return Seat(slot, page.expires_at, HELD_FOR_SLOT)
    held = page.held_for or seating.tenure.enforced(now)
    return Seat(None, None, HELD_FOR_PLAN if held else None)


def _is_held(page: Page) -> bool:
    return page.held_for is not None
