"""The preview of an incident is what the page itself will draw once that incident is published."""

import lxml.html
import pytest

from public_site.render.assets import STATIC, STYLE_PATH
from public_site.render.preview import preview_css, preview_html, with_draft
from public_site.snapshot import Incident, Touched
from tenants.words import IncidentKind, State, Status
from tests.public_site.render.markup import home_of, one, parsed
from tests.public_site.samples import AS_OF, HOUR, a_group, a_leaf, a_snapshot, an_incident

EU, US = a_leaf(1, "EU"), a_leaf(2, "US")
PAGE = a_snapshot(a_group(3, "API", EU, US))
SHEET = "/preview.css"


def a_draft(**over: object) -> Incident:
    touched = (Touched(EU.id, "EU", Status.OUTAGE, Status.OUTAGE, 0),)
    return an_incident(9, "EU is down", **{"touched": touched, **over})


def test_card_and_answer_are_the_page_s_own_byte_for_byte() -> None:
    draft = a_draft()
    page, preview = home_of(with_draft(PAGE, draft)), parsed(preview_html(PAGE, draft, SHEET))
    for path in (f"//article[@id='{draft.id}']", "//div[@data-kind]/*[1]", "//p[@class='sentence']"):
        assert lxml.html.tostring(one(page, path)) == lxml.html.tostring(one(preview, path))


def test_a_group_is_as_bad_as_the_draft_makes_it_unless_it_is_set_by_hand() -> None:
    (group,) = with_draft(PAGE, a_draft()).tree
    assert [group.status, *(child.status for child in group.children)] == [
        Status.OUTAGE, Status.OUTAGE, Status.OPERATIONAL,
    ]  # fmt: skip
    pinned = a_snapshot(a_group(3, "API", EU, pinned=Status.DEGRADED))
    assert with_draft(pinned, a_draft()).tree[0].status is Status.DEGRADED


def test_work_that_waits_changes_nothing_yet() -> None:
    window = {"started_at": None, "scheduled_start": AS_OF + HOUR, "scheduled_end": AS_OF + 2 * HOUR}
    waiting = a_draft(kind=IncidentKind.MAINTENANCE, **window)
    assert with_draft(PAGE, waiting).tree == PAGE.tree
    assert "Scheduled maintenance" in preview_html(PAGE, waiting, SHEET)


def test_one_that_begins_as_resolved_sets_its_components_free() -> None:
    down = with_draft(PAGE, a_draft())
    over = a_draft(state=State.RESOLVED, resolved_at=AS_OF)
    assert with_draft(down, over).tree[0].status is Status.OPERATIONAL
    assert "Past incidents" in preview_html(PAGE, over, SHEET)


@pytest.mark.parametrize("theme", [{}, {"accent": "#1d4ed8", "corners": "round"}])
def test_it_is_styled_by_the_page_s_sheet_and_runs_nothing(theme: dict[str, str]) -> None:
    html = preview_html(PAGE, a_draft(), SHEET)
    assert f'<link rel="stylesheet" href="{SHEET}">' in html
    assert "<script" not in html
    css = preview_css(theme)
    assert css.startswith(STATIC[STYLE_PATH].body)
    assert (b"@layer theme{" in css[len(STATIC[STYLE_PATH].body) :]) == bool(theme)
