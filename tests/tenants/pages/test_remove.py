"""Deleting a page: everything on it goes, the trail stays, its names are kept back."""

import pytest

from app.core.errors import Conflict, NotFound
from app.core.ids import public_id
from app.db.reading import read
from ledger.plans import PlanName, entitle
from tenants.components.add import ComponentDraft, add_component
from tenants.components.status import set_status
from tenants.domains.mount import mount_host
from tenants.incidents.references import Reference
from tenants.incidents.window import MaintenanceDraft, schedule_maintenance
from tenants.keys.open import UnknownKey, open_key
from tenants.pages.create import PageDraft, create_page
from tenants.pages.models import AuditEntry
from tenants.pages.reading import page_of
from tenants.pages.remove import delete_page
from tenants.words import ComponentKind, Status
from tests.cast import Acme, Cast
from tests.factories import OPERATOR, make_component, make_incident, make_key
from tests.fakes import FakeClock, RecordingPublisher

LEFT_BEHIND = (
    "page",
    "component",
    "incident",
    "incident_update",
    "affected",
    "status_span",
    "day_roll",
    "page_key",
)


async def furnish(acme: Acme, clock: FakeClock) -> str:
    """Groups three deep, spans open and closed, incidents of both kinds, a key; answers its secret."""
    page_id, parent_id = acme.page.id, acme.api.id
    for depth in (2, 3):
        draft = ComponentDraft(f"Level {depth}", ComponentKind.CATEGORY, parent_id)
        parent_id = (await add_component(OPERATOR, page_id, draft)).id
    deep = await make_component(page_id, "Deep", parent_id=parent_id)
    references = tuple(Reference(public_id("c", leaf.id), Status.OUTAGE) for leaf in (acme.eu, deep))
    await make_incident(page_id, components=references)
    clock.forward(hours=30)
    await set_status(OPERATOR, page_id, deep.id, Status.PARTIAL)
    window = MaintenanceDraft("Works", clock.at + 1000, clock.at + 2000, components=references)
    await schedule_maintenance(OPERATOR, page_id, window)
    return (await make_key(page_id)).secret


async def rows_of_acme(acme: Acme, cast: Cast) -> dict[str, int]:
    """How many rows each table holds, without the one page of the rival."""
    counts = await read(*[(f"SELECT COUNT(*) FROM {table}", ()) for table in LEFT_BEHIND])
    found = {table: rows[0][0] for table, rows in zip(LEFT_BEHIND, counts, strict=True)}
    found["page"] -= 1
    return found


async def test_everything_on_the_page_goes_with_it(cast: Cast, acme: Acme, clock: FakeClock) -> None:
    await furnish(acme, clock)
    assert 0 not in (await rows_of_acme(acme, cast)).values()
    await delete_page(cast.owner.scope, acme.page.id)
    assert set((await rows_of_acme(acme, cast)).values()) == {0}


async def test_its_keys_are_strangers_at_once(cast: Cast, acme: Acme, clock: FakeClock) -> None:
    secret = await furnish(acme, clock)
    await delete_page(cast.owner.scope, acme.page.id)
    with pytest.raises(UnknownKey):
        await open_key(secret, "")


async def test_the_trail_stays_and_ends_with_the_deletion(cast: Cast, acme: Acme) -> None:
    before = await AuditEntry.filter(page_id=acme.page.id).count()
    await delete_page(cast.owner.scope, acme.page.id)
    trail = await AuditEntry.filter(page_id=acme.page.id).order_by("id")
    assert len(trail) == before + 1
    assert (trail[-1].act, trail[-1].detail) == ("page.delete", {"name": "Acme", "slug": "acme"})


async def test_it_is_published_as_gone(cast: Cast, acme: Acme, recorder: RecordingPublisher) -> None:
    last = recorder.versions_of(acme.page.id)[-1]
    await delete_page(cast.owner.scope, acme.page.id)
    assert recorder.published[-1] == (acme.page.id, last + 1)


async def test_it_is_not_found_afterwards(cast: Cast, acme: Acme) -> None:
    await delete_page(cast.owner.scope, acme.page.id)
    with pytest.raises(NotFound):
        await page_of(cast.owner.scope, acme.page.id)
    with pytest.raises(NotFound):
        await delete_page(cast.owner.scope, acme.page.id)


async def test_all_its_names_are_kept_back_from_others(cast: Cast, acme: Acme, clock: FakeClock) -> None:
    await mount_host(OPERATOR, acme.page.id, "status.acme.example", verified=True)
    await entitle(cast.rival.account.id, PlanName.PRIME)
    await delete_page(cast.owner.scope, acme.page.id)
    with pytest.raises(Conflict):
        await mount_host(cast.rival.scope, cast.rival_page.id, "status.acme.example")
    with pytest.raises(Conflict):
        await create_page(cast.rival.scope, cast.rival.account.id, PageDraft("Grab", "acme"))
    clock.forward(days=30)
    await mount_host(cast.rival.scope, cast.rival_page.id, "status.acme.example")


async def test_its_owner_may_found_it_again_at_once(cast: Cast, acme: Acme) -> None:
    await delete_page(cast.owner.scope, acme.page.id)
    await create_page(cast.owner.scope, cast.owner.account.id, PageDraft("Acme", "acme"))
