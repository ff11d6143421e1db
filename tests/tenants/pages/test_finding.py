"""Finding by a piece of a name, within what the scope may see."""

import pytest

from tenants.components.remove import remove_component
from tenants.pages.finding import find_on_pages
from tests.cast import Acme, Cast
from tests.factories import OPERATOR, make_component, make_incident


async def names(cast: Cast, text: str) -> list[str]:
    """What Vic finds."""
    found = await find_on_pages(cast.viewer.scope, text)
    return [each.title for each in found.incidents] + [each.name for each in found.components]


async def test_a_piece_of_a_name_is_enough_whatever_its_case(cast: Cast, acme: Acme) -> None:
    await make_incident(acme.page.id, "Website is slow")
    assert await names(cast, "WEB") == ["Website is slow", "Website"]


async def test_what_is_another_accounts_is_not_found(cast: Cast, acme: Acme) -> None:
    await make_component(cast.rival_page.id, "Website of the rival")
    await make_incident(cast.rival_page.id, "Website of the rival is down")
    assert await names(cast, "website") == ["Website"]


async def test_what_was_deleted_is_not_found(cast: Cast, acme: Acme) -> None:
    await remove_component(OPERATOR, acme.page.id, acme.api.id)
    assert await names(cast, "EU") == []


@pytest.mark.parametrize(
    ("text", "found"), [("100%", ["100% up"]), ("_", []), ("!", []), ("", []), (" ", [])]
)
async def test_marks_of_patterns_mean_themselves(cast: Cast, acme: Acme, text: str, found: list[str]) -> None:
    await make_component(acme.page.id, "100% up")
    await make_component(acme.page.id, "1000 up")
    assert await names(cast, text) == found
