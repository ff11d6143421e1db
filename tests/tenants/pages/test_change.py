"""change(): locked, checked, recorded, committed, published; and none of it when there is nothing to do."""

import asyncio
from collections.abc import Coroutine
from contextvars import Context
from typing import Any
from uuid import UUID

import pytest
from tortoise.transactions import in_transaction

from app.core.errors import Conflict, Forbidden, Invalid, NotFound, NotYours, Unavailable
from app.core.ids import new_id
from tenants.accounts.models import Account
from tenants.accounts.standing import suspend_account
from tenants.components.status import set_status
from tenants.pages.change import account_change, change
from tenants.pages.models import AuditEntry, OnceClaim, Page
from tenants.pages.once import Request, claim
from tenants.pages.publisher import plug
from tenants.scope import Actor, ActorKind, Once, Permission, Role, Scope
from tenants.words import Status
from tests.cast import Acme, Cast
from tests.factories import OPERATOR, make_page
from tests.fakes import FakeClock, RecordingPublisher

WRITE = Permission.PAGE_WRITE


async def rename(scope: Scope, page_id: UUID, name: str = "Renamed") -> Page:
    """The smallest act there is."""
    async with change(scope, page_id, "test.rename", WRITE, target="p_x") as changing:
        changing.detail = {"name": name}
        changing.page.name = name
        await changing.page.save(using_db=changing.db, update_fields=["name"])
    return changing.page


async def fail(scope: Scope, page_id: UUID, error: Exception) -> None:
    """An act that has already written something when it goes wrong."""
    async with change(scope, page_id, "test.rename", WRITE) as changing:
        await Page.filter(id=page_id).using_db(changing.db).update(name="Never")
        raise error


def key_scope(page: Page) -> Scope:
    """The scope that a key of the page opens."""
    actor = Actor(ActorKind.KEY, "k_1", "Monitor", "203.0.113.7")
    return Scope(actor, {page.account_id: Role.REPORTER}, page.account_id, page.id)


async def stored(page: Page) -> Page:
    """The row as it is now."""
    return await Page.get(id=page.id)


async def lines(page: Page, act: str = "test.rename") -> list[AuditEntry]:
    """What the audit has of an act on the page."""
    return await AuditEntry.filter(page_id=page.id, act=act).order_by("id")


def apart(act: Coroutine[Any, Any, Page]) -> asyncio.Task[Page]:
    """The act as another request would do it: in a task that knows of no transaction."""
    return asyncio.get_running_loop().create_task(act, context=Context())


async def test_every_act_raises_the_version_by_one(cast: Cast, acme: Acme) -> None:
    before = (await stored(acme.page)).version
    await rename(cast.owner.scope, acme.page.id, "One")
    await rename(cast.owner.scope, acme.page.id, "Two")
    assert (await stored(acme.page)).version == before + 2


async def test_the_version_is_out_when_the_act_returns(
    cast: Cast, acme: Acme, recorder: RecordingPublisher
) -> None:
    page = await rename(cast.owner.scope, acme.page.id)
    assert recorder.versions_of(page.id)[-1] == page.version == (await stored(page)).version


async def test_publishing_happens_after_the_commit(cast: Cast, acme: Acme) -> None:
    class Reader(RecordingPublisher):
        async def publish(self, page_id: UUID, version: int) -> None:
            seen.append((version, (await Page.get(id=page_id)).version))

    seen: list[tuple[int, int]] = []
    plug(Reader())
    page = await rename(cast.owner.scope, acme.page.id)
    assert seen == [(page.version, page.version)]


async def test_the_audit_says_who_did_what_to_what_and_when(cast: Cast, acme: Acme, clock: FakeClock) -> None:
    await rename(key_scope_that_writes(cast, acme), acme.page.id)
    (line,) = await lines(acme.page)
    assert (line.actor_kind, line.actor_id, line.actor_name, line.address) == (
        "key", "k_1", "Monitor", "203.0.113.7",
    )  # fmt: skip
    assert (line.act, line.target, line.detail, line.at) == (
        "test.rename",
        "p_x",
        {"name": "Renamed"},
        clock.at,
    )
    assert line.account_id == cast.owner.account.id


