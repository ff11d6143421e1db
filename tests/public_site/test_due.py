"""Pages that time alone has changed are published by their first visitor, within reason."""

import asyncio
from uuid import UUID, uuid4

import pytest

from app.core.errors import Unavailable
from public_site.due import Due
from public_site.publishing import DiskPublisher
from public_site.visits import Visits
from tests.fakes import FakeClock
from tests.public_site.desk import Desk
from tests.public_site.test_publishing import shown

PAGE = uuid4()


class Flights:
    def __init__(self) -> None:
        self.started: list[UUID] = []
        self.failure: Unavailable | None = None
        self.gate = asyncio.Event()

    async def publish(self, page_id: UUID) -> None:
        self.started.append(page_id)
        await self.gate.wait()
        if self.failure:
            raise self.failure


async def test_the_first_visit_after_midnight_gets_the_new_day(
    clock: FakeClock, desk: Desk, presses: DiskPublisher, reader: Visits
) -> None:
    page_id = desk.add(next_change_at=clock.at + 1000)
    await presses.publish(page_id, 1)
    clock.forward(2)
    desk.edit(page_id, name="Next day", next_change_at=clock.at + 86_400_000)
    assert shown(reader) is None
    assert await reader.fast_path.settle("acme.localhost")
    assert shown(reader) == b"<svg>Next day</svg>"


async def test_one_flight_a_page_and_the_others_take_what_is_there(clock: FakeClock) -> None:
    flights = Flights()
    due = Due(flights.publish)
    await due.publish(PAGE)
    assert not due.is_wanted(PAGE)
    await due.publish(PAGE)
    flights.gate.set()
    await due.close()
    assert flights.started == [PAGE]


async def test_fifty_a_second_and_no_more(clock: FakeClock) -> None:
    flights = Flights()
    flights.gate.set()
    due = Due(flights.publish)
    for _ in range(70):
        await due.publish(uuid4())
    assert len(flights.started) == 50
    clock.forward(1)
    assert due.is_wanted(PAGE)


async def test_a_page_that_could_not_be_published_rests_for_a_while(clock: FakeClock) -> None:
    flights = Flights()
    flights.failure, due = Unavailable(), Due(flights.publish)
    flights.gate.set()
    await due.publish(PAGE)
    assert not due.is_wanted(PAGE)
    clock.forward(30)
    assert due.is_wanted(PAGE)


async def test_a_visit_does_not_wait_for_a_database_that_does_not_answer(clock: FakeClock) -> None:
    flights = Flights()
    await asyncio.wait_for(Due(flights.publish).publish(PAGE), 2)
    flights.gate.set()


async def test_while_the_database_is_away_the_page_of_yesterday_is_shown(
    clock: FakeClock, desk: Desk, presses: DiskPublisher, reader: Visits
) -> None:
    await presses.publish(desk.add(next_change_at=clock.at + 1000), 1)
    clock.forward(2)
    desk.broken = ConnectionError("gone")
    assert await reader.fast_path.settle("acme.localhost")
    assert shown(reader) == b"<svg>Acme</svg>"


@pytest.mark.parametrize("path", ["/", "/status.json"])
async def test_all_paths_wait_for_the_flight(
    clock: FakeClock, desk: Desk, presses: DiskPublisher, reader: Visits, path: str
) -> None:
    await presses.publish(desk.add(next_change_at=clock.at + 1000), 1)
    clock.forward(2)
    assert shown(reader, path=path) is None
