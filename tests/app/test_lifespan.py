"""Starting in order, stopping in reverse, and a start that fails leaving nothing behind."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from app.lifespan import Lifespan, Step
from app.serving.asgi import Message

done: list[str] = []


def step(name: str, *, fails: bool = False) -> Step:
    @asynccontextmanager
    async def run() -> AsyncIterator[None]:
        if fails:
            raise OSError(f"{name} is away")
        done.append(f"{name} up")
        yield
        done.append(f"{name} down")

    def enter() -> AbstractAsyncContextManager[None]:
        return run()

    return enter


async def live(*steps: Step) -> list[str]:
    """What happens and what is said, in order."""
    done.clear()
    asked: asyncio.Queue[Message] = asyncio.Queue()
    for kind in ("startup", "shutdown"):
        asked.put_nowait({"type": f"lifespan.{kind}"})

    async def say(message: Message) -> None:
        done.append(message["type"].removeprefix("lifespan.") + message.get("message", ""))

    await Lifespan(steps)({"type": "lifespan"}, asked.get, say)
    return done


async def test_steps_are_taken_in_order_and_undone_in_reverse() -> None:
    assert await live(step("database"), step("console")) == [
        "database up",
        "console up",
        "startup.complete",
        "console down",
        "database down",
        "shutdown.complete",
    ]


async def test_a_step_that_fails_undoes_those_before_and_says_why() -> None:
    assert await live(step("database"), step("console", fails=True), step("jobs")) == [
        "database up",
        "database down",
        "startup.failedconsole is away",
    ]
