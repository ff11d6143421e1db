"""Acme's page, ready to be driven."""

import pytest

from tests.cast import Acme
from tests.fakes import FakeClock
from tests.tenants.incidents.stage import Stage


@pytest.fixture
def here(acme: Acme, clock: FakeClock) -> Stage:
    """The stage of every story about incidents."""
    return Stage(acme, clock)
