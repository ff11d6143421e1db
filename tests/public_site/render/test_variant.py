"""`/?only= ?tz= ?lang=`."""

import pytest

from public_site.render.home import home_answer
from public_site.render.variant import page_variant
from public_site.snapshot import Snapshot
from tests.public_site.render.markup import every, one, parsed, words_of
from tests.public_site.samples import bad_morning, fine


def _variant(only: str | None = None, tz: str | None = None, lang: str | None = None) -> str:
    return page_variant(bad_morning(), "f00d", only=only, tz=tz, lang=lang).body.decode()


def _whole(snapshot: Snapshot) -> str:
    return home_answer(snapshot, "f00d").body.decode()


def test_only_affected_keeps_the_trouble_and_its_groups() -> None:
    rows = every(parsed(_variant(only="affected")), "//*[@data-component-id]")
    assert [row.get("data-component-id") for row in rows] == [
        "c_0001",
        "c_0002",
        "c_0010",
        "c_0011",
        "c_0080",
    ]


def test_only_affected_offers_the_way_back_and_keeps_the_whole_count() -> None:
    page = parsed(_variant(only="affected"))
    assert "Only affected components are shown. Show all" in words_of(one(page, "//*[@data-live='legend']"))
    assert "3 of 25 components affected" in words_of(one(page, "//section[@class='hero']"))


def test_only_affected_says_so_when_nothing_is() -> None:
    page = parsed(page_variant(fine(), "f00d", only="affected", tz=None, lang=None).body)
    assert "No component is affected. Show all" in words_of(one(page, "//main"))


def test_a_zone_changes_moments_but_not_days() -> None:
    page = parsed(_variant(tz="Pacific/Auckland"))
    assert "23 Nov 2026, 00:40 NZDT" in words_of(one(page, "//footer"))
    assert one(page, "//main").get("data-today") == "2026-11-22"
    assert words_of(every(page, "//*[@class='day']/h3")[0]) == "22 Nov 2026"


def test_the_script_is_told_to_leave_a_chosen_zone_alone() -> None:
    assert one(parsed(_variant(tz="Europe/Paris")), "//main").get("data-fixed") is not None


@pytest.mark.parametrize("tz", ["Mars/Base", "../../etc/passwd", "", "utc\0"])
def test_a_zone_that_is_none_moves_no_moment(tz: str) -> None:
    pages = [parsed(html) for html in (_variant(tz=tz), _whole(bad_morning()))]
    moments = [[words_of(time) for time in every(page, "//time")] for page in pages]
    assert moments[0] == moments[1]
    assert one(pages[0], "//main").get("data-fixed") is None


def test_the_form_keeps_the_zone_that_was_asked_for_and_names_one_that_is_none() -> None:
    known, none = (parsed(_variant(tz=tz)) for tz in ("Asia/Tokyo", "Mars/<Base>"))
    fields = [one(page, "//input[@name='tz']").get("value") for page in (known, none)]
    assert fields == ["Asia/Tokyo", "Mars/<Base>"]
    assert words_of(one(none, "//p[@id='no-tz']")) == "There is no time zone called Mars/<Base> ."
    assert every(known, "//p[@id='no-tz']") == []


def test_other_words_and_languages_are_ignored() -> None:
    assert _variant(only="everything", lang="fr") == _whole(bad_morning())


def test_variants_are_not_stored() -> None:
    assert page_variant(bad_morning(), "f", only="affected", tz=None, lang=None).cache_control == "no-store"
