"""Nobody gets a host whose DNS is not theirs, whatever was left lying about in it."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from contextvars import Context

import pytest

from app.core.errors import Conflict
from ledger.plans import PlanName, entitle
from tenants.domains.models import Claim, Host
from tenants.domains.mount import mount_host, unmount_host
from tenants.domains.recheck import recheck_hosts
from tenants.pages.models import Page
from tenants.pages.remove import delete_page
from tests.evidence import Sheets
from tests.factories import OPERATOR, make_account, make_page
from tests.tenants.domains.conftest import HOST, PROOF, Claimant, Internet

Story = Callable[[Internet], Awaitable[None]]
STORIES: list[Story] = []


def story(told: Story) -> Story:
    STORIES.append(told)
    return told


async def days_pass(net: Internet, days: int) -> None:
    for _ in range(days):
        net.clock.forward(days=1)
        await recheck_hosts({})


async def mallory_tries(net: Internet, host: str = HOST) -> None:
    with suppress(Conflict):
        await net.mallory.claims(host)
        await net.mallory.tries(host)


@story
async def a_cname_is_left_behind_after_the_page_is_deleted(net: Internet) -> None:
    await net.ada_is_live()
    await delete_page(net.ada.scope, net.ada.page.id)
    await mallory_tries(net)
    net.clock.forward(days=31)
    await mallory_tries(net)


@story
async def cname_and_txt_are_left_behind_after_unmounting(net: Internet) -> None:
    await net.ada_is_live()
    await unmount_host(net.ada.scope, net.ada.page.id, HOST)
    net.clock.forward(days=31)
    await mallory_tries(net)


@story
async def a_cname_points_here_before_anybody_claims(net: Internet) -> None:
    net.put(HOST, "CNAME", net.ada.target)
    await mallory_tries(net)


@story
async def a_cname_points_at_the_rivals_own_target(net: Internet) -> None:
    net.put(HOST, "CNAME", net.mallory.target)
    await mallory_tries(net)


@story
async def an_address_of_ours_is_no_proof(net: Internet) -> None:
    for name in (HOST, net.mallory.target):
        net.put(name, "A", "192.0.2.7")
    await mallory_tries(net)


@story
async def a_wildcard_cname_points_here(net: Internet) -> None:
    net.put("*.acme.example", "CNAME", net.mallory.target)
    await mallory_tries(net)


@story
async def a_wildcard_cname_points_at_names_of_the_rival(net: Internet) -> None:
    net.put("*.acme.example", "CNAME", "all.rival.example")
    net.put("all.rival.example", "TXT", await net.mallory.claims())
    await net.mallory.tries()


@story
async def a_wildcard_txt_of_the_owner_is_no_proof_for_others(net: Internet) -> None:
    net.put("*.acme.example", "TXT", await net.ada.claims())
    await mallory_tries(net)


@story
async def the_proof_stands_at_the_host_itself(net: Internet) -> None:
    net.put(HOST, "TXT", await net.mallory.claims())
    await net.mallory.tries()


@story
async def the_proof_stands_at_the_parent(net: Internet) -> None:
    net.put("_hyd-verify.acme.example", "TXT", await net.mallory.claims())
    await net.mallory.tries()


@story
async def the_proof_stands_below_the_right_name(net: Internet) -> None:
    net.put(f"x.{PROOF}", "TXT", await net.mallory.claims())
    await net.mallory.tries()


@story
async def the_proof_name_is_a_cname_to_the_rival(net: Internet) -> None:
    net.put(PROOF, "CNAME", "proof.rival.example")
    net.put("proof.rival.example", "TXT", await net.mallory.claims())
    await net.mallory.tries()


@story
async def the_proof_of_another_host_is_shown(net: Internet) -> None:
    await net.mallory.claims()
    net.put(PROOF, "TXT", await net.mallory.claims("status.rival.example"))
    await net.mallory.tries()


@story
async def the_token_comes_with_something_around_it(net: Internet) -> None:
    value = await net.mallory.claims()
    net.put(PROOF, "TXT", f"{value}x", f"x{value}", value.removeprefix("claim="), value.upper(), value[:-1])
    await net.mallory.tries()


@story
async def one_resolver_is_poisoned(net: Internet) -> None:
    net.zones[0].put(PROOF, "TXT", await net.mallory.claims())
    await net.mallory.tries()


@story
async def one_resolver_lies_and_the_other_fails(net: Internet) -> None:
    net.zones[0].put(PROOF, "TXT", await net.mallory.claims())
    net.zones[1].fails = True
    await net.mallory.tries()


@story
async def every_resolver_fails(net: Internet) -> None:
    await net.mallory.claims()
    for zone in net.zones:
        zone.fails = True
    await net.mallory.tries()


@story
async def the_proof_of_an_earlier_owner_is_stale(net: Internet) -> None:
    """Mallory owned the domain, let it go and left her record; now it is Ada's."""
    net.put(PROOF, "TXT", await net.mallory.claims())
    await net.mallory.checks()
    await unmount_host(net.mallory.scope, net.mallory.page.id, HOST)
    assert not await net.mallory.has()
    await mallory_tries(net)


