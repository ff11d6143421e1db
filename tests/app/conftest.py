"""Acme's page on the real application, in each of the three ways to answer visits."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from httpx import ASGITransport, AsyncClient

from app.factory import create_app
from app.settings import Settings
from tenants.pages.visibility import publish_page
from tests.cast import Acme, Cast


@pytest.fixture(params=["middleware", "off"])
async def served(
    request: pytest.FixtureRequest, settings: Settings, cast: Cast, acme: Acme
) -> AsyncIterator[AsyncClient]:
    """The whole application with Acme's page published on disk."""
    app = create_app(replace(settings, fast_path=request.param), init_db=False)
    await publish_page(cast.owner.scope, acme.page.id)
    async with AsyncClient(transport=ASGITransport(app)) as client:
        yield client
