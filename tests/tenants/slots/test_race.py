"""Fifty buyers in four processes, and tokens for some: exactly so many buy, the rest leave no trace."""

import json
import random
import sys
import time
from collections.abc import Sequence
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest

from app.core.clock import MS_PER_DAY, now_ms
from ledger.audit import verify
from ledger.models import LedgerTx, Slot, SlotPeriod
from ledger.packs import PACKS
from tenants.jobs.models import Job
from tenants.pages.models import AuditEntry
from tenants.slots.calendar import RECOGNISE_JOB, REMINDER_JOB, RENEW_JOB
from tests.conftest import Database
from tests.db.racing import Racers, racing
from tests.evidence import Sheets, Size
from tests.ledger.books import balance_of, granted
from tests.ledger.whole_books import Ids, top_up
from tests.tenants.slots.living import Tenant, a_tenant

PROCESSES, BUYERS, PRICE = 4, 50, 480
HEAD_START_SECONDS = 0.05

pytestmark = pytest.mark.usefixtures("publisher")


async def a_tenant_with(tokens: int, dice: random.Random) -> Tenant:
    """A small pack is bought, the rest are gifts of several kinds; one that has not begun does not count."""
    tenant, given = await a_tenant(), tokens - PACKS["small"].tokens
    await top_up(tenant.id, "small", now_ms(), Ids(dice.getrandbits(60)))
    cuts = sorted(dice.sample(range(1, given), min(3, given - 1))) if given > 1 else []
    for begin, end in pairwise([0, *cuts, *([given] if given else [])]):
        ends_at = dice.choice([None, now_ms() + dice.randint(1, 90) * MS_PER_DAY])
        await granted(tenant.id, end - begin, expires_at=ends_at, priority=dice.randint(0, 100))
    await granted(tenant.id, 10_000, starts_at=now_ms() + MS_PER_DAY)
    return tenant


async def all_buy(racers: Racers, tenant: Tenant) -> list[dict[str, Any]]:
    """Every buyer asks at the same moment; what each got."""
    keys = [f"buyer {number}" for number in range(BUYERS)]
    at = time.time() + HEAD_START_SECONDS
    lines = [
        json.dumps({"account": str(tenant.id), "keys": keys[place::PROCESSES], "at": at})
        for place in range(PROCESSES)
    ]
    return [answer for answers in await racers.go(lines) for answer in json.loads(answers)]


def require_exactly(places: int, left: int, answers: Sequence[dict[str, Any]]) -> None:
    """So many bought, one after the other; everybody else was told both figures as they were at the end."""
    sold = [answer for answer in answers if "slot" in answer]
    refused = [answer for answer in answers if "slot" not in answer]
    assert (len(sold), len({answer["slot"] for answer in sold})) == (places, places)
    assert sorted(answer["left"] for answer in sold) == [left + PRICE * turn for turn in range(places)]
    assert {(answer["needed"], answer["held"]) for answer in refused} == {(PRICE, left)}
    assert len(answers) == BUYERS


async def require_rows(account_id: UUID, slot_ids: set[str]) -> None:
    """One slot, period, posting, line in the audit and set of jobs for each that was sold, and no more."""
    slots = await Slot.filter(owner_id=account_id)
    assert {str(slot.id) for slot in slots} == slot_ids
    posted = await LedgerTx.filter(owner_id=account_id, kind="buy_slot")
    assert sorted(tx.ref_id for tx in posted) == sorted(slot_ids)
    periods = await SlotPeriod.filter(slot_id__in=[slot.id for slot in slots])
    assert sorted(period.tx_seq for period in periods) == sorted(tx.seq for tx in posted)
    bought = await AuditEntry.filter(account_id=account_id)
    assert sorted(entry.act for entry in bought) == ["slot.buy"] * len(slot_ids)
    for kind in (RENEW_JOB, REMINDER_JOB):
        assert await Job.filter(kind=kind).count() == await Slot.all().count()
    assert await Job.filter(kind=RECOGNISE_JOB).count() == await SlotPeriod.all().count()


async def test_exactly_as_many_buy_as_there_are_tokens_for(
    database: Database, size: Size, evidence: Sheets
) -> None:
    dice, rounds, sold, again = random.Random(480), size(ci=5, full=50), 0, 0
    program = [sys.executable, "-m", "tests.tenants.slots.buyers", database.url]
    async with racing(program, processes=PROCESSES) as racers:
        for _ in range(rounds):
            places, left = dice.randint(1, BUYERS - 1), dice.randrange(PRICE)
            tenant = await a_tenant_with(PRICE * places + left, dice)
            answers = await all_buy(racers, tenant)
            require_exactly(places, left, answers)
            await require_rows(tenant.id, {answer["slot"] for answer in answers if "slot" in answer})
            assert await balance_of(tenant.id) == left
            assert (await verify(full=False)).findings == ()
            sold, again = sold + places, again + sum(answer["again"] for answer in answers)
    assert (await verify(full=True)).findings == ()
    evidence("buyers")(
        f"{database.kind}: {rounds} rounds of {BUYERS} buyers in {PROCESSES} processes: {sold} bought,"
        f" {rounds * BUYERS - sold} refused; told to ask again {again} times; books whole"
    )
