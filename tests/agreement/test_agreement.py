"""Random trees and acts: HTML, status.json, badge and the API's status always say what the model says."""

import asyncio
import random
import shutil
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.core.ids import parse_public_id, public_id
from app.db.opening import database_open
from app.factory import create_app
from app.plugging import plug_in
from app.settings import Settings
from tenants.components.edit import ComponentEdit, edit_component, pin_category
from tenants.components.move import move_component
from tenants.components.remove import remove_component
from tenants.words import Status
from tests.agreement.bodies import Said, said_by_api, said_by_badge, said_by_html, said_by_status_json
from tests.agreement.model import ORDER, Model, Part, Trouble
from tests.evidence import Size
from tests.factories import OPERATOR, make_account, make_component, make_key, make_page

ACTS = 25
STATES = ("investigating", "identified", "in_progress", "monitoring")
IMPACTS = ("none", "minor", "major", "critical")


class Story:
    """One page, driven at random through the API and the verbs, with the model beside it."""

    def __init__(self, web: httpx.AsyncClient, page_id: Any, secret: str, chance: random.Random) -> None:
        self.web, self.page_id, self.chance = web, page_id, chance
        self.bearer = {"Authorization": f"Bearer {secret}"}
        self.model = Model()

    async def act(self) -> None:
        """Something that an owner or a monitor might do."""
        leaves, groups = self.model.leaves(), self.groups()
        acts = [self.add_leaf, self.add_group, self.open_incident]
        acts += [self.set_status, self.set_status, self.rename, self.move, self.remove] if leaves else []
        acts += [self.pin] if groups else []
        acts += [self.update, self.resolve] if self.model.troubles else []
        await self.chance.choice(acts)()

    async def add_leaf(self) -> None:
        await self._add(self.chance.choice([self.model.root, *self.groups()]), is_group=False)

    async def add_group(self) -> None:
        await self._add(self.model.root, is_group=True)

    async def _add(self, parent: Part, *, is_group: bool) -> None:
        name = f"{'Group' if is_group else 'Part'} {self.chance.randrange(10**6)}"
        row = await make_component(
            self.page_id,
            name,
            parent_id=parse_public_id("c", parent.id) if parent.id else None,
            category=is_group,
        )
        parent.parts.append(Part(public_id("c", row.id), name, is_group))

    async def set_status(self) -> None:
        leaf, status = self.chance.choice(self.model.leaves()), self.chance.choice(ORDER)
        await self.post(f"components/{leaf.id}/status", {"status": status})
        leaf.status = status

    async def rename(self) -> None:
        part = self.chance.choice(self.model.leaves())
        part.name = f"Renamed <{self.chance.randrange(100)}> & co"
        await edit_component(OPERATOR, self.page_id, self.row(part), ComponentEdit(name=part.name))

    async def move(self) -> None:
        part = self.chance.choice(self.model.leaves())
        parent = self.chance.choice([self.model.root, *self.groups()])
        others = [other for other in parent.parts if other is not part]
        before = self.chance.choice([None, *others])
        await move_component(
            OPERATOR, self.page_id, self.row(part), self.row(parent), self.row(before) if before else None
        )
        self.parent_of(part).parts.remove(part)
        parent.parts.insert(parent.parts.index(before) if before else len(parent.parts), part)

    async def remove(self) -> None:
        part = self.chance.choice(self.model.leaves())
        await remove_component(OPERATOR, self.page_id, self.row(part))
        self.parent_of(part).parts.remove(part)

    async def pin(self) -> None:
        group, status = self.chance.choice(self.groups()), self.chance.choice([None, *ORDER])
        await pin_category(OPERATOR, self.page_id, self.row(group), Status(status) if status else None)
        group.pinned = status

    async def open_incident(self) -> None:
        title, state, impact = (
            f"Trouble {self.chance.randrange(1000)}", self.chance.choice(STATES), self.chance.choice(IMPACTS),
        )  # fmt: skip
        touched, sent = self.some_components()
        made = await self.post("incidents", {"title": title, "impact": impact, "components": sent})
        trouble = Trouble(made["id"], title, "investigating", impact, None)
        self.model.troubles.append(trouble)
        self.touch(trouble, touched)
        await self.post(f"incidents/{trouble.id}/updates", {"state": state, "body": "Looking."})
        trouble.state, trouble.text = state, "Looking."

    async def update(self) -> None:
        trouble, state = self.chance.choice(self.model.troubles), self.chance.choice(STATES)
        touched, sent = self.some_components()
        text = f"Still at it {self.chance.randrange(1000)}"
        await self.post(f"incidents/{trouble.id}/updates", {"state": state, "body": text, "components": sent})
        trouble.state, trouble.text = state, text
        self.touch(trouble, touched)

    async def resolve(self) -> None:
        trouble = self.chance.choice(self.model.troubles)
        await self.post(f"incidents/{trouble.id}/updates", {"state": "resolved"})
        self.model.free(trouble)

    def touch(self, trouble: Trouble, touched: dict[str, str]) -> None:
        for leaf_id, status in touched.items():
            self.model.set(leaf_id, status)
            trouble.touched.add(leaf_id)

    def some_components(self) -> tuple[dict[str, str], list[dict[str, str]]]:
        leaves = self.model.leaves()
        chosen = self.chance.sample(leaves, self.chance.randint(0, min(3, len(leaves))))
        touched = {leaf.id: self.chance.choice(ORDER) for leaf in chosen}
        sent = [{"component": leaf_id, "status": status} for leaf_id, status in touched.items()]
        return touched, [*sent, {"component": "nobody of that name", "status": "outage"}]

    async def post(self, path: str, body: Any) -> Any:
        reply = await self.web.post(
            f"http://localhost:8000/api/v1/status-api/{path}", json=body, headers=self.bearer
        )
        assert reply.status_code == 200, reply.text
        return reply.json().get("data")

    def groups(self) -> list[Part]:
        return [part for part in self.model.root.all() if part.is_group and part.id]

    def parent_of(self, part: Part) -> Part:
        return next(other for other in self.model.root.all() if part in other.parts)

    def row(self, part: Part) -> Any:
        return parse_public_id("c", part.id)

    async def require_agreement(self) -> None:
        """All four bodies against the model."""
        page = "http://story.localhost:8000"
        as_html = said_by_html((await self.web.get(f"{page}/")).content)
        as_json = said_by_status_json((await self.web.get(f"{page}/status.json")).json())
        badge = said_by_badge((await self.web.get(f"{page}/badge.svg")).content)
        api = "http://localhost:8000/api/v1/status-api/status"
        as_api = said_by_api((await self.web.get(api, headers=self.bearer)).json())
        for said in (as_html, as_json, badge, as_api):
            self.require(said)

    def require(self, said: Said) -> None:
        model = self.model
        leaves = [(leaf.id, leaf.name, leaf.status) for leaf in model.leaves()]
        incidents = [(each.id, each.title, each.state, each.impact) for each in reversed(model.troubles)]
        assert said.leaves in (None, leaves)
        assert said.indicator in (None, model.indicator())
        assert said.headline in (None, model.headline())
        if said.incidents is not None:
            assert [each[:3] for each in said.incidents] == [each[:3] for each in incidents]
            assert all(
                shown[3] in ("", meant[3]) for shown, meant in zip(said.incidents, incidents, strict=True)
            )
        if said.groups is not None:
            assert said.groups == {group.id: group.shown for group in self.groups()}


@pytest.mark.parametrize("batch", range(4))
def test_four_bodies_never_disagree(batch: int, sqlite_template: Path, tmp_path: Path, size: Size) -> None:
    for number in range(size(ci=5, full=75)):
        folder = tmp_path / str(number)
        folder.mkdir()
        asyncio.run(_tell(sqlite_template, folder, seed=batch * 1_000 + number))


async def _tell(template: Path, folder: Path, seed: int) -> None:
    shutil.copyfile(template, folder / "hep.db")
    settings = Settings.from_env(
        {
            "HEP_DATA_DIR": str(folder),
            "HEP_DATABASE_URL": f"sqlite:///{folder}/hep.db",
            "HEP_KEY_WRITES_PER_MINUTE": "0",
            "HEP_KEY_READS_PER_MINUTE": "0",
        }
    )
    publisher = plug_in(settings)
    async with database_open(settings.database_url):
        app = create_app(settings, init_db=False)
        account = await make_account()
        page = await make_page(account.id, "story")
        key = await make_key(page.id)
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app)) as web:
            story = Story(web, page.id, key.secret, random.Random(seed))
            for _ in range(ACTS):
                await story.act()
                await story.require_agreement()
    await publisher.close()
