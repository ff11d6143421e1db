"""Hearing what others tell through PostgreSQL, on a connection outside the pool that is soon replaced."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

import asyncpg

from app.db.asyncpg_engine import ANSWER_SECONDS

APPLICATION_NAME = "hep-status listening"
BEAT_SECONDS = 1.0
_FIRST_PAUSE_SECONDS, _LONGEST_PAUSE_SECONDS = 0.1, 2.0
_log = logging.getLogger(__name__)


async def hear(
    database_url: str, channel: str, told: Callable[[str], None], reached: Callable[[], None]
) -> None:
    """Call `told` with every payload, for ever; `reached` each time from which on nothing is missed.

    What was told while the connection was away is lost: `reached` is the moment to look for it. A server
    that says nothing for a beat and its answer's patience counts as away, so a dead socket is left soon.
    """
    pause, is_heard = _FIRST_PAUSE_SECONDS, True
    while True:
        try:
            async with _listening(database_url, channel, told) as connection:
                if not is_heard:
                    _log.warning("notifications of %s are heard again", channel)
                pause, is_heard = _FIRST_PAUSE_SECONDS, True
                reached()
                await _until_lost(connection)
        except Exception as error:  # noqa: BLE001  whatever it is, trying again is all that can be done
            if is_heard:
                _log.warning("notifications of %s are not heard: %r", channel, error)
            is_heard = False
        await asyncio.sleep(pause)
        pause = min(pause * 2, _LONGEST_PAUSE_SECONDS)


@asynccontextmanager
async def _listening(database_url: str, channel: str, told: Callable[[str], None]) -> AsyncIterator[Any]:
    connection = await asyncpg.connect(
        database_url,
        timeout=ANSWER_SECONDS,
        command_timeout=ANSWER_SECONDS,
        server_settings={"application_name": APPLICATION_NAME},
    )
    try:
        await connection.add_listener(channel, lambda _connection, _pid, _channel, payload: told(payload))
        yield connection
    finally:
        connection.terminate()


async def _until_lost(connection: Any) -> None:
    """Raises ConnectionError once the connection is closed, and what asyncpg raises when nothing answers."""
    lost = asyncio.Event()
    connection.add_termination_listener(lambda _: lost.set())
    while not lost.is_set():
        await connection.execute("SELECT 1")
        with suppress(TimeoutError):
            await asyncio.wait_for(lost.wait(), BEAT_SECONDS)
    raise ConnectionError("the server closed the connection")
