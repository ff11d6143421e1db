"""A connection that listens: heard at once, replaced when it is cut, left when the server stands still."""

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

import asyncpg
import pytest

from app.core.beside import beside
from app.db.asyncpg_engine import ANSWER_SECONDS
from app.db.hearing import APPLICATION_NAME, BEAT_SECONDS, hear

pytestmark = pytest.mark.postgres_only

LISTENING = """SELECT pid FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = $1"""


@dataclass
class Ear:
    """What was heard, and how often the line was opened."""

    desk: asyncpg.Connection
    heard: list[str] = field(default_factory=list)
    opened: int = 0

    def reached(self) -> None:
        self.opened += 1

    async def say(self, word: str) -> None:
        await self.desk.execute("SELECT pg_notify('news', $1)", word)

    async def backend(self) -> int:
        return int(await self.desk.fetchval(LISTENING, APPLICATION_NAME))


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not holds():  # noqa: ASYNC110  the other side is a server
            await asyncio.sleep(0.01)


@pytest.fixture
async def ear(database_url: str) -> AsyncIterator[Ear]:
    ear = Ear(await asyncpg.connect(database_url))
    async with beside(hear(database_url, "news", ear.heard.append, ear.reached)):
        await until(lambda: ear.opened == 1)
        yield ear
    await ear.desk.close()


async def test_what_is_told_is_heard(ear: Ear) -> None:
    await ear.say("hello")
    await until(lambda: ear.heard == ["hello"])


async def test_a_line_that_is_cut_is_opened_again_and_says_so(
    ear: Ear, caplog: pytest.LogCaptureFixture
) -> None:
    await ear.desk.execute("SELECT pg_terminate_backend($1)", await ear.backend())
    await until(lambda: ear.opened == 2)
    assert [record.message.split(" are ")[1][:9] for record in caplog.records] == ["not heard", "heard aga"]
    await ear.say("again")
    await until(lambda: ear.heard == ["again"])


async def test_a_line_on_which_nothing_answers_is_left_soon(ear: Ear) -> None:
    backend, started = await ear.backend(), time.monotonic()
    os.kill(backend, signal.SIGSTOP)
    try:
        await until(lambda: ear.opened == 2)
    finally:
        os.kill(backend, signal.SIGCONT)
    assert time.monotonic() - started < 2 * (BEAT_SECONDS + ANSWER_SECONDS)
