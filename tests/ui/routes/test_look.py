"""The switch between dark, light and as the device."""

import pytest

from tests.ui.visiting import Visitor


async def test_the_choice_is_kept_and_printed_by_the_server(nobody: Visitor) -> None:
    answer = await nobody.post("/theme", {"theme": "light", "back": "/signin"})
    assert answer.headers["location"] == "/signin"
    assert "theme=light" in answer.headers["set-cookie"]
    assert 'data-theme="light"' in (await nobody.get("/signin", Cookie="theme=light")).text


async def test_an_unknown_choice_is_refused(ada: Visitor) -> None:
    assert (await ada.post("/theme", {"theme": "pink"})).status_code == 422


@pytest.mark.parametrize(
    "back", ["//evil.test", "https://evil.test/", "/\\evil.test", "javascript:alert(1)", ""]
)
async def test_it_leads_back_only_into_the_console(ada: Visitor, back: str) -> None:
    answer = await ada.post("/theme", {"theme": "dark", "back": back})
    assert answer.headers["location"] == "/dashboard"


async def test_a_cookie_with_nonsense_is_as_the_device(nobody: Visitor) -> None:
    answer = await nobody.get("/signin", Cookie='theme="><script>')
    assert 'data-theme="system"' in answer.text
