"""The step that brought templates gives the pages that there are the six of every new page."""

import shutil
from pathlib import Path

from tortoise.connection import get_connection

from app.core.ids import new_id
from app.db.migrate import migrate
from app.db.opening import database_open
from migrations.generate import FOLDER
from tenants.templates.defaults import DEFAULTS
from tenants.templates.draft import draft_of
from tenants.templates.models import IncidentTemplate

LAST_WITHOUT = 4
# As the columns were then: the models of today may have others.
ACCOUNT = """INSERT INTO account (id, email, password_hash, standing, staff_role, version, created_at)
 VALUES ('{account}', 'ada@acme.example', '!', 'good', '', 1, 7)"""
PAGE = """INSERT INTO page (id, account_id, name, slug, labels, theme, time_zone, show_uptime, show_footer,
 count_manual, weights, is_public, suspended, version, created_at)
 VALUES ('{page}', '{account}', 'Acme', 'acme', '{{}}', '{{}}', 'UTC', true, true,
 false, '{{}}', true, false, 1, 7)"""


async def test_pages_from_before_have_six_templates(empty_database_url: str, tmp_path: Path) -> None:
    before = _steps_without(tmp_path / "models")
    await migrate(empty_database_url, before)
    account_id, page_id = new_id(), new_id()
    async with database_open(empty_database_url):
        for sql in (ACCOUNT, PAGE):
            await get_connection("default").execute_script(sql.format(account=account_id, page=page_id))
    await migrate(empty_database_url)
    async with database_open(empty_database_url):
        given = await IncidentTemplate.filter(page_id=page_id).order_by("name")
    assert [draft_of(each) for each in given] == list(DEFAULTS)
    assert {each.created_at for each in given} == {7}


def _steps_without(folder: Path) -> Path:
    """The history as it was before there were templates."""
    shutil.copytree(FOLDER, folder)
    for step in folder.glob("[0-9]*_*.py"):
        if int(step.name.partition("_")[0]) > LAST_WITHOUT:
            step.unlink()
    return folder
