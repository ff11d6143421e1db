"""What the front door remembers of own domains: right at once on this machine, cheap for made-up hosts."""

import asyncio
from collections.abc import Collection

import pytest

from app.core.errors import Unavailable
from tenants.domains.known import FRESH_MS, MountedHosts, mounted_hosts
from tenants.domains.mount import mount_host
from tenants.pages.visibility import unpublish_page
from tests.cast import Acme
from tests.factories import OPERATOR
from tests.fakes import FakeClock

OWN, NEW = "status.acme.example", "new.acme.example"


class Table:
    """Hosts that are mounted, and how often somebody asked; `away` like a database."""

    def __init__(self) -> None:
        self.hosts, self.asked, self.away, self.word = {OWN}, 0, False, 1
        self.known = MountedHosts(lambda: self.word, self.listed)

    async def listed(self) -> Collection[str]:
        self.asked += 1
        hosts = frozenset(self.hosts)
        await asyncio.sleep(0)
        if self.away:
            raise Unavailable("Away.")
        return hosts


@pytest.fixture
def table(clock: FakeClock) -> Table:
    return Table()


async def test_made_up_hosts_cost_one_question_together(table: Table) -> None:
    hosts = [f"host{number}.example" for number in range(500)]
    assert not any(await asyncio.gather(*(table.known.has(host) for host in hosts)))
    assert await table.known.has(OWN)
    assert table.asked == 1


async def test_what_this_machine_published_is_known_at_once(table: Table) -> None:
    assert not await table.known.has(NEW)
    table.hosts, table.word = {NEW}, 2
    assert (await table.known.has(NEW), await table.known.has(OWN)) == (True, False)
    assert table.asked == 2


async def test_what_moves_during_a_question_is_asked_again(table: Table) -> None:
    asking = asyncio.create_task(table.known.has(NEW))
    await asyncio.sleep(0)
    table.hosts, table.word = {NEW}, 2
    assert not await asking
    assert await table.known.has(NEW)


async def test_what_another_machine_did_is_known_in_five_seconds(table: Table, clock: FakeClock) -> None:
    assert not await table.known.has(NEW)
    table.hosts = {NEW}
    clock.at += FRESH_MS - 1
    assert not await table.known.has(NEW)
    clock.at += 1
    assert await table.known.has(NEW)
    assert FRESH_MS <= 5_000


async def test_a_clock_that_was_put_back_keeps_nothing_fresh(table: Table, clock: FakeClock) -> None:
    assert not await table.known.has(NEW)
    table.hosts = {NEW}
    clock.forward(hours=-1)
    assert await table.known.has(NEW)


async def test_without_a_database_nobody_is_sent_away_nor_waits_for_each(
    table: Table, clock: FakeClock
) -> None:
    table.away = True
    assert all(await asyncio.gather(*(table.known.has(f"host{number}.example") for number in range(50))))
    table.away, table.word = False, 2
    assert await table.known.has("host.example")
    assert table.asked == 1
    clock.at += FRESH_MS
    assert not await table.known.has("host.example")


async def test_a_question_given_up_leaves_no_answer_behind(table: Table) -> None:
    asking = asyncio.create_task(table.known.has(OWN))
    await asyncio.sleep(0)
    asking.cancel()
    await asyncio.wait([asking])
    assert not await table.known.has(NEW)
    assert table.asked == 2


async def test_proved_domains_are_listed_whether_their_page_is_shown_or_not(acme: Acme) -> None:
    await mount_host(OPERATOR, acme.page.id, "pending.acme.example")
    await mount_host(OPERATOR, acme.page.id, OWN, verified=True)
    await unpublish_page(OPERATOR, acme.page.id)
    assert await mounted_hosts() == {OWN}
