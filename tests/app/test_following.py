"""Two nodes on one PostgreSQL: this process changes pages, another disk follows."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from app import following
from app.following import other_nodes_followed
from public_site.disk.links import linked_to
from public_site.load_versions import load_versions
from public_site.publishing import DiskPublisher
from public_site.repair import republish_behind
from public_site.visits import Visits, visits
from tenants.accounts.standing import restore_account, suspend_account
from tenants.components.status import set_status
from tenants.domains.known import KnownHosts
from tenants.domains.mount import mount_host
from tenants.pages.models import Page
from tenants.pages.moves import Look, look_for_moves
from tenants.pages.remove import delete_page
from tenants.pages.visibility import publish_page, suspend_page, unpublish_page
from tenants.words import Status
from tests.cast import Acme
from tests.conftest import Database
from tests.factories import OPERATOR

pytestmark = pytest.mark.postgres_only

HOST, OWN = "acme.localhost", "status.acme.example"
PROMISE_SECONDS = 1.0
Act = Callable[[Acme], Awaitable[object]]


@dataclass
class OtherNode:
    """A disk of its own, with what reads from it."""

    publisher: DiskPublisher
    visits: Visits
    mounted: KnownHosts

    def shows(self, host: str = HOST) -> bool:
        return self.visits.has_page(host)

    def badge(self) -> bytes:
        answer = self.visits.fast_path.respond(HOST, "GET", "/badge.svg")
        return answer.body if answer is not None else b""


def a_node(root: Path) -> OtherNode:
    publisher = DiskPublisher(root)
    served = visits(publisher, cache_mb=8, https=False)
    return OtherNode(publisher, served, KnownHosts(publisher.generation.mounts))


async def within_promise(holds: Callable[[], bool]) -> bool:
    """Whether it came true in time."""
    deadline = time.monotonic() + PROMISE_SECONDS
    while not holds():
        if time.monotonic() > deadline:
            return False
        await asyncio.sleep(0.01)
    return True


@pytest.fixture
async def other(database: Database, acme: Acme, tmp_path: Path) -> AsyncIterator[OtherNode]:
    """The other node, serving Acme's page."""
    node = a_node(tmp_path / "other")
    async with other_nodes_followed(node.publisher, database.url):
        await republish_behind(node.publisher, load_versions)
        assert node.shows()
        yield node
    await node.publisher.close()


HIDE: dict[str, Act] = {
    "unpublished": lambda acme: unpublish_page(OPERATOR, acme.page.id),
    "suspended": lambda acme: suspend_page(OPERATOR, acme.page.id),
    "owner suspended": lambda acme: suspend_account(OPERATOR, acme.page.account_id),
    "deleted": lambda acme: delete_page(OPERATOR, acme.page.id),
}


@pytest.mark.parametrize("state", HIDE)
async def test_what_is_hidden_here_is_hidden_there(acme: Acme, other: OtherNode, state: str) -> None:
    await HIDE[state](acme)
    assert await within_promise(lambda: not other.shows())
    assert linked_to(other.publisher.places, HOST) is None


async def test_what_is_written_here_is_read_there(acme: Acme, other: OtherNode) -> None:
    before = other.badge()
    await set_status(OPERATOR, acme.page.id, acme.eu.id, Status.OUTAGE)
    assert await within_promise(lambda: other.badge() != before)


async def test_what_is_shown_again_here_is_shown_there(acme: Acme, other: OtherNode) -> None:
    await suspend_account(OPERATOR, acme.page.account_id)
    assert await within_promise(lambda: not other.shows())
    await restore_account(OPERATOR, acme.page.account_id)
    assert await within_promise(other.shows)


async def test_a_domain_that_is_mounted_here_is_served_there(acme: Acme, other: OtherNode) -> None:
    await mount_host(OPERATOR, acme.page.id, OWN, verified=True)
    assert await within_promise(lambda: other.shows(OWN))
    await delete_page(OPERATOR, acme.page.id)
    assert await within_promise(lambda: not other.shows(OWN))


async def test_a_domain_of_a_hidden_page_is_not_foreign_there(acme: Acme, other: OtherNode) -> None:
    await unpublish_page(OPERATOR, acme.page.id)
    assert not await other.mounted.has(OWN)
    await mount_host(OPERATOR, acme.page.id, OWN, verified=True)
    await asyncio.sleep(PROMISE_SECONDS)
    assert await other.mounted.has(OWN)


async def nobody_speaks(*_: object) -> None:
    await asyncio.Event().wait()


@pytest.fixture
def unheard(monkeypatch: pytest.MonkeyPatch) -> None:
    """No notification ever arrives."""
    monkeypatch.setattr(following, "hear", nobody_speaks)


@pytest.mark.usefixtures("unheard")
@pytest.mark.parametrize("state", HIDE)
async def test_the_poll_alone_keeps_the_promise(
    acme: Acme, database: Database, tmp_path: Path, state: str
) -> None:
    node = a_node(tmp_path / "other")
    async with other_nodes_followed(node.publisher, database.url):
        await republish_behind(node.publisher, load_versions)
        await HIDE[state](acme)
        assert await within_promise(lambda: not node.shows())


async def test_notifications_alone_keep_the_promise(
    acme: Acme, database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "POLL_SECONDS", 3600)
    node = a_node(tmp_path / "other")
    async with other_nodes_followed(node.publisher, database.url):
        await asyncio.sleep(0.3)
        await publish_page(OPERATOR, acme.page.id)
        await unpublish_page(OPERATOR, acme.page.id)
        await publish_page(OPERATOR, acme.page.id)
        assert await within_promise(node.shows)


async def test_what_went_with_a_server_is_published_as_the_next_one_has_it(
    acme: Acme, other: OtherNode, monkeypatch: pytest.MonkeyPatch
) -> None:
    await unpublish_page(OPERATOR, acme.page.id)
    assert await within_promise(lambda: not other.shows())
    await Page.filter(id=acme.page.id).update(version=1, is_public=True)

    async def another_server(seen: str | None) -> Look:
        look = await look_for_moves(seen)
        return Look(look.seen, "another", look.moves)

    monkeypatch.setattr(following, "look_for_moves", another_server)
    assert await within_promise(other.shows)
