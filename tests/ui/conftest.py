"""Ada, Ed, Vic and Mallory at the console, and nobody."""

import pytest
from httpx import AsyncClient

from tests.cast import Cast
from tests.ui.visiting import Visitor


@pytest.fixture
def ada(web: AsyncClient, cast: Cast) -> Visitor:
    """The owner."""
    return Visitor(web, cast.owner)


@pytest.fixture
def ed(web: AsyncClient, cast: Cast) -> Visitor:
    """The editor."""
    return Visitor(web, cast.editor)


@pytest.fixture
def vic(web: AsyncClient, cast: Cast) -> Visitor:
    """The viewer."""
    return Visitor(web, cast.viewer)


@pytest.fixture
def mallory(web: AsyncClient, cast: Cast) -> Visitor:
    """The rival, owner of a page of her own."""
    return Visitor(web, cast.rival)


@pytest.fixture
def nobody(web: AsyncClient) -> Visitor:
    """Somebody who is not signed in."""
    return Visitor(web, None)
