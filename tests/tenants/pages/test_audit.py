"""Reading the trail: newest first, page by page of it."""

import pytest

from app.core.errors import Forbidden
from tenants.keys.open import open_key
from tenants.pages.audit import audit_of
from tenants.pages.edit import PageEdit, edit_page
from tests.cast import Acme, Cast
from tests.factories import make_key


async def test_the_trail_is_read_newest_first(cast: Cast, acme: Acme) -> None:
    await edit_page(cast.editor.scope, acme.page.id, PageEdit(name="New"))
    trail = await audit_of(cast.viewer.scope, acme.page.id)
    assert [line.act for line in trail[:2]] == ["page.edit", "component.add"]
    assert trail[0].actor_name == cast.editor.email


async def test_the_trail_goes_on_where_it_was_left(cast: Cast, acme: Acme) -> None:
    first = await audit_of(cast.owner.scope, acme.page.id, limit=2)
    rest = await audit_of(cast.owner.scope, acme.page.id, before_id=first[-1].id)
    whole = await audit_of(cast.owner.scope, acme.page.id)
    assert [*first, *rest] == whole
    assert len(first) == 2


async def test_other_pages_have_other_trails(cast: Cast, acme: Acme) -> None:
    targets = {line.page_id for line in await audit_of(cast.rival.scope, cast.rival_page.id)}
    assert targets == {cast.rival_page.id}


async def test_a_key_reads_no_trail(cast: Cast, acme: Acme) -> None:
    scope = await open_key((await make_key(acme.page.id)).secret, "")
    with pytest.raises(Forbidden):
        await audit_of(scope, acme.page.id)