def key_scope_that_writes(cast: Cast, acme: Acme) -> Scope:
    actor = key_scope(acme.page).actor
    return Scope(actor, {cast.owner.account.id: Role.OWNER}, cast.owner.account.id, acme.page.id)


@pytest.mark.parametrize(
    "refusal", [Invalid("name", "No."), NotFound("component"), RuntimeError("a mistake")]
)
async def test_what_goes_wrong_within_leaves_nothing_behind(
    cast: Cast, acme: Acme, recorder: RecordingPublisher, refusal: Exception
) -> None:
    before, published = await stored(acme.page), list(recorder.published)
    with pytest.raises(type(refusal)):
        await fail(cast.owner.scope, acme.page.id, refusal)
    after = await stored(acme.page)
    assert (after.version, after.name) == (before.version, "Acme")
    assert await lines(acme.page) == []
    assert recorder.published == published


async def test_an_act_without_effect_publishes_the_current_version_and_leaves_no_trace(
    cast: Cast, acme: Acme, recorder: RecordingPublisher
) -> None:
    before = (await stored(acme.page)).version
    async with change(cast.owner.scope, acme.page.id, "test.rename", WRITE) as changing:
        changing.nothing_changed()
    assert (await stored(acme.page)).version == changing.page.version == before
    assert recorder.versions_of(acme.page.id)[-1] == before
    assert await lines(acme.page) == []


async def test_an_absent_page_is_not_found(cast: Cast, acme: Acme) -> None:
    with pytest.raises(NotFound):
        await rename(cast.owner.scope, new_id())


async def test_a_weak_role_is_forbidden(cast: Cast, acme: Acme) -> None:
    with pytest.raises(Forbidden):
        await rename(cast.viewer.scope, acme.page.id)


async def test_a_stranger_is_refused_without_waiting_for_the_lock(cast: Cast, acme: Acme) -> None:
    async with in_transaction():
        await Page.filter(id=acme.page.id).update(name="Held")
        with pytest.raises(NotYours):
            async with asyncio.timeout(1):
                await apart(rename(cast.rival.scope, acme.page.id))


async def test_whoever_lost_the_page_while_waiting_for_it_is_refused(cast: Cast, acme: Acme) -> None:
    async with in_transaction():
        await Page.filter(id=acme.page.id).update(account_id=cast.rival.account.id)
        waiting = apart(rename(cast.owner.scope, acme.page.id))
        await asyncio.sleep(0.1)
    with pytest.raises(NotYours):
        await waiting
    assert (await stored(acme.page)).name == "Acme"


async def test_a_page_deleted_while_waiting_for_it_is_not_found(cast: Cast, acme: Acme) -> None:
    async with in_transaction():
        await Page.filter(id=acme.page.id).delete()
        waiting = apart(rename(cast.owner.scope, acme.page.id))
        await asyncio.sleep(0.1)
    with pytest.raises(NotFound):
        await waiting


async def test_an_act_happens_when_it_has_the_lock(cast: Cast, acme: Acme, clock: FakeClock) -> None:
    async with in_transaction():
        await Page.filter(id=acme.page.id).update(name="Held")
        waiting = apart(rename(cast.owner.scope, acme.page.id))
        await asyncio.sleep(0.1)
        later = clock.forward(seconds=1)
    await waiting
    assert [line.at for line in await lines(acme.page)] == [later]


async def test_acts_at_the_same_time_all_count(cast: Cast, acme: Acme, recorder: RecordingPublisher) -> None:
    before = (await stored(acme.page)).version
    await asyncio.gather(*(apart(rename(cast.owner.scope, acme.page.id, f"Name {n}")) for n in range(8)))
    assert (await stored(acme.page)).version == before + 8
    assert sorted(recorder.versions_of(acme.page.id))[-8:] == list(range(before + 1, before + 9))
    assert len(await lines(acme.page)) == 8


