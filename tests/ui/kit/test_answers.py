"""Refusals as screens, answers to htmx, notices that are said once."""

from base64 import urlsafe_b64encode

import pytest

from app.core.errors import Unavailable
from tests.cast import Acme
from tests.fakes import RecordingPublisher
from tests.ui.visiting import Visitor, left_notice, path_of, words_of
from ui.kit.faults import TITLES


async def test_a_notice_is_shown_once(ada: Visitor) -> None:
    kept = urlsafe_b64encode(b'{"sentence": "Saved <b>it</b>."}').decode()
    screen = await ada.get("/dashboard", Cookie=f"__Host-notice={kept}")
    assert "Saved &lt;b&gt;it&lt;/b&gt;." in screen.text
    assert "__Host-notice=;" in screen.headers["set-cookie"].replace('""', "")


@pytest.mark.parametrize("value", ["%%%", "=", "wxyz", "gICA", "a" * 4000])
async def test_a_notice_that_is_not_ours_is_nothing(nobody: Visitor, value: str) -> None:
    assert (await nobody.get("/signin", Cookie=f"__Host-notice={value}")).status_code == 200


async def test_htmx_is_told_where_to_go_instead_of_being_redirected(ada: Visitor) -> None:
    answer = await ada.post("/dashboard", {"name": "Labs", "slug": "labs"}, HX_Request="true")
    assert answer.status_code == 204
    assert answer.headers["hx-redirect"].startswith("/dashboard/p_")
    assert left_notice(answer)


async def test_a_database_that_is_busy_gives_the_form_back(
    ada: Visitor, acme: Acme, publisher: RecordingPublisher
) -> None:
    publisher.broken = Unavailable()
    answer = await ada.post(path_of(acme.page, "/incidents"), {"title": "Slow", "body": "We are looking."})
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "2"
    assert "We are looking.</textarea>" in answer.text
    assert "Not saved. Not now. Try again shortly." in words_of(answer)


async def test_an_absent_screen_looks_cared_for(nobody: Visitor) -> None:
    answer = await nobody.get("/nowhere")
    assert answer.status_code == 404
    assert "Nothing is here" in words_of(answer)
    assert answer.headers["cache-control"] == "no-store"


async def test_every_status_that_a_screen_is_refused_with_has_a_title(nobody: Visitor) -> None:
    assert set(TITLES) >= {400, 401, 403, 404, 405, 408, 409, 413, 415, 422, 429, 500, 503}
    assert len(set(TITLES.values())) == len(TITLES) - 1  # 400 and 415 are one to people
    answer = await nobody.get("/dashboard", HX_Request="true")
    assert (answer.status_code, "Sign in first" in words_of(answer)) == (401, True)


async def test_a_form_from_before_signing_in_again_is_offered_anew(ada: Visitor, acme: Acme) -> None:
    fields = {"title": "Slow & <odd>", "body": "First line.\nSecond.", "csrf": "of another session"}
    kept = await ada.post(path_of(acme.page, "/incidents"), fields)
    assert kept.status_code == 403
    assert f'name="csrf" value="{ada.csrf}"' in kept.text
    assert 'name="title" value="Slow &amp; &lt;odd&gt;"' in kept.text
    assert f'action="{path_of(acme.page, "/incidents")}"' in kept.text


async def test_a_password_is_never_printed(nobody: Visitor, ada: Visitor) -> None:
    fields = {"current_password": "hunter two", "new_password": "hunter three", "csrf": "old"}
    for visitor in (nobody, ada):
        answer = await visitor.post("/account/password", fields)
        assert "hunter" not in answer.text
