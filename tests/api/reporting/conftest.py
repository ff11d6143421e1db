"""A monitor with a key of Acme's page, and ways to see what its calls did."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from httpx import ASGITransport, AsyncClient
from quart import Quart

from app.api.reporting import blueprint
from app.core import throttle
from app.core.ids import new_id
from tests.api.reporting.monitor import Monitor
from tests.cast import Acme
from tests.factories import make_key


@pytest.fixture(autouse=True)
def _nobody_called_yet() -> Iterator[None]:
    throttle.count_in("")
    yield
    throttle.count_in("")


@pytest.fixture
def api() -> Quart:
    """An application that holds nothing but the Reporting API."""
    app = Quart(__name__)
    app.register_blueprint(blueprint(writes_per_minute=60, reads_per_minute=120))
    return app


@pytest.fixture
async def client(api: Quart) -> AsyncIterator[AsyncClient]:
    app: Any = api
    transport = ASGITransport(app=app)
    async with AsyncClient(transport=transport, base_url="http://localhost:8000") as client:
        yield client


@pytest.fixture
async def monitor(client: AsyncClient, acme: Acme) -> Monitor:
    """Acme's monitor, its key just made."""
    made = await make_key(acme.page.id)
    return Monitor(client, made.secret, acme.page.id, made.row.id)


@pytest.fixture
def stranger(client: AsyncClient) -> Monitor:
    """Somebody without a key, in a world without a database."""
    return Monitor(client, None, new_id(), new_id())
