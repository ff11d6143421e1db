"""Renaming, showing uptime, pinning."""

import pytest

from app.core.errors import Invalid, NotFound
from app.core.ids import new_id
from tenants.components.edit import ComponentEdit, edit_component, pin_category
from tenants.components.models import Component
from tenants.components.status import set_status
from tenants.components.tree import tree_of
from tenants.pages.models import AuditEntry
from tenants.words import Status
from tests.cast import Acme, Cast
from tests.factories import OPERATOR, make_component


async def test_a_rename_keeps_the_id_and_is_recorded(acme: Acme) -> None:
    await edit_component(OPERATOR, acme.page.id, acme.eu.id, ComponentEdit(name="Europe"))
    renamed = await Component.get(id=acme.eu.id)
    assert (renamed.name, renamed.folded_name) == ("Europe", "europe")
    line = await AuditEntry.get(act="component.edit")
    assert line.detail["name"] == {"from": "EU", "to": "Europe"}


async def test_uptime_can_be_hidden_and_shown(acme: Acme) -> None:
    hidden = await edit_component(OPERATOR, acme.page.id, acme.eu.id, ComponentEdit(show_uptime=False))
    assert hidden.show_uptime is False
    shown = await edit_component(OPERATOR, acme.page.id, acme.eu.id, ComponentEdit(show_uptime=True))
    assert shown.show_uptime is True


@pytest.mark.parametrize(
    "edit", [ComponentEdit(), ComponentEdit(name="EU "), ComponentEdit(show_uptime=True)]
)
async def test_what_is_so_already_changes_nothing(acme: Acme, edit: ComponentEdit) -> None:
    await edit_component(OPERATOR, acme.page.id, acme.eu.id, edit)
    assert await AuditEntry.filter(act="component.edit").count() == 0


async def test_a_bad_name_is_refused(acme: Acme) -> None:
    with pytest.raises(Invalid) as refused:
        await edit_component(OPERATOR, acme.page.id, acme.eu.id, ComponentEdit(name=" "))
    assert refused.value.field == "name"


async def test_a_pinned_group_shows_that_whatever_its_leaves_are(acme: Acme) -> None:
    await set_status(OPERATOR, acme.page.id, acme.eu.id, Status.OUTAGE)
    await pin_category(OPERATOR, acme.page.id, acme.api.id, Status.MAINTENANCE)
    assert (await tree_of(OPERATOR, acme.page.id))[0].status is Status.MAINTENANCE
    await pin_category(OPERATOR, acme.page.id, acme.api.id, None)
    assert (await tree_of(OPERATOR, acme.page.id))[0].status is Status.OUTAGE


async def test_a_leaf_cannot_be_pinned(acme: Acme) -> None:
    with pytest.raises(Invalid) as refused:
        await pin_category(OPERATOR, acme.page.id, acme.eu.id, Status.OUTAGE)
    assert refused.value.field == "pinned"


async def test_a_component_of_another_page_is_not_found(cast: Cast, acme: Acme) -> None:
    other = await make_component(cast.rival_page.id)
    for component_id in (new_id(), other.id):
        with pytest.raises(NotFound):
            await edit_component(OPERATOR, acme.page.id, component_id, ComponentEdit(name="X"))
