"""What a page's archive lacks: incidents touched since it was written, each whole; nothing when none was."""

import pytest

from app.core.ids import public_id
from public_site.disk.archive import Listed
from public_site.load_archive import load_archive
from tenants.components.remove import remove_component
from tenants.incidents.amend import IncidentEdit, edit_incident
from tenants.incidents.remove import delete_incident
from tenants.incidents.window import MaintenanceDraft, cancel_maintenance, schedule_maintenance
from tenants.pages.edit import PageEdit, edit_page
from tenants.words import State, Status
from tests.cast import Acme
from tests.factories import OPERATOR
from tests.fakes import FakeClock
from tests.public_site.stage import Stage


@pytest.fixture
def here(acme: Acme, clock: FakeClock) -> Stage:
    return Stage(acme, clock)


async def changed_since(here: Stage, version: int) -> set[str]:
    return {each.id for each in (await load_archive(here.acme.page.id, version)).changed}


async def test_at_first_everything_is_changed(here: Stage) -> None:
    made = [public_id("i", (await here.open()).id) for _ in range(2)]
    archive = await load_archive(here.acme.page.id, -1)
    assert archive.listed == tuple(Listed(each, here.clock.at, None) for each in reversed(made))
    assert [each.id for each in archive.changed] == made[::-1]


async def test_afterwards_only_what_was_touched(here: Stage) -> None:
    first, second = await here.open(), await here.open()
    version = (await here.seen()).version
    assert await changed_since(here, version) == set()
    await here.post(first, State.RESOLVED)
    assert await changed_since(here, version) == {public_id("i", first.id)}
    await edit_incident(OPERATOR, here.acme.page.id, second.id, IncidentEdit(title="New"))
    assert len(await changed_since(here, version)) == 2


async def test_what_touches_no_incident_changes_none(here: Stage) -> None:
    await here.open()
    version = (await here.seen()).version
    await edit_page(OPERATOR, here.acme.page.id, PageEdit(name="New"))
    await here.set(here.acme.us, Status.OUTAGE)
    assert await changed_since(here, version) == set()


async def test_a_component_that_goes_changes_what_it_was_part_of(here: Stage) -> None:
    opened = await here.open()
    version = (await here.seen()).version
    await remove_component(OPERATOR, here.acme.page.id, here.acme.eu.id)
    (changed,) = (await load_archive(here.acme.page.id, version)).changed
    assert (changed.id, changed.touched[0].id, changed.touched[0].name) == (
        public_id("i", opened.id),
        None,
        "EU",
    )


async def test_a_deleted_incident_is_no_longer_listed(here: Stage) -> None:
    opened = await here.open()
    await delete_incident(OPERATOR, here.acme.page.id, opened.id)
    archive = await load_archive(here.acme.page.id, -1)
    assert (archive.listed, archive.gone) == ((), (public_id("i", opened.id),))


async def test_an_archive_that_is_there_is_not_told_again_what_was_deleted(here: Stage) -> None:
    opened = await here.open()
    await delete_incident(OPERATOR, here.acme.page.id, opened.id)
    assert (await load_archive(here.acme.page.id, 1)).gone == ()


async def test_planned_maintenance_is_listed_without_a_start_until_it_is_called_off(here: Stage) -> None:
    draft = MaintenanceDraft("Works", here.clock.at + 1, here.clock.at + 2)
    planned = await schedule_maintenance(OPERATOR, here.acme.page.id, draft)
    listed = (await load_archive(here.acme.page.id, -1)).listed
    assert listed == (Listed(public_id("i", planned.id), None, None),)
    await cancel_maintenance(OPERATOR, here.acme.page.id, planned.id)
    archive = await load_archive(here.acme.page.id, -1)
    assert (archive.listed, archive.gone) == ((), (public_id("i", planned.id),))


async def test_time_held_is_final_once_the_incident_is_resolved(here: Stage) -> None:
    opened = await here.open()
    here.clock.forward(minutes=4)
    await here.post(opened, State.RESOLVED)
    (changed,) = (await load_archive(here.acme.page.id, -1)).changed
    assert changed.touched[0].held_ms == 240_000
