"""A worker's start: what it makes is kept out of every later search for garbage."""

import asyncio
import gc
import socket
from collections.abc import Iterator
from typing import cast

import pytest

from app.asgi import _pulse_when_ready
from app.factory import Application
from app.serving.lifeline import PULSE


class _Started:
    """An application that has started and lacks nothing."""

    def __init__(self) -> None:
        self.started = asyncio.Event()
        self.started.set()

    async def troubles(self) -> dict[str, str]:
        return {}


@pytest.fixture
def starting() -> Iterator[None]:
    """As in a worker, where no garbage is looked for until it serves."""
    frozen = gc.get_freeze_count()
    gc.disable()
    yield
    gc.enable()
    if not frozen:
        gc.unfreeze()


async def test_a_worker_that_serves_collects_only_what_requests_leave(starting: None) -> None:
    ours, theirs = socket.socketpair()
    before = gc.get_freeze_count()
    with ours, theirs:
        pulses = asyncio.create_task(_pulse_when_ready(cast(Application, _Started()), theirs))
        await asyncio.sleep(0.01)
        pulses.cancel()
        assert ours.recv(64) == PULSE
    assert gc.isenabled()
    assert gc.get_freeze_count() > before
