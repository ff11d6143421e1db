"""The theme screen: what is tried is drawn by the page's own renderer, and only what is published is kept."""

import re
from html import unescape

import pytest
from httpx import Response

from tenants.pages.models import Page
from tests.cast import Acme
from tests.ui.visiting import Visitor, left_notice, path_of, words_of

ORANGE = {"theme.accent": "#ff8800"}


async def test_a_theme_is_published_and_nothing_but_tokens(ed: Visitor, acme: Acme) -> None:
    answer = await ed.post(path_of(acme.page, "/theme"), {"theme.accent": "#00A", "theme.corners": "round"})
    assert left_notice(answer) == "The theme is published."
    assert (await Page.get(id=acme.page.id)).theme == {"accent": "#0000aa", "corners": "round"}
    refused = await ed.post(path_of(acme.page, "/theme"), {"theme.accent": "red;}body{"})
    assert refused.status_code == 422
    assert 'value="red;}body{"' in refused.text


async def test_an_accent_that_cannot_be_read_is_refused_and_the_nearest_offered(
    ed: Visitor, acme: Acme
) -> None:
    refused = await ed.post(path_of(acme.page, "/theme"), ORANGE)
    (nearest,) = re.findall(r'name="theme.accent" value="(#\w{6})" formaction', refused.text)
    assert refused.status_code == 422
    assert (await Page.get(id=acme.page.id)).theme == {}
    await ed.post(path_of(acme.page, "/theme"), {"theme.accent": nearest})
    assert (await Page.get(id=acme.page.id)).theme == {"accent": nearest}


async def test_what_is_typed_is_judged_and_drawn_and_not_kept(ed: Visitor, acme: Acme) -> None:
    tried = await ed.post(path_of(acme.page, "/theme/trial"), ORANGE, HX_Request="true")
    words = words_of(tried)
    assert "2.1:1 on light pages: links would be hard to read" in words
    assert "Not published yet." in words
    assert tried.text.count("<iframe") == 1
    assert (await Page.get(id=acme.page.id)).theme == {}


async def test_the_offered_accent_takes_the_place_of_the_typed_one(ed: Visitor, acme: Acme) -> None:
    tried = await ed.post(path_of(acme.page, "/theme/trial"), {"theme.accent": ["#ff8800", "#1d4ed8"]})
    assert 'name="theme.accent" type="text" value="#1d4ed8"' in tried.text


async def test_a_preset_fills_the_form(ed: Visitor, acme: Acme) -> None:
    tried = await ed.post(path_of(acme.page, "/theme/trial"), {"preset": "Paper", **ORANGE})
    assert 'value="#7a3e12"' in tried.text
    assert '<option value="serif" selected>' in tried.text


async def test_the_page_is_drawn_in_the_look_that_is_tried(ed: Visitor, acme: Acme) -> None:
    fields = {"theme.accent": "#0000aa", "theme.surface": "warm", "seen": "dark"}
    page = await _drawn(ed, acme, fields)
    (sheet,) = re.findall(r'href="([^"]+/theme-\w+\.css)"', page.text)
    assert 'data-theme="dark"' in page.text
    assert "EU" in words_of(page)
    assert "--accent:light-dark(#0000aa" in (await ed.get(sheet)).text


async def test_a_tried_page_runs_nothing_and_leads_nowhere(ed: Visitor, acme: Acme) -> None:
    page = await _drawn(ed, acme, {"theme.corners": "square"})
    assert "<script" not in page.text
    assert "sandbox allow-same-origin" in page.headers["content-security-policy"]
    assert "frame-ancestors 'self'" in page.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("scene", "told"),
    [
        ("well", "All Systems Operational"),
        ("incident", "Sign-in is slow for some people"),
        ("maintenance", "Database upgrade"),
    ],
)
async def test_it_is_drawn_in_states_it_is_not_in(ed: Visitor, acme: Acme, scene: str, told: str) -> None:
    assert told in words_of(await _drawn(ed, acme, {"theme.corners": "round", "scene": scene}))


async def test_a_hidden_page_can_be_tried_too(ed: Visitor, acme: Acme) -> None:
    await Page.filter(id=acme.page.id).update(is_public=False)
    assert "EU" in words_of(await _drawn(ed, acme, {"theme.corners": "round"}))


@pytest.mark.parametrize(
    "name",
    ["scene.now", "scene.gone~seen.dark", "accent.fff~scene.now~seen.system", "scene.now~seen.system~x.y"],
)
async def test_a_trial_has_one_address(ed: Visitor, acme: Acme, name: str) -> None:
    assert (await ed.get(path_of(acme.page, f"/theme/trial/{name}/"))).status_code == 404


async def test_a_viewer_looks_and_has_nothing_to_publish(vic: Visitor, acme: Acme) -> None:
    screen = await vic.get(path_of(acme.page, "/theme"))
    assert "Publish theme" not in screen.text
    assert "<iframe" in screen.text


async def _drawn(visitor: Visitor, acme: Acme, fields: dict[str, str]) -> Response:
    tried = await visitor.post(path_of(acme.page, "/theme/trial"), fields, HX_Request="true")
    (address,) = re.findall(r'<iframe src="([^"]+)"', tried.text)
    return await visitor.get(unescape(address))
