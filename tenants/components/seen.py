"""Two people at one component: who changes it says what was seen, and hears what another did meanwhile."""

from dataclasses import dataclass

from app.core.errors import Conflict
from app.core.ids import public_id
from tenants.components.models import Component
from tenants.components.place import Place
from tenants.pages.change import Change
from tenants.pages.models import AuditEntry
from tenants.words import Status


@dataclass(frozen=True, slots=True)
class Pin:
    """The status that a category shows whatever its children are; None lets it follow them."""

    status: Status | None


@dataclass(frozen=True, slots=True)
class Seen:
    """A component as it was shown to whoever changes it; what is None is not compared."""

    name: str | None = None
    show_uptime: bool | None = None
    pin: Pin | None = None
    place: Place | None = None


UNSEEN = Seen()


async def require_as_seen(changing: Change, component: Component, seen: Seen, wanted: Seen) -> None:
    """Raise Conflict with who did what when one of the things that are to change is not as it was seen.

    What already is as wanted is no conflict: both did the same.
    """
    told = [
        said
        for now, before, after, said in _compared(component, seen, wanted)
        if before is not None and after is not None and now not in (before, after)
    ]
    if told:
        who = await _last_hand(changing, component)
        raise Conflict(f"{who} changed it meanwhile: {' and '.join(told)}.")


def _compared(
    component: Component, seen: Seen, wanted: Seen
) -> list[tuple[object, object | None, object | None, str]]:
    """For each thing what it is, what was seen, what is wanted, and how it is told."""
    shown = "shown" if component.show_uptime else "hidden"
    held = Pin(Status(component.pinned) if component.pinned else None)
    return [
        (component.name, seen.name, wanted.name, f"it is called “{component.name}” now"),
        (component.show_uptime, seen.show_uptime, wanted.show_uptime, f"its uptime is {shown} now"),
        (held, seen.pin, wanted.pin, "it is held by hand now" if held.status else "it is let go now"),
        (Place(component.parent_id), seen.place, wanted.place, "it stands in another group now"),
    ]


async def _last_hand(changing: Change, component: Component) -> str:
    """Whoever changed it last, in the trail."""
    trail = AuditEntry.filter(page_id=changing.page.id, target=public_id("c", component.id))
    last = await trail.using_db(changing.db).order_by("-id").first()
    return last.actor_name if last and last.actor_name else "Somebody"
