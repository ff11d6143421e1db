"""Random trees, acts and hours: HTML, status.json, badge and the API's status say what the model says."""

import random
from collections.abc import AsyncIterator
from dataclasses import replace
from uuid import UUID

import httpx
import pytest

from app.factory import create_app
from app.settings import Settings
from ledger.plans import PlanName
from tenants.pages.publisher import plug
from tenants.pages.publisher import publisher as plugged_publisher
from tests.agreement.bodies import Said
from tests.agreement.model import Model
from tests.agreement.story import Story
from tests.conftest import Database
from tests.evidence import Size
from tests.factories import make_account, make_key, make_page
from tests.fakes import FakeClock

ACTS = 40
KINDS = {
    *("add_leaf", "add_group", "move", "move_group", "remove", "rename", "rename_words", "pin", "set_status"),
    *("open_incident", "update", "amend", "resolve", "reopen", "delete", "plan_maintenance", "pass_time"),
}


@pytest.fixture
async def web(database: Database, settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """The whole application, without limits for keys."""
    before = plugged_publisher()
    app = create_app(replace(settings, key_writes_per_minute=0, key_reads_per_minute=0), init_db=False)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app)) as client:
        yield client
    plug(before)


@pytest.mark.sqlite_only
@pytest.mark.parametrize("batch", range(1, 4))
async def test_four_bodies_never_disagree(
    web: httpx.AsyncClient, clock: FakeClock, size: Size, batch: int
) -> None:
    await tell_stories(web, clock, size, batch)


async def test_four_bodies_never_disagree_on_either_database(
    web: httpx.AsyncClient, clock: FakeClock, size: Size
) -> None:
    await tell_stories(web, clock, size, batch=0)


async def tell_stories(web: httpx.AsyncClient, clock: FakeClock, size: Size, batch: int) -> None:
    """A batch of stories; each is a page of its own, and together they do everything that can be done."""
    done: set[str] = set()
    for number in range(size(ci=5, full=15)):
        page, key = await found_page(f"story{number}")
        story = Story(web, clock, page, key, random.Random(batch * 1_000 + number))
        for _ in range(ACTS):
            done.add(await story.act())
            for said in await story.heard(f"http://story{number}.localhost:8000"):
                require(said, story.model)
    assert done == KINDS


async def found_page(slug: str) -> tuple[UUID, str]:
    page = await make_page((await make_account(plan=PlanName.PRIME)).id, slug)
    return page.id, (await make_key(page.id)).secret


def require(said: Said, model: Model) -> None:
    """What one body says is what the model means, or nothing."""
    active = model.active()
    meant = Said(
        leaves=[(leaf.id, leaf.name, leaf.status) for leaf in model.leaves()],
        words=[model.words[leaf.status] for leaf in model.leaves()],
        indicator=model.indicator(),
        headline=model.headline(),
        incidents=[(each.id, each.title, each.state) for each in active],
        impacts=[each.impact for each in active],
        latest=[each.latest for each in active],
        on_cards=[each.on_card for each in active],
        waiting=[each.id for each in model.waiting()],
        groups={group.id: group.shown for group in model.groups()},
    )
    spoken = {name: value for name, value in vars(said).items() if value is not None}
    assert spoken == {name: getattr(meant, name) for name in spoken}
