"""The head, begun by the first who comes with what was there before; and the hashes that lead to it."""

from hashlib import sha256
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.ids import new_id
from ledger.audit import verify
from ledger.chain import GENESIS, canonical, canonical_lines, link, seal_of
from ledger.head import entitlement_facts
from ledger.models import EntitlementEvent, LedgerHead
from ledger.plans import PlanName, entitle, plan_of
from tests.conftest import Database
from tests.fakes import FakeClock
from tests.ledger.verify.vandal import vandal_of

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


def test_bytes_have_no_canonical_form() -> None:
    with pytest.raises(TypeError, match="bytes"):
        canonical([b"text of another encoding"])


@given(st.lists(st.lists(st.one_of(st.none(), st.text(), st.integers(-(2**63), 2**63 - 1)), max_size=8)))
def test_the_quick_form_is_the_canonical_form(contents: list[list[str | int | None]]) -> None:
    nested: list[list[object]] = [[*content, [content]] for content in contents]
    odd: list[list[object]] = [["\x7f"], *nested, ['é \x00 " \\ / \ud7ff 😀']]
    for lines in (nested, odd, odd[:1]):
        assert canonical_lines(lines) == [canonical(line).encode() for line in lines]


def test_the_canonical_form_is_the_same_on_every_machine() -> None:
    owner = UUID("01930000-0000-7000-8000-0000000000ad")
    value = {"b": [1, None, True, "é"], "a": owner}
    assert canonical(value) == f'{{"a":"{owner}","b":[1,null,true,"\\u00e9"]}}'
    assert link(GENESIS, value) == sha256(f"{GENESIS}{canonical(value)}".encode()).hexdigest()


def test_a_seal_covers_every_column_but_itself() -> None:
    row = {"id": 1, "plan": "pro", "seal": "whatever"}
    assert seal_of(row) == sha256(b'{"id":1,"plan":"pro"}').hexdigest() == seal_of({**row, "seal": ""})
    assert seal_of({**row, "SEAL": ""}) != seal_of(row)
