"""Who is told of a change, when, and that a look misses none, however transactions overlap."""

import asyncio
from collections.abc import AsyncIterator
from uuid import UUID

import asyncpg
import pytest

from app.core.errors import NotYours
from app.core.ids import new_id
from tenants.accounts.standing import suspend_account
from tenants.pages.models import PageMove
from tenants.pages.moves import CHANNEL, Move, look_for_moves, move_told
from tenants.pages.remove import delete_page
from tenants.pages.visibility import publish_page, unpublish_page
from tests.cast import Acme, Cast
from tests.conftest import Database
from tests.factories import OPERATOR, make_page

MOVE = """INSERT INTO page_move (page_id, version, xid)
    VALUES ($1, 2, pg_current_xact_id()::text::bigint)"""


@pytest.fixture
async def told(database: Database, acme: Acme) -> AsyncIterator[list[str]]:
    """Every notification since Acme was founded."""
    heard: list[str] = []
    connection = await asyncpg.connect(database.url)
    await connection.add_listener(CHANNEL, lambda *said: heard.append(said[3]))
    yield heard
    await connection.close()


async def moves_since(seen: str) -> set[Move]:
    return set((await look_for_moves(seen)).moves)


@pytest.mark.postgres_only
async def test_an_act_tells_of_its_page_and_version(acme: Acme, told: list[str]) -> None:
    page = await unpublish_page(OPERATOR, acme.page.id)
    await asyncio.sleep(0.1)
    assert [move_told(each) for each in told] == [Move(page.id, page.version)]


@pytest.mark.postgres_only
async def test_an_act_on_an_account_tells_of_every_page(acme: Acme, told: list[str]) -> None:
    pages = {acme.page.id, *[(await make_page(acme.page.account_id, f"more{n}")).id for n in range(3)]}
    await asyncio.sleep(0.1)
    told.clear()
    await suspend_account(OPERATOR, acme.page.account_id)
    await asyncio.sleep(0.1)
    assert {move.page_id for each in told if (move := move_told(each))} == pages


@pytest.mark.postgres_only
async def test_a_refusal_and_a_no_op_tell_nobody(cast: Cast, acme: Acme, told: list[str]) -> None:
    seen = (await look_for_moves(None)).seen
    await publish_page(OPERATOR, acme.page.id)
    with pytest.raises(NotYours):
        await unpublish_page(cast.rival.scope, acme.page.id)
    await asyncio.sleep(0.1)
    assert (told, await moves_since(seen)) == ([], set())


@pytest.mark.postgres_only
async def test_a_page_that_is_gone_is_found_by_a_look(acme: Acme) -> None:
    seen = (await look_for_moves(None)).seen
    await delete_page(OPERATOR, acme.page.id)
    assert {move.page_id for move in await moves_since(seen)} == {acme.page.id}


@pytest.mark.postgres_only
async def test_a_look_finds_what_began_before_the_last_and_ended_after_it(database: Database) -> None:
    early, late = new_id(), new_id()
    slow, quick = await asyncpg.connect(database.url), await asyncpg.connect(database.url)
    first = (await look_for_moves(None)).seen
    async with slow.transaction():
        await slow.execute(MOVE, early)
        await quick.execute(MOVE, late)
        second = await look_for_moves(first)
    assert second.moves == (Move(late, 2),)
    assert await moves_since(second.seen) == {Move(early, 2)}
    await slow.close()
    await quick.close()


@pytest.mark.postgres_only
async def test_transactions_of_another_server_are_no_moves_of_this_one(acme: Acme) -> None:
    """A table that was restored into a younger cluster speaks of transactions that are still to come."""
    seen = (await look_for_moves(None)).seen
    await PageMove.create(page_id=new_id(), version=5, xid=1 << 60)
    assert await moves_since(seen) == set()


@pytest.mark.sqlite_only
async def test_one_node_tells_nobody(acme: Acme) -> None:
    await unpublish_page(OPERATOR, acme.page.id)
    assert not await PageMove.exists()


@pytest.mark.parametrize("said", ["", "nonsense", f"{UUID(int=7)}", f"{UUID(int=7)} many", "1 2 3"])
def test_what_is_no_word_of_ours_is_ignored(said: str) -> None:
    assert move_told(said) is None
