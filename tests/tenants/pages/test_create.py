"""Founding pages: names, slugs, the subdomain that comes with them, and races for an address."""

import asyncio
from contextvars import Context

import pytest

from app.core.errors import Conflict, Invalid, NotFound
from app.core.ids import new_id, public_id
from ledger.plans import PlanName, entitle
from tenants.components.models import Component
from tenants.components.outline import outline_of
from tenants.domains.models import Host
from tenants.pages.create import PageDraft, create_page
from tenants.pages.models import AuditEntry, Page
from tenants.pages.reading import host_of
from tests.cast import Cast
from tests.factories import OPERATOR
from tests.fakes import FakeClock, RecordingPublisher


async def found(cast: Cast, name: str = "New", slug: str = "new-page") -> Page:
    return await create_page(cast.owner.scope, cast.owner.account.id, PageDraft(name, slug))


async def test_a_new_page_is_not_public_and_has_its_subdomain(cast: Cast) -> None:
    page = await Page.get(id=(await found(cast)).id)
    assert (page.name, page.slug, page.is_public, page.suspended) == ("New", "new-page", False, False)
    assert await host_of(page) == "new-page.localhost"


async def test_a_page_may_begin_with_a_tree_and_in_public(cast: Cast, recorder: RecordingPublisher) -> None:
    draft = PageDraft("Whole", components=outline_of("API\n  Europe\nShop"), is_public=True)
    page = await create_page(cast.owner.scope, cast.owner.account.id, draft)
    tree = await Component.filter(page_id=page.id).order_by("position", "id").values_list("name", "kind")
    assert sorted(tree) == [("API", "category"), ("Europe", "leaf"), ("Shop", "leaf")]
    assert (await Page.get(id=page.id)).is_public
    assert recorder.published[-1] == (page.id, 1)
    assert (await AuditEntry.get(act="page.create", page_id=page.id)).detail["published"] is True


async def test_a_tree_that_cannot_be_leaves_no_page(cast: Cast, recorder: RecordingPublisher) -> None:
    before, deep = len(recorder.published), outline_of("A\n  B\n    C\n      D\n        E")
    with pytest.raises(Invalid, match="Line") as refused:
        await create_page(cast.owner.scope, cast.owner.account.id, PageDraft("Whole", components=deep))
    assert refused.value.field == "names"
    assert (await Page.filter(slug="whole").count(), len(recorder.published)) == (0, before)
    assert await Host.filter(host="whole.localhost").count() == 0


async def test_a_new_page_is_published_for_what_it_is(cast: Cast, recorder: RecordingPublisher) -> None:
    page = await found(cast)
    assert recorder.published[-1] == (page.id, 1)


async def test_the_audit_knows_who_founded_it(cast: Cast, clock: FakeClock) -> None:
    page = await found(cast)
    line = await AuditEntry.get(act="page.create", page_id=page.id)
    assert (line.target, line.actor_name, line.at) == (public_id("p", page.id), cast.owner.email, clock.at)
    assert line.detail == {"name": "New", "slug": "new-page"}


@pytest.mark.parametrize(
    ("name", "slug", "field"),
    [("", "fine", "name"), ("x" * 101, "fine", "name"), ("a\nb", "fine", "name"), ("Fine", "-no", "slug"),
     ("Fine", "a", "slug"), ("Fine", "x" * 64, "slug"), ("Fine", "a.b", "slug"), ("Fine", "session", "slug")],
)  # fmt: skip
async def test_bad_names_and_slugs_are_refused(cast: Cast, name: str, slug: str, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        await found(cast, name, slug)
    assert refused.value.field == field
    assert await Page.filter(account_id=cast.owner.account.id).count() == 0


async def test_a_taken_slug_is_a_conflict_and_leaves_nothing(cast: Cast) -> None:
    with pytest.raises(Conflict) as refused:
        await found(cast, slug=cast.rival_page.slug)
    assert refused.value.field == "slug"
    assert await AuditEntry.filter(act="page.create", account_id=cast.owner.account.id).count() == 0


async def test_slugs_are_taken_whatever_their_case(cast: Cast) -> None:
    with pytest.raises(Conflict):
        await found(cast, slug=cast.rival_page.slug.upper())


async def test_of_two_who_race_for_a_slug_one_gets_it(cast: Cast) -> None:
    await entitle(cast.rival.account.id, PlanName.PRIME)
    people = (cast.owner, cast.rival)
    racing = [
        asyncio.get_running_loop().create_task(
            create_page(who.scope, who.account.id, PageDraft("Race", "race")), context=Context()
        )
        for who in people
    ]
    outcomes = await asyncio.gather(*racing, return_exceptions=True)
    assert {type(outcome) for outcome in outcomes} == {Page, Conflict}
    assert await Host.filter(host="race.localhost").count() == 1


async def test_an_absent_account_founds_nothing(cast: Cast) -> None:
    with pytest.raises(NotFound):
        await create_page(OPERATOR, new_id(), PageDraft("New", "new-page"))
