"""Ada's billing: tokens, a slot that carries nothing yet, and a payment under way."""

import pytest

from tests.cast import Cast
from tests.fakes import FakeClock
from tests.ui.billing.stage import Stage, set_stage


@pytest.fixture
async def stage(cast: Cast, clock: FakeClock) -> Stage:
    """1,300 tokens left after one slot, whose number in the books is 2."""
    return await set_stage(cast)
