"""`hep-status key`: the keys that monitors drive pages with."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import click

from app.cli.ids import KEY, PAGE
from app.cli.telling import Told, in_world
from app.core.clock import iso_ms
from app.core.ids import public_id
from tenants.keys.issue import create_key, delete_key, disable_key, enable_key, keys_of, rotate_key
from tenants.keys.models import PageKey
from tenants.keys.reading import key_called
from tenants.scope import Scope


@click.group()
def key() -> None:
    """Keys of pages."""


@key.command()
@click.argument("page_id", metavar="PAGE", type=PAGE)
@click.option("--name", required=True, help="What it is for.")
@in_world
async def create(page_id: UUID, name: str) -> Told:
    """Make a key; it is shown this once."""
    made = await create_key(Scope.operator(), page_id, name)
    return Told({"id": public_id("k", made.row.id), "key": made.secret}, made.secret)


@key.command("list")
@click.argument("page_id", metavar="PAGE", type=PAGE)
@in_world
async def list_keys(page_id: UUID) -> Told:
    """Name a page's keys, without their secrets."""
    rows = await keys_of(Scope.operator(), page_id)
    lines = [f"{public_id('k', row.id)}  …{row.last4}  {row.name}{_off(row)}" for row in rows]
    return Told({"keys": [_about(row) for row in rows]}, "\n".join(lines) or "No keys.")


@key.command()
@click.argument("key_id", metavar="KEY", type=KEY)
@in_world
async def rotate(key_id: UUID) -> Told:
    """Give a key another secret; the old one stops now."""
    scope = Scope.operator()
    row = await key_called(scope, key_id)
    made = await rotate_key(scope, row.page_id, key_id)
    return Told({"id": public_id("k", key_id), "key": made.secret}, made.secret)


def _on_key(name: str, act: Callable[[Scope, UUID, UUID], Awaitable[Any]], done: str, does: str) -> None:
    @key.command(name, help=does)
    @click.argument("key_id", metavar="KEY", type=KEY)
    @in_world
    async def act_on_key(key_id: UUID) -> Told:
        scope = Scope.operator()
        row = await key_called(scope, key_id)
        await act(scope, row.page_id, key_id)
        return Told({"id": public_id("k", key_id), done: True}, f"{row.name}: {done}.")


_on_key("disable", disable_key, "disabled", "Refuse a key from now on.")
_on_key("enable", enable_key, "enabled", "Accept a disabled key again.")
_on_key("delete", delete_key, "deleted", "Forget a key.")


def _about(row: PageKey) -> dict[str, object]:
    used = None if row.last_used_at is None else iso_ms(row.last_used_at)
    about = {"id": public_id("k", row.id), "name": row.name, "last4": row.last4}
    return {**about, "disabled": row.disabled_at is not None, "lastUsedAt": used}


def _off(row: PageKey) -> str:
    return "" if row.disabled_at is None else "  (disabled)"
