"""Property tests of coroutines, in the size that this run has."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import SearchStrategy

Value = TypeVar("Value")


async def try_each(
    values: SearchStrategy[Value], examples: int, holds: Callable[[Value], Coroutine[Any, Any, None]]
) -> None:
    """Check `holds` for many values, made in a thread and tried on this loop, where the database is."""
    loop = asyncio.get_running_loop()

    @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))
    @given(values)
    def try_one(value: Value) -> None:
        asyncio.run_coroutine_threadsafe(holds(value), loop).result()

    await asyncio.to_thread(try_one)
