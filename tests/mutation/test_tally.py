"""What counts as noticed, and where nothing may go unnoticed."""

import pytest

from tests.mutation.changing import Change
from tests.mutation.fates import Fate
from tests.mutation.tally import Verdict, tally


def verdict_of(module: str, *fates: str) -> Verdict:
    names = [f"ledger.{module}.x_act__mutmut_{number}" for number in range(len(fates))]
    told = {name: Fate(name, what, "", 0.5) for name, what in zip(names, fates, strict=True)}
    return tally([Change(name, ["-    return 1", "+    return 2"]) for name in names], told)


@pytest.mark.parametrize("what", ["survived", "no tests"])
def test_one_change_in_ten_may_go_unnoticed_where_no_token_moves(what: str) -> None:
    assert verdict_of("statement", *["killed"] * 8, "timeout", what).is_good
    assert not verdict_of("statement", *["killed"] * 7, "crashed", what, what).is_good


def test_none_may_go_unnoticed_where_tokens_move() -> None:
    assert not verdict_of("posting", *["killed"] * 99, "survived").is_good


def test_a_survivor_is_shown_below_the_table() -> None:
    *rows, _, name, before, after = "\n".join(verdict_of("plans", "killed", "survived").lines()).split("\n")
    assert [row.split() for row in rows[1:]] == [
        ["ledger/plans.py", "2", "1", "1", "50.0%", "1"],
        ["all", "2", "1", "1", "50.0%", "1"],
    ]
    assert (name, before) == ("ledger.plans.x_act__mutmut_1: survived", "-    return 1")
    assert after == "+    return 2"
