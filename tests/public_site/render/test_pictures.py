"""A page's logo and icon: under hashed names, in the header and the tab."""

from dataclasses import replace

from public_site.contents import decode_snapshot, encode_snapshot
from public_site.render.home import home_answer
from public_site.render.hot import hot_answers
from public_site.snapshot import Picture, Snapshot, fingerprint
from tests.public_site.samples import fine

LOGO = Picture("/picture-0123456789ab.png", 480, 96, b"logo")
DARK = Picture("/picture-ba9876543210.png", 480, 96, b"dark")


def _with(**pictures: Picture) -> Snapshot:
    return replace(fine(), pictures=pictures)


def test_a_logo_stands_for_the_name_and_says_it() -> None:
    page = home_answer(_with(logo=LOGO, logo_dark=DARK), "x").body.decode()
    name = fine().name
    assert f'class="logo on-light" src="{LOGO.path}" width="240" height="48" alt="{name}"' in page
    assert f'class="logo on-dark" src="{DARK.path}"' in page


def test_one_logo_serves_both_grounds() -> None:
    page = home_answer(_with(logo=LOGO), "x").body.decode()
    assert page.count(f'src="{LOGO.path}"') == 2


def test_an_icon_of_the_pages_own_takes_the_place_of_the_state() -> None:
    assert f'<link rel="icon" type="image/png" href="{LOGO.path}">' in _page(_with(icon=LOGO))
    assert "/favicon.svg" not in _page(_with(icon=LOGO))
    assert "/favicon.svg" in _page(fine())


def test_each_picture_is_one_answer_that_may_be_kept_for_ever() -> None:
    answers = hot_answers(_with(logo=LOGO, icon=LOGO, logo_dark=DARK), "x")
    found = [each for each in answers if each.path.startswith("/picture-")]
    assert {(each.path, each.body) for each in found} == {(LOGO.path, b"logo"), (DARK.path, b"dark")}
    assert len(found) == 2
    assert {each.content_type for each in found} == {"image/png"}
    assert all("immutable" in each.cache_control for each in found)


def test_visitors_see_another_page_when_a_picture_changes() -> None:
    assert fingerprint(_with(logo=LOGO)) != fingerprint(_with(logo=DARK)) != fingerprint(fine())


def test_a_pack_carries_them() -> None:
    shown = _with(logo=LOGO)
    assert decode_snapshot(encode_snapshot(shown)) == shown


def _page(snapshot: Snapshot) -> str:
    return home_answer(snapshot, "x").body.decode()
