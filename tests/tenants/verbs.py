"""Every verb that takes a scope, found by walking the rooms, so that a new one cannot be forgotten."""

import importlib
import inspect
import pkgutil
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

Verb = Callable[..., Awaitable[Any]]
ROOMS = ("pages", "components", "incidents", "templates", "keys", "domains", "uptime", "billing", "slots")


def verbs() -> dict[str, Verb]:
    """Public async functions whose first argument is the scope, by name."""
    return {name: verb for room in ROOMS for name, verb in _in_room(f"tenants.{room}")}


def _in_room(package_name: str) -> Iterator[tuple[str, Verb]]:
    for found in pkgutil.iter_modules(importlib.import_module(package_name).__path__):
        module = importlib.import_module(f"{package_name}.{found.name}")
        for name, function in inspect.getmembers(module, inspect.iscoroutinefunction):
            own = function.__module__ == module.__name__ and not name.startswith("_")
            if own and next(iter(inspect.signature(function).parameters), "") == "scope":
                yield name, function
