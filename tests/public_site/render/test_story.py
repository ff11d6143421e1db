"""Permalinks: the page of one incident."""

from dataclasses import replace

from public_site.render.story import incident_answer
from public_site.snapshot import Incident
from tenants.words import State, Status
from tests.public_site.render.markup import every, one, parsed, words_of
from tests.public_site.samples import AS_OF, DAY, HOUR, an_incident, an_update, bad_morning, fine


def _story(incident: Incident) -> str:
    return words_of(one(parsed(incident_answer(bad_morning(), incident, None, None).body), "//main"))


def test_a_permalink_tells_when_it_began_ended_and_how_long_it_took() -> None:
    story = _story(fine().past[0])
    assert "Started 19 Nov 2026, 11:40 UTC Ended 19 Nov 2026, 13:15 UTC Lasted 1 h 35 min" in story


def test_it_lists_who_was_affected_with_the_worst_and_how_long() -> None:
    assert "Affected EU cluster Degraded, 1 h 35 min" in _story(fine().past[0])


def test_every_update_has_an_anchor() -> None:
    page = parsed(incident_answer(bad_morning(), bad_morning().incidents[0], None, None).body)
    assert [item.get("id") for item in every(page, "//ol/li")] == ["u_0003", "u_0002", "u_0001"]


def test_an_earlier_wording_is_kept_behind_edited() -> None:
    page = parsed(incident_answer(bad_morning(), bad_morning().incidents[0], None, None).body)
    assert "A bad deploy broke conection pooling." in words_of(one(page, "//details"))


def test_a_story_over_several_days_has_a_heading_for_each() -> None:
    updates = tuple(an_update(n, State.MONITORING, "x", AS_OF - n * DAY) for n in range(3))
    page = parsed(incident_answer(fine(), an_incident(9, "Long", updates=updates), None, None).body)
    assert [words_of(h) for h in every(page, "//h3")] == ["22 Nov 2026", "21 Nov 2026", "20 Nov 2026"]


def test_an_open_incident_is_live_and_a_resolved_one_does_not_poll() -> None:
    pages = [parsed(incident_answer(bad_morning(), incident, None, None).body) for incident in _two()]
    assert [len(every(page, "//*[@data-band]")) for page in pages] == [1, 0]


def test_neighbours_are_linked() -> None:
    page = parsed(incident_answer(fine(), fine().past[0], "i_old", "i_new").body)
    links = {link.get("rel"): link.get("href") for link in every(page, "//nav[@class='steps']/a")}
    assert (links["prev"], links["next"]) == ("/incidents/i_old", "/incidents/i_new")


def test_a_component_that_is_gone_keeps_its_name_without_a_link() -> None:
    touched = replace(fine().past[0].touched[0], id=None, name="Old", worst=Status.OUTAGE)
    incident = an_incident(9, "Odd", resolved_at=AS_OF, touched=(touched,))
    page = parsed(incident_answer(fine(), incident, None, None).body)
    assert words_of(one(page, "//ul[@class='touched']")) == "Old Outage, 1 h 35 min"
    assert every(page, "//ul[@class='touched']//a") == []


def test_it_can_be_read_from_its_beginning_and_each_order_leads_to_the_other() -> None:
    incident, path = bad_morning().incidents[0], "/incidents/i_0001"
    pages = [
        parsed(incident_answer(bad_morning(), incident, None, None, oldest_first=turned).body)
        for turned in (False, True)
    ]
    assert [item.get("id") for item in every(pages[1], "//ol/li")] == ["u_0001", "u_0002", "u_0003"]
    links = [one(page, "//div[@class='heading']/a") for page in pages]
    assert [link.get("href") for link in links] == [f"{path}?order=oldest", path]


def test_a_single_update_has_no_order() -> None:
    page = parsed(incident_answer(fine(), an_incident(9, "Short"), None, None).body)
    assert every(page, "//div[@class='heading']/a") == []


def test_its_twins_are_named_in_the_head_and_linked() -> None:
    page = parsed(incident_answer(fine(), fine().past[0], None, None).body)
    for ending, kind in (("md", "text/markdown"), ("json", "application/json")):
        path = f"/incidents/i_0004.{ending}"
        assert one(page, f"//link[@href='{path}']").get("type") == kind
        assert every(page, f"//main//a[@href='{path}']")


def test_the_description_of_a_permalink_is_its_latest_text() -> None:
    incident = an_incident(
        9, "Odd", updates=(an_update(1, State.MONITORING, "All\nis  well.", AS_OF - HOUR),)
    )
    page = parsed(incident_answer(fine(), incident, None, None).body)
    assert one(page, "//meta[@name='description']").get("content") == "All is well."


def _two() -> tuple[Incident, Incident]:
    return bad_morning().incidents[0], bad_morning().past[0]
