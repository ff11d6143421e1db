"""Showing, hiding, suspending and restoring a page."""

import pytest

from tenants.pages.models import AuditEntry, Page
from tenants.pages.visibility import publish_page, restore_page, suspend_page, unpublish_page
from tests.cast import Acme
from tests.factories import OPERATOR
from tests.fakes import RecordingPublisher

ACTS = {
    "page.unpublish": (unpublish_page, publish_page, (False, False)),
    "page.publish": (publish_page, unpublish_page, (True, False)),
    "page.suspend": (suspend_page, restore_page, (True, True)),
    "page.restore": (restore_page, suspend_page, (True, False)),
}


@pytest.mark.parametrize("act", ACTS)
async def test_an_act_sets_its_flag_and_is_recorded(acme: Acme, act: str) -> None:
    does, undoes, flags = ACTS[act]
    await undoes(OPERATOR, acme.page.id)
    page = await does(OPERATOR, acme.page.id)
    stored = await Page.get(id=page.id)
    assert (stored.is_public, stored.suspended) == (page.is_public, page.suspended) == flags
    assert (await AuditEntry.filter(page_id=page.id).order_by("-id").first().values("act")) == {"act": act}


@pytest.mark.parametrize("act", ACTS)
async def test_doing_it_twice_changes_nothing(acme: Acme, recorder: RecordingPublisher, act: str) -> None:
    does = ACTS[act][0]
    once = await does(OPERATOR, acme.page.id)
    twice = await does(OPERATOR, acme.page.id)
    assert twice.version == once.version == recorder.versions_of(acme.page.id)[-1]


async def test_a_suspended_page_keeps_whether_it_was_public(acme: Acme) -> None:
    await suspend_page(OPERATOR, acme.page.id)
    page = await restore_page(OPERATOR, acme.page.id)
    assert page.is_public
