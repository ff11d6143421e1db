"""How many statements an act costs on SQLite, the check before the lock included, however much it names."""

from collections.abc import Awaitable, Callable

import pytest

from app.core.ids import public_id
from tenants.components.models import Component
from tenants.components.status import set_status
from tenants.incidents.open import IncidentDraft, open_incident
from tenants.incidents.references import Reference
from tenants.incidents.update import UpdateDraft, post_update
from tenants.words import State, Status
from tests.cast import Acme
from tests.factories import OPERATOR, make_component, make_incident
from tests.fakes import FakeClock
from tests.tenants.statements import statements_on_sqlite

pytestmark = pytest.mark.sqlite_only


async def cost(act: Callable[[], Awaitable[object]]) -> int:
    """Statements of one act; executemany tells each of its rows, here they count as one."""
    with statements_on_sqlite() as asked:
        await act()
    kinds = [sql.split("VALUES")[0].split(" = ")[0][:60] for sql in asked]
    return len(set(kinds))


async def leaves_of(acme: Acme, count: int) -> list[Component]:
    return [await make_component(acme.page.id, f"Leaf {number}") for number in range(count)]


@pytest.mark.parametrize(
    ("before", "after", "most"),
    [
        ("operational", "outage", 7),
        ("outage", "operational", 9),
        ("outage", "partial", 10),
        ("outage", "outage", 5),
        ("operational", "operational", 4),
    ],
)
async def test_setting_a_status(acme: Acme, clock: FakeClock, before: str, after: str, most: int) -> None:
    """One of them asks for the plan, which spares reading the page's other leaves."""
    await set_status(OPERATOR, acme.page.id, acme.eu.id, Status(before))
    clock.forward(minutes=1)
    assert await cost(lambda: set_status(OPERATOR, acme.page.id, acme.eu.id, Status(after))) <= most


@pytest.mark.parametrize(("count", "plan_asked"), [(1, 0), (40, 1)])
async def test_opening_and_resolving_an_incident(
    acme: Acme, clock: FakeClock, count: int, plan_asked: int
) -> None:
    """Beyond the leaves that every plan shows, the plan is asked which are hidden."""
    leaves = await leaves_of(acme, count)
    held = tuple(Reference(public_id("c", leaf.id), Status.OUTAGE) for leaf in leaves)
    draft = IncidentDraft("Down", components=held)
    assert await cost(lambda: open_incident(OPERATOR, acme.page.id, draft)) <= 10 + plan_asked
    clock.forward(minutes=1)
    incident = await make_incident(acme.page.id, components=held)
    resolved = UpdateDraft(State.RESOLVED)
    assert await cost(lambda: post_update(OPERATOR, acme.page.id, incident.id, resolved)) <= 12 + plan_asked
