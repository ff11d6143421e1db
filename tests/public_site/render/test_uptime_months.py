"""The table of months on `/uptime`, and the same as a spreadsheet."""

import csv
from dataclasses import replace
from io import StringIO

from public_site.render.times import short_month_text
from public_site.render.uptime_csv import uptime_csv_answer
from public_site.snapshot import Snapshot
from tenants.words import Status
from tests.public_site.render.markup import answers_by_path, every, one, parsed, words_of
from tests.public_site.samples import a_day, a_group, a_leaf, a_snapshot, ago, an_uptime, bad_morning, fine

HEADS = ["Component", "Nov 2026", "Oct 2026", "Sep 2026", "Aug 2026", "Jul 2026", "Jun 2026", "May 2026"]


def _rows(snapshot: Snapshot) -> list[list[str]]:
    page = parsed(answers_by_path(snapshot)["/uptime"].body)
    rows = every(page, "//table[@class='months']//tr")
    return [[words_of(cell) for cell in every(row, "./*[self::th or self::td]")] for row in rows]


def _csv(snapshot: Snapshot) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(uptime_csv_answer(snapshot).body.decode())))


def test_every_component_has_a_figure_a_month_the_newest_first() -> None:
    heads, eu, *_ = _rows(fine())
    assert heads == HEADS
    assert eu == ["API › EU cluster", "100% Partial Outage", "100%", "99.97% Outage", *["100%"] * 4]


def test_months_before_a_component_have_no_data() -> None:
    website = _rows(fine())[-1]
    assert website[:3] == ["Website", "100%", "No data"]


def test_a_young_page_has_no_columns_of_nothing() -> None:
    young = a_snapshot(a_leaf(1, "API", uptime=an_uptime("100", since=ago(30))))
    assert _rows(young)[0] == HEADS[:3]


def test_a_component_of_today_has_no_figure_yet() -> None:
    new = a_snapshot(a_leaf(1, "API", uptime=an_uptime(None, since=ago(0))))
    assert _rows(new)[1] == ["API", "No data"]


def test_the_table_says_what_it_is_and_scrolls_in_a_region_of_its_own() -> None:
    page = parsed(answers_by_path(fine())["/uptime"].body)
    region = one(page, "//*[@role='region'][.//table[@class='months']]")
    assert (region.get("tabindex"), region.get("aria-label")) == ("0", "Uptime by month")
    assert "the newest month first" in words_of(one(region, ".//caption"))
    assert {head.get("scope") for head in every(region, ".//thead/tr/th")} == {"col"}
    assert {head.get("scope") for head in every(region, ".//tbody/tr/th")} == {"row"}


def test_a_page_that_hides_uptime_has_no_months() -> None:
    assert _rows(replace(fine(), show_uptime=False)) == []


def test_the_spreadsheet_says_the_same_figures() -> None:
    heads, *rows = _rows(bad_morning())
    shown = {(row[0], head): cell for row in rows for head, cell in zip(heads, row, strict=True)}
    told = _csv(bad_morning())
    assert len(told) == 25 * 7
    for row in told:
        cell = shown[row["component"], short_month_text(row["month"])]
        assert cell.startswith(f"{row['uptime_percent']}%")


def test_the_spreadsheet_has_seconds_of_every_status() -> None:
    days = [
        a_day(3, Status.OUTAGE, 10),
        a_day(4, Status.DEGRADED, 5),
        a_day(5, Status.OUTAGE, 2, by_hand=True),
    ]
    leaf = a_leaf(2, "EU", uptime=an_uptime("99.97", days, since=ago(6)))
    assert _csv(a_snapshot(a_group(1, "API", leaf))) == [
        {
            "component": "API › EU", "component_id": "c_0002", "month": "2026-11", "uptime_percent": "99.97",
            "lost_seconds": "600", "outage_seconds": "720", "partial_seconds": "0", "degraded_seconds": "300",
            "maintenance_seconds": "0", "by_hand_seconds": "120",
        }
    ]  # fmt: skip


def test_a_name_cannot_be_a_formula() -> None:
    assert _csv(a_snapshot(a_leaf(1, "=SUM(A1)")))[0]["component"] == "'=SUM(A1)"
