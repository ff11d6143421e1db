"""Any byte of any row changed with the guards off: the examination finds it and says where."""

import random

import pytest

from ledger.audit import verify
from tests.conftest import Database
from tests.evidence import Sheets, Size
from tests.fakes import FakeClock
from tests.ledger.verify.vandal import TABLES, vandal_of
from tests.ledger.whole_books import whole_books

THAWED = "UPDATE ledger_head SET frozen_reason = '', seal = '{seal}'"


@pytest.mark.parametrize("table", TABLES)
async def test_a_changed_byte_is_found(
    database: Database, clock: FakeClock, size: Size, evidence: Sheets, table: str
) -> None:
    await whole_books(clock)
    chance, times, unfound = random.Random(table), size(ci=20, full=100), []
    async with vandal_of(database) as vandal:
        (head,) = await vandal.addresses("ledger_head")
        seal = (await vandal.row("ledger_head", head))["seal"].decode()
        for _ in range(times):
            flip = await vandal.flip(chance, table)
            report = await verify(full=True)
            if report.ok or not all(found.where and found.sentence for found in report.findings):
                unfound.append(str(flip))
            await vandal.run(THAWED.format(seal=seal))
            if table == "ledger_head":
                (head,) = await vandal.addresses("ledger_head")
                flip.moved_to(head)
            await flip.undo()
    assert unfound == []
    assert (await verify(full=True)).ok
    evidence("changed-bytes")(f"{table} on {database.kind}: {times} of {times} changed bytes found")
