"""How every command speaks: a text for people, one JSON object for programs, one sentence when it fails."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

import click

from app.cli.world import world
from app.core.errors import Refusal, Unavailable
from app.serving.logs import configure_logs
from app.settings import Settings

Command = Callable[..., Awaitable["Told"]]


@dataclass(frozen=True, slots=True)
class Told:
    """What a command has to say, `aside` on stderr; `ok` False ends the program with 1."""

    data: dict[str, Any]
    text: str
    ok: bool = True
    aside: str = ""


def in_world(command: Command) -> Callable[..., None]:
    """A command that needs the database; it migrates an empty one first (contract §6)."""

    async def run(given: dict[str, Any]) -> Told:
        async with world(Settings.from_env()):
            return await command(**given)

    return _spoken(command, run)


def outside(command: Command) -> Callable[..., None]:
    """A command that opens no database, or opens it in its own way; it gets the `settings`."""

    async def run(given: dict[str, Any]) -> Told:
        return await command(settings=Settings.from_env(), **given)

    return _spoken(command, run)


def _spoken(command: Command, run: Callable[[dict[str, Any]], Awaitable[Told]]) -> Callable[..., None]:
    @click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
    @wraps(command)
    def speak(as_json: bool, **given: Any) -> None:
        configure_logs("console", "warning")
        said = asyncio.run(_awaited(run(given)))
        click.echo(json.dumps(said.data, ensure_ascii=False) if as_json else said.text)
        if said.aside:
            click.echo(said.aside, err=True)
        if not said.ok:
            raise click.exceptions.Exit(1)

    return speak


def sentence_for_operators(refusal: Refusal) -> str:
    """Its sentence, and what clients are not told of an outage: a refused connection, a full disk."""
    cause = refusal.__cause__ if isinstance(refusal, Unavailable) else None
    return f"{refusal.sentence} ({type(cause).__name__}: {cause})" if cause else refusal.sentence


async def _awaited(told: Awaitable[Told]) -> Told:
    return await told
