"""`/history`: months, their incidents, and the filter."""

from dataclasses import replace

from public_site.history import Asked, HistoryPage, Month
from public_site.render.months import history_answer
from public_site.snapshot import Incident
from tests.public_site.render.markup import every, one, parsed, words_of
from tests.public_site.samples import a_group, a_leaf, a_snapshot, bad_morning, fine

OLDER, NEWER = ("/history?before=2026-09", "2026-08"), ("/history", "2026-11")


def _page(*incidents: Incident, asked: Asked | None = None, path: str = "/history") -> HistoryPage:
    months = (Month("2026-11", incidents), Month("2026-10", ()))
    return HistoryPage(path, months, asked or Asked(), OLDER, NEWER)


def test_a_row_has_title_impact_state_span_and_length() -> None:
    page = parsed(history_answer(fine(), _page(*fine().past)).body)
    text = words_of(one(page, "//article"))
    assert text.startswith("Slow answers from EU Minor Resolved · 19 Nov 2026, 11:40 UTC to")
    assert text.endswith("1 h 35 min")


def test_an_open_incident_says_since_when() -> None:
    page = parsed(history_answer(bad_morning(), _page(bad_morning().incidents[0])).body)
    assert "Monitoring · Since 22 Nov 2026, 11:10 UTC" in words_of(one(page, "//article"))


def test_an_empty_month_says_so_and_an_empty_filter_says_something_else() -> None:
    sections = [
        words_of(every(parsed(history_answer(fine(), _page(asked=asked)).body), "//section")[1])
        for asked in (Asked(), Asked(impact="major"))
    ]
    assert sections == ["October 2026 No incidents.", "October 2026 No incidents match."]


def test_it_leads_both_ways() -> None:
    page = parsed(history_answer(fine(), _page()).body)
    links = {
        link.get("rel"): (link.get("href"), link.text) for link in every(page, "//nav[@class='steps']/a")
    }
    assert links == {"prev": (OLDER[0], "August 2026"), "next": (NEWER[0], "November 2026")}


def test_the_form_offers_groups_and_leaves_and_keeps_what_was_chosen() -> None:
    snapshot = a_snapshot(a_group(1, "API", a_leaf(2, "EU")), a_leaf(3, "Site"))
    page = parsed(history_answer(snapshot, _page(asked=Asked("c_0002", "maintenance"))).body)
    options = every(page, "//select[@name='component']/option")
    assert [(each.text or "").strip("\xa0") for each in options] == ["All", "API", "EU", "Site"]
    chosen = [each.get("value") for each in every(page, "//option[@selected]")]
    assert chosen == ["c_0002", "maintenance"]
    assert one(page, "//form[@action='/history']").get("method") is None


def test_maintenance_is_called_what_the_page_calls_it() -> None:
    labels = {**fine().labels, "maintenance": "Wartung"}
    page = parsed(history_answer(replace(fine(), labels=labels), _page()).body)
    assert words_of(one(page, "//option[@value='maintenance']")) == "Wartung"


def test_a_single_month_is_named_in_the_title_and_has_no_form() -> None:
    page = parsed(history_answer(fine(), _page(path="/history/2026-11")).body)
    assert words_of(one(page, "//title")) == "Incidents in November 2026 · Acme"
    assert every(page, "//form") == []