async def test_a_cancelled_act_leaves_nothing_and_blocks_nobody(cast: Cast, acme: Acme) -> None:
    async def stuck() -> Page:
        async with change(cast.owner.scope, acme.page.id, "test.rename", WRITE) as changing:
            await changing.page.save(using_db=changing.db)
            await asyncio.sleep(60)
        return changing.page

    before = (await stored(acme.page)).version
    waiting = apart(stuck())
    await asyncio.sleep(0.1)
    waiting.cancel()
    await asyncio.wait([waiting])
    assert (await rename(cast.owner.scope, acme.page.id)).version == before + 1


async def test_a_key_cannot_leave_its_page(cast: Cast, acme: Acme) -> None:
    other = await make_page(cast.owner.account.id, "second")
    with pytest.raises(NotYours):
        async with change(key_scope(acme.page), other.id, "test", Permission.STATUS_SET):
            raise AssertionError
    with pytest.raises(NotYours):
        async with account_change(key_scope(acme.page), cast.owner.account.id, "test", Permission.PAGE_READ):
            raise AssertionError


async def test_a_key_cannot_drive_a_suspended_page(cast: Cast, acme: Acme) -> None:
    await Page.filter(id=acme.page.id).update(suspended=True)
    with pytest.raises(Forbidden, match="suspended"):
        async with change(key_scope(acme.page), acme.page.id, "test", Permission.STATUS_SET):
            raise AssertionError
    await rename(cast.owner.scope, acme.page.id)


async def test_when_publishing_fails_the_act_stands(
    cast: Cast, acme: Acme, recorder: RecordingPublisher
) -> None:
    recorder.broken = Unavailable()
    with pytest.raises(Unavailable):
        await rename(cast.owner.scope, acme.page.id)
    assert (await stored(acme.page)).name == "Renamed"
    assert len(await lines(acme.page)) == 1


async def test_an_act_under_a_claim_fills_it_in_and_a_refused_one_does_not(cast: Cast, acme: Acme) -> None:
    claimed = await a_claim("first")
    await say(cast.owner.scope.answering(claimed), acme.page, "c_1")
    assert (await OnceClaim.get(id=claimed.claim_id)).outcome == "c_1"
    refused = await a_claim("second")
    with pytest.raises(Invalid):
        await fail(cast.owner.scope.answering(refused), acme.page.id, Invalid("name", "No."))
    assert (await OnceClaim.get(id=refused.claim_id)).outcome is None


async def test_an_act_without_effect_fills_its_claim_in_too(cast: Cast, acme: Acme) -> None:
    claimed = await a_claim("first")
    await say(cast.owner.scope.answering(claimed), acme.page, "c_1", changes=False)
    assert (await OnceClaim.get(id=claimed.claim_id)).outcome == "c_1"


async def test_an_act_whose_claim_was_taken_over_does_not_happen(cast: Cast, acme: Acme) -> None:
    before = (await stored(acme.page)).version
    with pytest.raises(Conflict):
        await say(cast.owner.scope.answering(Once(12345)), acme.page, "c_1")
    assert (await stored(acme.page)).version == before


async def a_claim(key: str) -> Once:
    claimed = await claim("k_1", Request(key, "0" * 64))
    assert isinstance(claimed, Once)
    return claimed


async def say(scope: Scope, page: Page, outcome: str, *, changes: bool = True) -> None:
    """An act that answers something."""
    async with change(scope, page.id, "test", WRITE) as changing:
        changing.keep(outcome)
        if not changes:
            changing.nothing_changed()


async def test_an_act_cannot_be_part_of_another_transaction(cast: Cast, acme: Acme) -> None:
    async with in_transaction():
        with pytest.raises(AssertionError):
            await rename(cast.owner.scope, acme.page.id)


