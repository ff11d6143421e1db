"""What the front door remembers of own domains: right at once on this machine, cheap for made-up hosts."""

import asyncio

import pytest

from app.core.errors import Unavailable
from tenants.domains.known import FRESH_MS, KnownHosts, Whereabouts, whereabouts
from tenants.domains.mount import mount_host, unmount_host
from tenants.pages.edit import PageEdit, edit_page
from tenants.pages.visibility import unpublish_page
from tests.cast import Acme
from tests.factories import OPERATOR, make_page
from tests.fakes import FakeClock

OWN, NEW, OLD = "status.acme.example", "new.acme.example", "old.localhost"


class Table:
    """Hosts that are mounted, and how often somebody asked; `away` like a database."""

    def __init__(self) -> None:
        self.hosts, self.asked, self.away, self.word = {OWN}, 0, False, 1
        self.known = KnownHosts(lambda: self.word, self.listed)

    async def listed(self) -> Whereabouts:
        self.asked += 1
        hosts = frozenset(self.hosts)
        await asyncio.sleep(0)
        if self.away:
            raise Unavailable("Away.")
        return Whereabouts(hosts, {OLD: OWN})


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
    assert (await whereabouts()).mounted == {OWN}


async def test_old_hosts_lead_to_where_links_of_their_page_lead(acme: Acme, clock: FakeClock) -> None:
    await edit_page(OPERATOR, acme.page.id, PageEdit(slug="acme-inc"))
    assert (await whereabouts()).moved == {"acme.localhost": "acme-inc.localhost"}
    for host in (OWN, NEW):
        await mount_host(OPERATOR, acme.page.id, host, verified=True)
    assert (await whereabouts()).moved == {"acme.localhost": OWN}
    await unmount_host(OPERATOR, acme.page.id, OWN)
    assert (await whereabouts()).moved == {"acme.localhost": NEW, OWN: NEW}
    clock.forward(days=30)
    assert (await whereabouts()).moved == {}


async def test_an_old_host_that_is_taken_again_leads_nowhere(acme: Acme) -> None:
    await edit_page(OPERATOR, acme.page.id, PageEdit(slug="acme-inc"))
    await make_page(acme.page.account_id, "acme")
    assert (await whereabouts()).moved == {}


async def test_what_moved_is_remembered_and_nobody_knows_it_without_a_database(
    table: Table, clock: FakeClock
) -> None:
    assert (await table.known.moved_to(OLD), await table.known.moved_to(NEW)) == (OWN, None)
    table.away, clock.at = True, clock.at + FRESH_MS
    assert await table.known.moved_to(OLD) is None
    assert table.asked == 2
