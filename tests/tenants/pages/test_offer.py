"""A page changes hands: offered by letter, taken by that address alone, with all that is on it."""

import asyncio
from collections.abc import Iterator

import pytest

from app.core.errors import Conflict, Forbidden, Invalid, LimitReached, NotFound, NotYours
from app.core.ids import new_id
from app.core.signing import set_secret
from ledger.plans import PlanName, entitle
from tenants.accounts.standing import suspend_account
from tenants.domains.models import Host
from tenants.incidents.models import Incident
from tenants.keys.open import open_key
from tenants.pages.audit import audit_of
from tenants.pages.models import AuditEntry, Page, PageOffer
from tenants.pages.offer import offer_of, offer_page, take_back_offer
from tenants.pages.reading import page_of
from tenants.pages.take import offer_for, take_page
from tenants.scope import Permission
from tests.cast import Acme, Cast
from tests.factories import OPERATOR, make_incident, make_key
from tests.fakes import FakeClock, RecordingPublisher
from tests.mailbox import Mailbox, mailbox_plugged
from tests.second_steps import door_of


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    set_secret("a secret that only tests may know, 32+")
    with mailbox_plugged() as mailbox:
        yield mailbox


@pytest.fixture
async def link(cast: Cast, acme: Acme, mailbox: Mailbox) -> str:
    """What Mallory got: Acme's page offered to her, who has a place for it."""
    await entitle(cast.rival.account.id, PlanName.BUSINESS)
    await offer_page(cast.owner.scope, acme.page.id, cast.rival.email)
    return await mailbox.last_token(cast.rival.email)


async def owner_of(acme: Acme) -> object:
    return (await Page.get(id=acme.page.id)).account_id


async def test_nothing_moves_before_it_is_taken(cast: Cast, acme: Acme, link: str) -> None:
    offer = await offer_of(cast.owner.scope, acme.page.id)
    assert offer is not None
    assert (offer.email, await owner_of(acme)) == (cast.rival.email, cast.owner.account.id)
    assert (await offer_for(await door_of(cast.rival), link)).page_id == acme.page.id


async def test_taken_it_moves_with_all_that_is_on_it(
    cast: Cast, acme: Acme, link: str, publisher: RecordingPublisher
) -> None:
    await make_incident(acme.page.id)
    key = await make_key(acme.page.id)
    page = await take_page(await door_of(cast.rival), link)
    theirs = cast.rival.account.id
    assert (page.id, await owner_of(acme)) == (acme.page.id, theirs)
    assert await Incident.filter(page_id=page.id).exclude(account_id=theirs).count() == 0
    assert await Host.filter(page_id=page.id).exclude(account_id=theirs).count() == 0
    assert (await open_key(key.secret, "")).account_id == theirs
    assert publisher.versions_of(page.id)[-1] == (await Page.get(id=page.id)).version


async def test_who_gave_it_has_no_access_any_more(cast: Cast, acme: Acme, link: str) -> None:
    await take_page(await door_of(cast.rival), link)
    for person in (cast.owner, cast.editor, cast.viewer):
        with pytest.raises(NotYours):
            await page_of(person.scope, acme.page.id, Permission.PAGE_READ)
    assert (await page_of(cast.rival.scope, acme.page.id, Permission.PAGE_DELETE)).name == "Acme"


async def test_both_trails_say_it_and_the_giver_is_told(
    cast: Cast, acme: Acme, link: str, mailbox: Mailbox
) -> None:
    await take_page(await door_of(cast.rival), link)
    told = await AuditEntry.filter(act="page.transfer").order_by("id")
    assert {entry.account_id for entry in told} == {cast.owner.account.id, cast.rival.account.id}
    assert {entry.actor_name for entry in told} == {cast.rival.email}
    assert await mailbox.subjects(cast.owner.email) == ["Your page has changed hands"]
    seen = await audit_of(cast.rival.scope, acme.page.id)
    assert [entry.act for entry in seen] == ["page.transfer"]


async def test_a_link_works_once_and_for_one_address(cast: Cast, acme: Acme, link: str) -> None:
    with pytest.raises(Forbidden):
        await take_page(await door_of(cast.editor), link)
    door = await door_of(cast.rival)
    taken = await asyncio.gather(*(take_page(door, link) for _ in range(3)), return_exceptions=True)
    assert len([page for page in taken if isinstance(page, Page)]) == 1
    assert {type(each) for each in taken} == {Page, NotFound}


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "x" * 3_000])
async def test_a_forged_link_is_nothing(cast: Cast, mailbox: Mailbox, token: str) -> None:
    with pytest.raises(NotFound):
        await offer_for(await door_of(cast.rival), token)


async def test_a_link_ends_after_a_week(cast: Cast, acme: Acme, clock: FakeClock, mailbox: Mailbox) -> None:
    await offer_page(cast.owner.scope, acme.page.id, cast.rival.email)
    link, door = await mailbox.last_token(cast.rival.email), await door_of(cast.rival)
    clock.forward(days=7, seconds=1)
    with pytest.raises(NotFound):
        await take_page(door, link)
    assert await owner_of(acme) == cast.owner.account.id


async def test_an_offer_that_was_taken_back_or_replaced_is_nothing(
    cast: Cast, acme: Acme, link: str, mailbox: Mailbox
) -> None:
    await offer_page(cast.owner.scope, acme.page.id, cast.editor.email)
    with pytest.raises(NotFound):
        await take_page(await door_of(cast.rival), link)
    second = await mailbox.last_token(cast.editor.email)
    await take_back_offer(cast.owner.scope, acme.page.id)
    with pytest.raises(NotFound):
        await take_page(await door_of(cast.editor), second)
    with pytest.raises(NotFound):
        await take_back_offer(cast.owner.scope, acme.page.id)
    assert await PageOffer.all().count() == 0


async def test_without_a_place_it_stays_where_it_is(cast: Cast, acme: Acme, mailbox: Mailbox) -> None:
    await offer_page(cast.owner.scope, acme.page.id, cast.rival.email)
    link = await mailbox.last_token(cast.rival.email)
    with pytest.raises(LimitReached):
        await take_page(await door_of(cast.rival), link)
    assert await owner_of(acme) == cast.owner.account.id
    assert await PageOffer.all().count() == 1


async def test_a_suspended_account_cannot_give_its_page_away(cast: Cast, acme: Acme, link: str) -> None:
    await suspend_account(OPERATOR, cast.owner.account.id)
    with pytest.raises(Forbidden):
        await take_page(await door_of(cast.rival), link)
    assert await owner_of(acme) == cast.owner.account.id


async def test_only_an_address_that_is_not_the_owners_can_be_offered_it(cast: Cast, acme: Acme) -> None:
    with pytest.raises(Conflict):
        await offer_page(cast.owner.scope, acme.page.id, cast.owner.email)
    with pytest.raises(Invalid):
        await offer_page(cast.owner.scope, acme.page.id, "nobody")
    with pytest.raises(NotFound):
        await offer_page(cast.owner.scope, new_id(), cast.rival.email)
