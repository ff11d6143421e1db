"""Migrating: from nothing, by several at once, with a failing step, and without drift from the models."""

import base64
import json
import shutil
import sys
import zlib
from pathlib import Path

import pytest
from tortoise.context import require_context

from app.db.migrate import MigrationFailed, migrate, missing, steps_in
from app.db.opening import database_open
from migrations.generate import FOLDER, generate
from tests.db.racing import race
from tests.db.schema import schema_of

MIGRATE_ON_A_LINE = """
import asyncio, json, sys
from app.db.migrate import migrate
print("ready", flush=True)
sys.stdin.readline()
print(json.dumps(asyncio.run(migrate(sys.argv[1]))))
"""
BROKEN_STEP = '''
UPGRADE = dict.fromkeys(("sqlite", "postgres"), """
CREATE TABLE half (id INTEGER);
INSERT INTO nowhere VALUES (1);
""")
MODELS_STATE = "{state}"
'''


@pytest.fixture
def broken_folder(tmp_path: Path) -> Path:
    """A history of one step whose second statement fails."""
    folder = tmp_path / "broken"
    folder.mkdir()
    state = base64.b64encode(zlib.compress(b"{}")).decode()
    (folder / "0_broken.py").write_text(BROKEN_STEP.format(state=state), "utf-8")
    return folder


async def test_an_empty_database_misses_every_step_and_then_none(empty_database_url: str) -> None:
    everything = [step.version for step in steps_in()]
    assert await missing(empty_database_url) == everything
    assert await migrate(empty_database_url) == everything
    assert await missing(empty_database_url) == []


async def test_six_processes_at_once_on_an_empty_database_all_end_well(empty_database_url: str) -> None:
    program = [sys.executable, "-c", MIGRATE_ON_A_LINE, empty_database_url]
    taken = [json.loads(output) for output in await race(program, processes=6)]
    assert sorted(taken) == [[], [], [], [], [], [step.version for step in steps_in()]]
    assert await missing(empty_database_url) == []


async def test_a_step_that_fails_halfway_leaves_nothing_behind(
    empty_database_url: str, broken_folder: Path
) -> None:
    with pytest.raises(MigrationFailed, match=r"0_broken\.py"):
        await migrate(empty_database_url, broken_folder)
    assert "half" not in str(await schema_of(empty_database_url))
    assert await missing(empty_database_url, broken_folder) == ["0_broken.py"]


async def test_the_migrated_schema_is_the_one_the_models_describe(
    database_url: str, empty_database_url: str
) -> None:
    async with database_open(empty_database_url):
        await require_context().generate_schemas()
    migrated = await schema_of(database_url)
    assert migrated
    assert migrated == await schema_of(empty_database_url)


async def test_the_newest_step_describes_the_models_as_they_are(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(FOLDER, tmp_path / "models"))
    assert await generate("nothing_new", copy) is None
