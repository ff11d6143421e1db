"""The table of plans (contract §1, "plans"), and which plan is in force."""

from typing import Any

import pytest
from tortoise.exceptions import IntegrityError, OperationalError

from app.core.ids import new_id
from ledger.models import EntitlementEvent
from ledger.plans import (
    PLANS,
    SLOT_DAYS,
    SLOT_PRICE_TOKENS,
    Plan,
    PlanName,
    entitle,
    entitlements_of,
    plan_of,
    tenure,
)
from tests.conftest import Database
from tests.fakes import FakeClock

RULE: dict[PlanName, dict[str, Any]] = {
    PlanName.FREE: {"pages": 1, "leaves_per_page": 5, "footer_removable": False, "monitors": 10,
                    "monitor_interval_seconds_min": 180, "history_days": 7, "statly_calls_per_minute": 50},
    PlanName.PRIME: {"pages": 2, "leaves_per_page": None, "footer_removable": True, "monitors": 50,
                     "monitor_interval_seconds_min": 60, "history_days": 90, "statly_calls_per_minute": 300},
    PlanName.PRO: {"pages": 5, "leaves_per_page": None, "footer_removable": True, "monitors": 50,
                   "monitor_interval_seconds_min": 60, "history_days": 90, "statly_calls_per_minute": 300},
    PlanName.BUSINESS: {"pages": None, "leaves_per_page": None, "footer_removable": True, "monitors": 200,
                        "monitor_interval_seconds_min": 30, "history_days": 365,
                        "statly_calls_per_minute": 1000},
}  # fmt: skip
DAY_MS = 86_400_000


@pytest.mark.parametrize("name", PlanName)
def test_every_plan_grants_what_the_table_says(name: PlanName) -> None:
    assert PLANS[name] == Plan(name, **RULE[name])


def test_a_slot_costs_480_tokens_and_lasts_30_days() -> None:
    assert (SLOT_PRICE_TOKENS, SLOT_DAYS) == (480, 30)


@pytest.mark.parametrize(
    ("ends_at", "plan"), [(None, PlanName.PRO), (11, PlanName.PRO), (10, PlanName.FREE), (9, PlanName.FREE)]
)
def test_a_plan_ends_at_its_moment(ends_at: int | None, plan: PlanName) -> None:
    assert tenure("pro", 0, ends_at, 10).plan.name is plan


def test_what_was_begun_under_a_larger_plan_is_let_be_for_7_days() -> None:
    ended = tenure("pro", 0, 10, 10)
    moments = [10, 10 + 7 * DAY_MS - 1, 10 + 7 * DAY_MS]
    assert [ended.enforced(at) for at in moments] == [False, False, True]


def test_no_plan_is_the_free_one() -> None:
    assert tenure(None, None, None, 10).plan.name is PlanName.FREE


async def test_an_account_without_a_row_is_free(database: Database) -> None:
    assert (await plan_of(new_id())).name is PlanName.FREE


@pytest.mark.parametrize("name", PlanName)
async def test_an_account_has_the_plan_it_was_put_on(database: Database, name: PlanName) -> None:
    account_id = new_id()
    await entitle(account_id, name)
    assert (await plan_of(account_id)).name is name


async def test_for_so_many_days_and_then_none(database: Database, clock: FakeClock) -> None:
    account_id = new_id()
    await entitle(account_id, PlanName.PRIME, days=2)
    clock.at += 2 * DAY_MS - 1
    assert (await plan_of(account_id)).name is PlanName.PRIME
    clock.at += 1
    assert (await plan_of(account_id)).name is PlanName.FREE


async def test_the_next_plan_replaces_the_one_before_which_stays_on_record(
    database: Database, clock: FakeClock
) -> None:
    account_id = new_id()
    await entitle(account_id, PlanName.PRIME, days=2)
    then, _ = clock.at, clock.forward(hours=1)
    await entitle(account_id, PlanName.BUSINESS)
    assert [event.plan for event in await entitlements_of(account_id)] == ["business", "prime"]
    assert (await plan_of(account_id)).name is PlanName.BUSINESS
    assert (await plan_of(account_id, then)).name is PlanName.PRIME


async def test_a_plan_that_was_given_can_be_neither_changed_nor_taken_out_of_the_record(
    database: Database,
) -> None:
    event = await entitle(new_id(), PlanName.PRIME)
    with pytest.raises((IntegrityError, OperationalError)):
        await EntitlementEvent.filter(id=event.id).update(plan="business")
    with pytest.raises((IntegrityError, OperationalError)):
        await EntitlementEvent.filter(id=event.id).delete()