@story
async def the_domain_was_sold_and_the_earlier_owner_keeps_still(net: Internet) -> None:
    """Her record went with the old zone: she is off after three days, and stays off."""
    net.put(PROOF, "TXT", await net.mallory.claims())
    await net.mallory.checks()
    net.put(PROOF, "TXT")
    await days_pass(net, 3)
    assert not await net.mallory.has()
    await mallory_tries(net)


@story
async def the_earlier_owner_keeps_looking(net: Internet) -> None:
    """Looking by hand does not put off the daily look."""
    net.put(PROOF, "TXT", await net.mallory.claims())
    await net.mallory.checks()
    net.put(PROOF, "TXT")
    for _ in range(4 * 24):
        net.clock.forward(hours=1)
        await net.mallory.tries()
        await recheck_hosts({})


@story
async def a_mounted_host_is_claimed_by_somebody_else(net: Internet) -> None:
    await net.ada_is_live()
    await mallory_tries(net)
    assert await net.ada.has()


@story
async def the_owner_was_swapped_in_the_zone_but_not_for_long(net: Internet) -> None:
    """A hijacked zone of a day proves nothing against the page that is there."""
    value, theirs = await net.ada_is_live(), "claim=stolen"
    net.put(PROOF, "TXT", theirs)
    await mallory_tries(net)
    await days_pass(net, 1)
    net.put(PROOF, "TXT", value)
    await days_pass(net, 5)
    assert await net.ada.has()


@story
async def the_claim_is_older_but_the_proof_is_not_hers(net: Internet) -> None:
    await net.mallory.claims()
    await net.ada_is_live()
    await net.mallory.tries()
    assert await net.ada.has()


@story
async def deleting_and_claiming_again_needs_a_new_proof(net: Internet) -> None:
    net.put(PROOF, "TXT", await net.mallory.claims())
    await unmount_host(net.mallory.scope, net.mallory.page.id, HOST)
    await mallory_tries(net)


@story
async def a_lapsed_plan_or_a_hidden_page_frees_nothing(net: Internet) -> None:
    await net.ada_is_live()
    await entitle(net.ada.page.account_id, PlanName.FREE)
    await Page.filter(id=net.ada.page.id).update(is_public=False)
    await mallory_tries(net)
    assert await net.ada.has()


@story
async def a_name_is_written_in_other_letters(net: Internet) -> None:
    await net.ada_is_live()
    for written in ("STATUS.acme.example", "status.acme.example.", "ｓtatus.acme.example"):
        await mallory_tries(net, written)
    assert await net.ada.has()


@story
async def the_owner_claims_again_within_the_tombstone_with_the_old_record(net: Internet) -> None:
    await net.ada_is_live()
    await unmount_host(net.ada.scope, net.ada.page.id, HOST)
    await net.ada.claims()
    assert (await net.ada.checks()).state == "pending"
    await mallory_tries(net)


@pytest.mark.parametrize("told", STORIES, ids=lambda told: told.__name__)
async def test_it_ends_without_a_takeover(net: Internet, told: Story) -> None:
    await told(net)
    assert not await net.mallory.has()


def test_there_are_twenty_stories_at_least(evidence: Sheets) -> None:
    evidence("domain-takeover")(f"{len(STORIES)} stories of the DNS, 0 takeovers")
    assert len(STORIES) >= 20


async def _claimants(count: int) -> list[Claimant]:
    """People with a page and a claim, all of whose records the domain shows."""
    found = []
    for number in range(count):
        page = await make_page((await make_account()).id, f"racer-{number}")
        found.append(Claimant(OPERATOR, page))
    return found


async def test_of_fifty_who_prove_at_once_one_wins(net: Internet) -> None:
    racers = await _claimants(50)
    net.put(PROOF, "TXT", *[await racer.claims() for racer in racers])
    loop = asyncio.get_running_loop()
    running = [loop.create_task(racer.checks(), context=Context()) for racer in racers]
    outcomes = await asyncio.gather(*running, return_exceptions=True)
    assert [await racer.has() for racer in racers].count(True) == 1
    assert sum(isinstance(outcome, Conflict) for outcome in outcomes) == 49
    assert await Host.filter(host=HOST, state="verified").count() == 1


async def test_the_first_to_prove_wins_and_the_others_are_told(net: Internet) -> None:
    await net.mallory.claims()
    await net.ada_is_live()
    with pytest.raises(Conflict):
        await mount_host(net.mallory.scope, net.mallory.page.id, HOST)
    assert await Claim.filter(host=HOST).count() == 2
