"""One page, driven at random through the API and the verbs, with the model beside it."""

import random
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import httpx

from app.core.clock import MS_PER_SECOND
from app.core.ids import parse_public_id, public_id
from tenants.components.edit import ComponentEdit, edit_component, pin_category
from tenants.components.move import move_component
from tenants.components.remove import remove_component
from tenants.incidents.amend import amend_update
from tenants.incidents.reading import incident_of
from tenants.incidents.references import Reference
from tenants.incidents.remove import delete_incident
from tenants.incidents.window import MaintenanceDraft, schedule_maintenance
from tenants.jobs.run import run_due
from tenants.pages.edit import PageEdit, edit_page
from tenants.words import Impact, Status
from tests.agreement.bodies import Said, said_by_api, said_by_badge, said_by_html, said_by_status_json
from tests.agreement.model import ORDER, WORDS, Model, Part, Trouble
from tests.factories import OPERATOR, make_component
from tests.fakes import FakeClock

API = "http://localhost:8000/api/v1/status-api"
STATES = ("investigating", "identified", "in_progress", "monitoring")
IMPACTS = ("none", "minor", "major", "critical")
HOUR_MS = 3_600 * MS_PER_SECOND

Act = Callable[[], Awaitable[None]]


class Story:
    """`page` is where visitors find the page, `bearer` the header that lets its monitor in."""

    def __init__(
        self, web: httpx.AsyncClient, clock: FakeClock, page_id: UUID, secret: str, chance: random.Random
    ) -> None:
        self.web, self.clock, self.page_id, self.chance = web, clock, page_id, chance
        self.bearer = {"Authorization": f"Bearer {secret}"}
        self.model = Model()

    async def act(self) -> str:
        """Something that an owner or a monitor might do, or that time does; says what it was."""
        model = self.model
        leaves, over = model.leaves(), [each for each in model.troubles if each.is_over]
        acts: list[Act] = [self.add_leaf, self.add_group, self.open_incident, self.rename_words]
        acts += [self.set_status, self.set_status, self.rename, self.move, self.remove] if leaves else []
        acts += [self.pin, self.move_group] if model.groups() else []
        acts += [self.update, self.resolve] if model.active() else []
        acts += [self.plan_maintenance] if leaves else []
        acts += [self.pass_time, self.pass_time] if model.moments(self.clock.at) else []
        acts += [self.amend, self.delete] if model.troubles else []
        acts += [self.reopen] if over else []
        act = self.chance.choice(acts)
        await act()
        return act.__name__

    async def add_leaf(self) -> None:
        await self._add(self.chance.choice([self.model.root, *self.model.groups()]), is_group=False)

    async def add_group(self) -> None:
        await self._add(self.chance.choice(self.model.homes_for(Part("", "", is_group=True))), is_group=True)

    async def _add(self, parent: Part, *, is_group: bool) -> None:
        name = f"{'Group' if is_group else 'Part'} {self.chance.randrange(10**6)}"
        row = await make_component(self.page_id, name, parent_id=_row(parent), category=is_group)
        parent.parts.append(Part(public_id("c", row.id), name, is_group))

    async def set_status(self) -> None:
        leaf, status = self.chance.choice(self.model.leaves()), self.chance.choice(ORDER)
        await self.post(f"components/{leaf.id}/status", {"status": status})
        self.model.set(leaf.id, status)

    async def rename(self) -> None:
        part = self.chance.choice(self.model.leaves())
        part.name = f"Renamed <{self.chance.randrange(100)}> & co"
        await edit_component(OPERATOR, self.page_id, _row_of(part), ComponentEdit(name=part.name))

    async def rename_words(self) -> None:
        renamed = self.chance.sample(list(WORDS), self.chance.randrange(4))
        labels = {name: f"{name} <{self.chance.randrange(100)}> & so" for name in renamed}
        await edit_page(OPERATOR, self.page_id, PageEdit(labels=labels))
        self.model.words = WORDS | labels

    async def move(self) -> None:
        await self._move(self.chance.choice(self.model.leaves()))

    async def move_group(self) -> None:
        await self._move(self.chance.choice(self.model.groups()))

    async def _move(self, part: Part) -> None:
        home = self.chance.choice(self.model.homes_for(part))
        before = self.chance.choice([None, *(other for other in home.parts if other is not part)])
        place = (_row(home), _row(before) if before else None)
        await move_component(OPERATOR, self.page_id, _row_of(part), *place)
        self.model.parent_of(part).parts.remove(part)
        home.parts.insert(home.parts.index(before) if before else len(home.parts), part)

    async def remove(self) -> None:
        part = self.chance.choice(self.model.leaves())
        await remove_component(OPERATOR, self.page_id, _row_of(part))
        self.model.parent_of(part).parts.remove(part)

    async def pin(self) -> None:
        group, status = self.chance.choice(self.model.groups()), self.chance.choice([None, *ORDER])
        await pin_category(OPERATOR, self.page_id, _row_of(group), Status(status) if status else None)
        group.pinned = status

    async def open_incident(self) -> None:
        title, impact = f"Trouble {self.chance.randrange(1000)}", self.chance.choice(IMPACTS)
        touched, sent = self.some_components()
        made = await self.post(
            "incidents", {"title": title, "impact": impact, "body": "Looking.", "components": sent}
        )
        trouble = Trouble(made["id"], title, "investigating", impact, ["Looking."])
        self.model.troubles.append(trouble)
        self.model.touch(trouble, touched)

    async def update(self) -> None:
        await self._update(self.chance.choice(self.model.active()))

    async def reopen(self) -> None:
        await self._update(self.chance.choice([each for each in self.model.troubles if each.is_over]))

    async def _update(self, trouble: Trouble) -> None:
        state, (touched, sent) = self.chance.choice(STATES), self.some_components()
        text = self.chance.choice(["", f"Still at it {self.chance.randrange(1000)}"])
        await self.post(f"incidents/{trouble.id}/updates", {"state": state, "body": text, "components": sent})
        trouble.state = state
        trouble.texts.append(text)
        self.model.touch(trouble, touched)

    async def resolve(self) -> None:
        trouble = self.chance.choice(self.model.active())
        await self.post(f"incidents/{trouble.id}/updates", {"state": "resolved"})
        self.model.free(trouble)

    async def amend(self) -> None:
        trouble = self.chance.choice(self.model.troubles)
        number = self.chance.randrange(len(trouble.texts))
        text = self.chance.choice(["", f"Corrected <{self.chance.randrange(1000)}> & so"])
        detail = await incident_of(OPERATOR, self.page_id, _incident(trouble))
        await amend_update(OPERATOR, self.page_id, detail.updates[-1 - number].id, text)
        trouble.texts[number] = text

    async def delete(self) -> None:
        trouble = self.chance.choice(self.model.troubles)
        await delete_incident(OPERATOR, self.page_id, _incident(trouble))
        self.model.forget(trouble)

    async def plan_maintenance(self) -> None:
        title, (planned, _) = f"Works {self.chance.randrange(1000)}", self.some_components()
        starts_at = self.clock.at + self.chance.randrange(1, HOUR_MS)
        ends_at = starts_at + self.chance.randrange(1, HOUR_MS)
        held = tuple(Reference(leaf_id, Status(status)) for leaf_id, status in planned.items())
        draft = MaintenanceDraft(title, starts_at, ends_at, "Planned.", held, Impact.MINOR)
        row = await schedule_maintenance(OPERATOR, self.page_id, draft)
        window, shown_id = (starts_at, ends_at), public_id("i", row.id)
        trouble = Trouble(shown_id, title, "identified", "minor", ["Planned."], set(planned), window, planned)
        trouble.begun = False
        self.model.troubles.append(trouble)

    async def pass_time(self) -> None:
        """On to the next beginning or end; now and then nobody is awake for a whole window."""
        before, moments = self.clock.at, self.model.moments(self.clock.at)
        whole = any(list(each.window or ()) == moments[:2] for each in self.model.waiting())
        self.clock.at = moments[1] if whole and self.chance.random() < 0.3 else moments[0]
        outcomes: list[str] = []
        while await run_due(lambda _, outcome: outcomes.append(outcome)):
            pass
        assert set(outcomes) <= {"done"}
        self.model.pass_time(before, self.clock.at)

    def some_components(self) -> tuple[dict[str, str], list[dict[str, str]]]:
        leaves = self.model.leaves()
        chosen = self.chance.sample(leaves, self.chance.randint(0, min(3, len(leaves))))
        touched = {leaf.id: self.chance.choice(ORDER) for leaf in chosen}
        sent = [{"component": leaf_id, "status": status} for leaf_id, status in touched.items()]
        return touched, [*sent, {"component": "nobody of that name", "status": "outage"}]

    async def post(self, path: str, body: Any) -> Any:
        reply = await self.web.post(f"{API}/{path}", json=body, headers=self.bearer)
        assert reply.status_code == 200, reply.text
        return reply.json().get("data")

    async def heard(self, page: str) -> list[Said]:
        """All four bodies; `page` is where visitors find it."""
        return [
            said_by_html((await self.web.get(f"{page}/")).content),
            said_by_status_json((await self.web.get(f"{page}/status.json")).json()),
            said_by_badge((await self.web.get(f"{page}/badge.svg")).content),
            said_by_api((await self.web.get(f"{API}/status", headers=self.bearer)).json()),
        ]


def _row(part: Part) -> UUID | None:
    """The row of a part; the root has none."""
    return parse_public_id("c", part.id) if part.id else None


def _row_of(part: Part) -> UUID:
    row_id = _row(part)
    assert row_id is not None
    return row_id


def _incident(trouble: Trouble) -> UUID:
    row_id = parse_public_id("i", trouble.id)
    assert row_id is not None
    return row_id
