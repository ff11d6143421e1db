"""The head, begun by the first who comes with what was there before."""

import pytest

from app.core.ids import new_id
from ledger.audit import verify
from ledger.chain import seal_of
from ledger.head import Frozen, entitlement_facts
from ledger.models import EntitlementEvent, LedgerHead
from ledger.plans import PlanName, entitle, plan_of
from tests.conftest import Database
from tests.fakes import FakeClock
from tests.ledger.verify.vandal import vandal_of
from tests.ledger.whole_books import Ids, give

BROUGHT = (
    "INSERT INTO entitlement_event (id, account_id, plan, starts_at, source, actor, created_at, seal)"
    " VALUES ({number}, '{account}', 'prime', 5, 'migration', '', 5, '')"
)


async def test_what_an_older_release_brought_is_counted_and_sealed(
    database: Database, clock: FakeClock
) -> None:
    first, second = new_id(), new_id()
    async with vandal_of(database) as vandal:
        for number, account in enumerate((first, second), 1):
            await vandal.run(BROUGHT.format(number=number, account=account))
    event = await entitle(new_id(), PlanName.PRO)
    assert (event.id, (await LedgerHead.get()).events) == (3, 3)
    for brought in await EntitlementEvent.all():
        assert brought.seal == seal_of(entitlement_facts(brought))
    assert (await plan_of(first)).name is PlanName.PRIME
    assert (await verify(full=True)).ok


async def test_books_that_lost_their_head_are_not_begun_anew(database: Database, clock: FakeClock) -> None:
    await give(new_id(), 5, Ids())
    async with vandal_of(database) as vandal:
        await vandal.run("DELETE FROM ledger_head")
    with pytest.raises(Frozen):
        await give(new_id(), 5, Ids(9))