async def test_an_act_on_an_account_publishes_all_its_pages_in_order(
    cast: Cast, acme: Acme, recorder: RecordingPublisher
) -> None:
    pages = [
        acme.page,
        await make_page(cast.owner.account.id, "second"),
        await make_page(cast.owner.account.id),
    ]
    before = {page.id: (await stored(page)).version for page in pages}
    recorder.published.clear()
    async with account_change(OPERATOR, cast.owner.account.id, "test", WRITE, every_page=True):
        pass
    assert recorder.published == [(page_id, before[page_id] + 1) for page_id in sorted(before)]


async def test_one_page_that_fails_does_not_keep_the_others_back(cast: Cast, acme: Acme) -> None:
    class Picky(RecordingPublisher):
        async def publish(self, page_id: UUID, version: int) -> None:
            if page_id == acme.page.id:
                raise Unavailable
            await super().publish(page_id, version)

    second = await make_page(cast.owner.account.id, "second")
    plug(picky := Picky())
    with pytest.raises(Unavailable):
        async with account_change(OPERATOR, cast.owner.account.id, "test", WRITE, every_page=True):
            pass
    assert len(picky.versions_of(second.id)) == 1


async def test_a_page_that_goes_meanwhile_does_not_stop_an_act_on_the_account(
    cast: Cast, acme: Acme, recorder: RecordingPublisher
) -> None:
    async def act() -> None:
        async with account_change(OPERATOR, cast.owner.account.id, "test", WRITE, every_page=True):
            pass

    second = await make_page(cast.owner.account.id, "second")
    recorder.published.clear()
    async with in_transaction():
        await Page.filter(id=second.id).delete()
        waiting = asyncio.get_running_loop().create_task(act(), context=Context())
        await asyncio.sleep(0.1)
    await waiting
    assert [page_id for page_id, _ in recorder.published] == [acme.page.id]


async def test_an_act_on_the_account_alone_touches_no_page(
    cast: Cast, acme: Acme, recorder: RecordingPublisher
) -> None:
    recorder.published.clear()
    async with account_change(
        cast.owner.scope, cast.owner.account.id, "test.alone", Permission.ACCOUNT_WRITE
    ):
        pass
    assert recorder.published == []
    (line,) = await AuditEntry.filter(act="test.alone")
    assert (line.account_id, line.page_id) == (cast.owner.account.id, None)


async def test_an_absent_account_is_not_found(cast: Cast) -> None:
    with pytest.raises(NotFound):
        async with account_change(OPERATOR, new_id(), "test", WRITE):
            raise AssertionError


async def test_acts_on_pages_and_on_their_account_never_wait_for_each_other_in_a_ring(
    cast: Cast, acme: Acme
) -> None:
    async def on_the_account() -> Page:
        async with account_change(
            OPERATOR, cast.owner.account.id, "test", WRITE, every_page=True
        ) as changing:
            return changing.page

    pages = [acme.page, await make_page(cast.owner.account.id), await make_page(cast.owner.account.id)]
    before = [(await stored(page)).version for page in pages]
    acts = [apart(on_the_account()) for _ in range(4)]
    acts += [apart(rename(cast.owner.scope, page.id, f"Name {n}")) for n in range(4) for page in pages[::-1]]
    await asyncio.gather(*acts)
    assert [(await stored(page)).version for page in pages] == [version + 8 for version in before]


async def test_a_key_is_refused_under_the_lock_once_the_owner_is_suspended(acme: Acme) -> None:
    await Account.filter(id=acme.page.account_id).update(standing="suspended")
    before = await stored(acme.page)
    with pytest.raises(Forbidden, match="good standing"):
        await set_status(key_scope(acme.page), acme.page.id, acme.website.id, Status.OUTAGE)
    assert (await stored(acme.page)).version == before.version


async def test_an_act_on_the_whole_account_stands_on_no_single_page_s_trail(cast: Cast, acme: Acme) -> None:
    await suspend_account(OPERATOR, cast.owner.account.id)
    entry = await AuditEntry.get(act="account.suspend")
    assert (entry.account_id, entry.page_id) == (cast.owner.account.id, None)
