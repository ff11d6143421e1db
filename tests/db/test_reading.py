"""Reading past the ORM: one SQL text, plain rows, one moment, never behind a writer."""

import asyncio

import pytest
from tortoise.exceptions import OperationalError
from tortoise.transactions import in_transaction

from app.db.reading import read
from tenants.pages.models import Page
from tests.cast import Acme
from tests.conftest import Database


async def test_rows_come_as_tuples_with_ids_as_text(acme: Acme) -> None:
    sql = "SELECT id, name, is_public FROM page WHERE id = ? AND version >= ?"
    ((row,),) = await read((sql, [acme.page.id, 1]))
    assert row[:2] == (str(acme.page.id), "Acme")
    assert row[2]


async def test_several_statements_see_one_moment(acme: Acme) -> None:
    async def bump() -> None:
        for _ in range(50):
            await Page.filter(id=acme.page.id).update(version=acme.page.version)
            acme.page.version += 1

    bumping = asyncio.create_task(bump())
    sql = "SELECT version FROM page WHERE id = ?"
    while not bumping.done():
        seen = await read(*[(sql, [acme.page.id])] * 4)
        assert len({rows[0][0] for rows in seen}) == 1
    await bumping


async def test_a_reader_does_not_wait_for_an_open_transaction(acme: Acme) -> None:
    async with in_transaction():
        await Page.filter(id=acme.page.id).update(name="Unseen")
        async with asyncio.timeout(1):
            ((name,),) = (await read(("SELECT name FROM page WHERE id = ?", [acme.page.id])))[0]
    assert name == "Acme"


async def test_a_mistake_in_the_statement_is_no_outage(database: Database) -> None:
    with pytest.raises(OperationalError):
        await read(("SELECT nothing FROM nowhere", []))
