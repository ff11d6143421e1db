"""Which months a history page shows, where its neighbours are, and what the filter lets through."""

from dataclasses import replace

import pytest

from public_site.history import Asked, months_between, shown_months, steps_of
from public_site.snapshot import Touched
from tenants.words import Impact, IncidentKind, Status
from tests.public_site.samples import an_incident

SPAN = months_between("2025-11", "2026-06")


def test_months_go_over_the_new_year() -> None:
    assert [*(f"2025-{n}" for n in (11, 12)), *(f"2026-0{n}" for n in range(1, 7))] == SPAN


@pytest.mark.parametrize(
    ("before", "shown"),
    [
        (None, ["2026-06", "2026-05", "2026-04"]),
        ("2026-04", ["2026-03", "2026-02", "2026-01"]),
        ("2025-12", ["2025-11"]),
        ("2030-01", ["2026-06", "2026-05", "2026-04"]),
    ],
)
def test_three_months_are_shown_newest_first(before: str | None, shown: list[str]) -> None:
    assert shown_months(SPAN, before) == shown


@pytest.mark.parametrize("before", ["2025-11", "1999-01", "2026-13", "2026-4", "x", ""])
def test_a_month_with_nothing_before_it_is_ignored(before: str) -> None:
    assert shown_months(SPAN, before)[0] == "2026-06"


@pytest.mark.parametrize("before", [None, "2026-05", "2026-04", "2026-01", "2025-12"])
def test_neighbours_lead_there_and_back_without_a_gap(before: str | None) -> None:
    shown = shown_months(SPAN, before)
    older, newer = steps_of(SPAN, shown, Asked())
    if older is not None:
        assert older == (f"/history?before={shown[-1]}", shown_months(SPAN, shown[-1])[0])
    if newer is not None:
        newer_shown = shown_months(SPAN, newer[0].partition("before=")[2] or None)
        assert newer_shown[0] == newer[1]
        assert newer_shown[-1] <= SPAN[SPAN.index(shown[0]) + 1]


def test_the_newest_page_has_no_newer_and_the_oldest_no_older() -> None:
    assert steps_of(SPAN, shown_months(SPAN, None), Asked())[1] is None
    assert steps_of(SPAN, shown_months(SPAN, "2026-02"), Asked())[0] is None


def test_neighbours_keep_the_filter() -> None:
    older, _ = steps_of(SPAN, shown_months(SPAN, None), Asked("c_1", "major"))
    assert older is not None
    assert older[0] == "/history?before=2026-04&component=c_1&impact=major"


@pytest.mark.parametrize(
    ("impact", "matching"), [("", 2), ("major", 1), ("maintenance", 1), ("minor", 1), ("none", 0)]
)
def test_an_impact_lets_through_its_own_and_maintenance_is_one(impact: str, matching: int) -> None:
    works = an_incident(2, "Works", kind=IncidentKind.MAINTENANCE, impact=Impact.MINOR)
    found = [Asked("", impact).matches(each, frozenset()) for each in (an_incident(1, "Down"), works)]
    assert sum(found) == matching


def test_a_component_lets_through_what_touched_one_of_its_leaves() -> None:
    touched = Touched("c_2", "EU", Status.OUTAGE, Status.OUTAGE, 1)
    down = replace(an_incident(1, "Down"), touched=(touched,))
    assert Asked("c_1").matches(down, frozenset({"c_2", "c_3"}))
    assert not Asked("c_1").matches(down, frozenset({"c_3"}))
