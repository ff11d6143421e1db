"""Starting and stopping, as ASGI's lifespan asks for it: steps in order, undone in reverse."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack

import structlog

from app.serving.asgi import Receive, Scope, Send

Step = Callable[[], AbstractAsyncContextManager[None]]

_log = structlog.get_logger("lifespan")


class Lifespan:
    """An ASGI application that only answers lifespan. A step that fails undoes those before it."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self._steps = steps
        self.started = asyncio.Event()

    async def __call__(self, _scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        async with AsyncExitStack() as running:
            try:
                for step in self._steps:
                    await running.enter_async_context(step())
            except Exception as error:  # noqa: BLE001  whatever it is, the server must be told
                _log.exception("the start failed")
                await running.aclose()
                await send({"type": "lifespan.startup.failed", "message": str(error)})
                return
            await send({"type": "lifespan.startup.complete"})
            self.started.set()
            await receive()
        await send({"type": "lifespan.shutdown.complete"})
