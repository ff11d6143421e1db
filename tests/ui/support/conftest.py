"""Support at its desk: Rita reads, Paul posts, Anna is admin; each has just given the password."""

import pytest
from httpx import AsyncClient

from tests.cast import Cast, hire
from tests.ui.visiting import Visitor


@pytest.fixture
async def rita(web: AsyncClient, cast: Cast) -> Visitor:
    """Staff who read."""
    return Visitor(web, await hire("rita@hep.example", "read"))


@pytest.fixture
async def paul(web: AsyncClient, cast: Cast) -> Visitor:
    """Staff who post."""
    return Visitor(web, await hire("paul@hep.example", "post"))


@pytest.fixture
async def anna(web: AsyncClient, cast: Cast) -> Visitor:
    """Staff who may suspend too."""
    return Visitor(web, await hire("anna@hep.example", "admin"))
