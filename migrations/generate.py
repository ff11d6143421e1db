"""`make migration NAME=…`: write the next step from what the models have become, for both databases.

No database is needed. The first step is the whole schema; a later one holds what aerich finds changed.
Read the result before committing it: what SQLite cannot alter in place must be written by hand.
"""

import asyncio
import importlib.util
import re
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from aerich import Command
from aerich.exceptions import NotSupportError
from aerich.migrate import Migrate
from aerich.utils import get_formatted_compressed_data, get_models_describe
from tortoise.connection import get_connection
from tortoise.context import TortoiseContext
from tortoise.utils import get_schema_sql

from app.db.config import database_config
from migrations.checks import CHECKS

APP = "models"
FOLDER = Path(__file__).parent / APP
URLS = {"sqlite": "sqlite:///unused.sqlite3", "postgres": "postgresql://localhost/unused"}
BY_HAND = "-- SQLite cannot do this in place; write the rebuild by hand: {reason}\nTO BE WRITTEN;"
TEMPLATE = '''"""{title}"""

from tortoise import BaseDBAsyncClient

UPGRADE = {{
    "sqlite": """
{up_sqlite}
""",
    "postgres": """
{up_postgres}
""",
}}

DOWNGRADE = {{
    "sqlite": """
{down_sqlite}
""",
    "postgres": """
{down_postgres}
""",
}}


async def upgrade(db: BaseDBAsyncClient) -> str:
    """The SQL of this step."""
    return UPGRADE[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    """The SQL that takes it back."""
    return DOWNGRADE[db.capabilities.dialect]


MODELS_STATE = (
    {models}
)
'''


async def generate(name: str, folder: Path = FOLDER) -> Path | None:
    """Write the next step into `folder`; None when the models have not changed."""
    number = _count_of_steps(folder)
    if number == 0:
        up = {dialect: await _whole_schema(dialect) for dialect in URLS}
        down = {dialect: _drop_all(sql) for dialect, sql in up.items()}
    else:
        both = {dialect: await _difference(dialect, folder) for dialect in URLS}
        if not any(up_sql for up_sql, _ in both.values()):
            return None
        up = {dialect: sql for dialect, (sql, _) in both.items()}
        down = {dialect: sql for dialect, (_, sql) in both.items()}
    path = folder / f"{number}_{name}.py"
    path.write_text(_file_text(name, up, down, await _models_state()), "utf-8")
    return path


def _count_of_steps(folder: Path) -> int:
    return sum(1 for _ in folder.glob("[0-9]*_*.py"))


def _file_text(name: str, up: dict[str, str], down: dict[str, str], models: str) -> str:
    return TEMPLATE.format(
        title=name.replace("_", " ").capitalize() + ".",
        up_sqlite=up["sqlite"],
        up_postgres=up["postgres"],
        down_sqlite=down["sqlite"],
        down_postgres=down["postgres"],
        models=models,
    )


def config(dialect: str) -> dict[str, Any]:
    """The program's configuration with aerich's own table beside ours."""
    found = database_config(URLS[dialect])
    found["apps"][APP]["models"] = [*found["apps"][APP]["models"], "aerich.models"]
    return found


async def _whole_schema(dialect: str) -> str:
    async with _models_loaded(dialect):
        sql = str(get_schema_sql(get_connection("default"), safe=False))
    for table, rules in CHECKS.items():
        sql = _with_checks(sql, table, rules)
    return "\n".join(line for line in sql.splitlines() if line.strip())


def _with_checks(sql: str, table: str, rules: tuple[str, ...]) -> str:
    start = sql.index(f'CREATE TABLE "{table}" (')
    end = sql.index("\n)", start)
    checks = "".join(
        f',\n    CONSTRAINT "check_{table}_{number}" CHECK ({rule})' for number, rule in enumerate(rules, 1)
    )
    return sql[:end] + checks + sql[end:]


def _drop_all(sql: str) -> str:
    tables = re.findall(r'CREATE TABLE "(\w+)"', sql)
    return "\n".join(f'DROP TABLE "{table}";' for table in reversed(tables))


async def _difference(dialect: str, folder: Path) -> tuple[str, str]:
    """What aerich would do and undo, told from the newest step's model state; ("", "") for nothing."""
    with TemporaryDirectory() as temporary:
        copy = Path(temporary) / APP
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("__pycache__"))
        _forget_operators()
        command = Command(tortoise_config=config(dialect), app=APP, location=temporary)
        try:
            async with _models_loaded(dialect):
                await command.init(offline=True)
                written = await command.migrate("step", no_input=True, offline=True)
        except NotSupportError as error:
            return BY_HAND.format(reason=error), ""
        return await _sql_in(copy / written) if written else ("", "")


async def _sql_in(path: Path) -> tuple[str, str]:
    """The SQL of a file in aerich's own format."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return _tidy(await module.upgrade(None)), _tidy(await module.downgrade(None))


def _tidy(sql: str) -> str:
    return "\n".join(line.strip() for line in sql.strip().splitlines())


def _forget_operators() -> None:
    """aerich gathers what it finds in class attributes and never empties them."""
    for name, value in vars(Migrate).items():
        if name.endswith(("_operators", "_m2m")) and isinstance(value, list):
            value.clear()


async def _models_state() -> str:
    async with _models_loaded("sqlite"):
        return get_formatted_compressed_data(get_models_describe(APP))


@asynccontextmanager
async def _models_loaded(dialect: str) -> AsyncIterator[None]:
    async with TortoiseContext() as context:
        await context.init(config=config(dialect))
        yield


def main() -> None:
    """Command line: the step's name, in small letters and underscores."""
    (name,) = sys.argv[1:]
    if not re.fullmatch(r"[a-z][a-z0-9_]{2,60}", name):
        sys.exit("NAME is small letters, digits and underscores.")
    path = asyncio.run(generate(name))
    sys.stdout.write(f"{path}\n" if path else "The models have not changed.\n")


if __name__ == "__main__":
    main()
