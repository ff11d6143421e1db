"""Ada's and Mallory's scripts, and nobody's."""

import pytest
from httpx import AsyncClient

from tests.api.dashboard.script import Script
from tests.cast import Cast
from tests.ui.visiting import Visitor


@pytest.fixture
def ada(web: AsyncClient, cast: Cast) -> Script:
    """The owner's."""
    return Script(Visitor(web, cast.owner))


@pytest.fixture
def ed(web: AsyncClient, cast: Cast) -> Script:
    """The editor's."""
    return Script(Visitor(web, cast.editor))


@pytest.fixture
def vic(web: AsyncClient, cast: Cast) -> Script:
    """The viewer's."""
    return Script(Visitor(web, cast.viewer))


@pytest.fixture
def mallory(web: AsyncClient, cast: Cast) -> Script:
    """The rival's."""
    return Script(Visitor(web, cast.rival))


@pytest.fixture
def nobody(web: AsyncClient) -> Script:
    """That of a page nobody is signed in to."""
    return Script(Visitor(web, None))
