"""The daily look at mounted domains: patient with the DNS, and final after three days without the proof."""

from collections.abc import Iterator

import pytest

from tenants.domains.models import Claim, Host
from tenants.domains.mount import mount_host
from tenants.domains.recheck import RECHECK_JOB, SLICE_MS, recheck_hosts
from tenants.jobs.models import Job
from tenants.pages.models import AuditEntry
from tests.factories import OPERATOR
from tests.mailbox import Mailbox, mailbox_plugged
from tests.tenants.domains.conftest import HOST, PROOF, Internet


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    with mailbox_plugged() as mailbox:
        yield mailbox


async def day(net: Internet) -> None:
    net.clock.forward(days=1)
    await recheck_hosts({})


async def misses() -> int:
    return (await Claim.get(host=HOST)).misses


async def test_three_days_without_the_proof_unmount(net: Internet, mailbox: Mailbox) -> None:
    await net.ada_is_live()
    net.put(PROOF, "TXT")
    for live in (True, True, False):
        await day(net)
        assert await net.ada.has() is live
    subjects = [f"The record of {HOST} is missing", f"Your status page has left {HOST}"]
    assert (await mailbox.subjects("ada@acme.example"))[1:] == subjects
    assert (await AuditEntry.get(act="host.lose")).detail == {"host": HOST}


async def test_what_is_left_is_a_tombstone_that_knows_its_page(net: Internet) -> None:
    await net.ada_is_live()
    net.put(PROOF, "TXT")
    for _ in range(3):
        await day(net)
    host = await Host.get(host=HOST)
    assert (host.state, host.page_id, host.former_page_id) == ("tombstone", None, net.ada.page.id)
    assert not await Claim.exists(host=HOST)


async def test_a_day_with_the_proof_starts_the_count_anew(net: Internet) -> None:
    value = await net.ada_is_live()
    for there in (False, False, True, False, False):
        net.put(PROOF, "TXT", *([value] if there else []))
        await day(net)
    assert (await net.ada.has(), await misses()) == (True, 2)


@pytest.mark.parametrize("trouble", ["fails", "one fails"])
async def test_resolvers_that_do_not_know_are_no_miss(net: Internet, trouble: str) -> None:
    await net.ada_is_live()
    for zone in net.zones[: 1 if trouble == "one fails" else 2]:
        zone.fails = True
    for _ in range(5):
        await day(net)
    assert (await net.ada.has(), await misses()) == (True, 0)


async def test_a_record_that_one_resolver_still_sees_is_no_miss(net: Internet) -> None:
    await net.ada_is_live()
    net.zones[0].put(PROOF, "TXT")
    await day(net)
    assert await misses() == 0


async def test_a_day_counts_once_however_often_the_job_runs(net: Internet) -> None:
    await net.ada_is_live()
    net.put(PROOF, "TXT")
    await day(net)
    await recheck_hosts({})
    assert await misses() == 1


async def test_claims_and_hosts_that_are_vouched_for_are_left_alone(net: Internet) -> None:
    await net.ada.claims("waiting.acme.example")
    await mount_host(OPERATOR, net.ada.page.id, HOST, verified=True)
    for _ in range(4):
        await day(net)
    assert await net.ada.has()
    assert [zone.asked for zone in net.zones] == [0, 0]


async def test_what_takes_too_long_goes_on_in_another_job(
    net: Internet, monkeypatch: pytest.MonkeyPatch
) -> None:
    await net.ada_is_live()
    monkeypatch.setattr("tenants.domains.recheck.SLICE_MS", -SLICE_MS)
    await day(net)
    assert (await Job.get(kind=RECHECK_JOB)).payload == {"turn": 2}
