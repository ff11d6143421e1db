"""Looking for what other nodes changed, while the database comes and goes."""

import asyncio
from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from app import following
from app.core.beside import beside
from app.core.errors import Unavailable
from app.following import Watch
from public_site.following import Follower
from tenants.pages.moves import Look, Move

PAGE = uuid4()


class Notes(Follower):
    """Remembers what was asked of it, in order."""

    def __init__(self) -> None:
        self.asked: list[object] = []

    def want(self, page_id: UUID, version: int) -> None:
        self.asked.append(Move(page_id, version))

    def try_again(self) -> None:
        self.asked.append("try again")


class Answers:
    """What the database says to one look after the other; the last answer is repeated."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.next: list[Look | Exception] = [Look("1:1:", "first", ())]
        self.seen: list[str | None] = []
        monkeypatch.setattr(following, "look_for_moves", self.look)
        monkeypatch.setattr(following, "POLL_SECONDS", 0.001)

    async def look(self, seen: str | None) -> Look:
        self.seen.append(seen)
        answer = self.next.pop(0) if len(self.next) > 1 else self.next[0]
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    return Answers(monkeypatch)


@pytest.fixture
def notes() -> Notes:
    return Notes()


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not holds():  # noqa: ASYNC110  the watch tells nobody
            await asyncio.sleep(0.001)


async def test_each_look_asks_for_what_the_last_one_could_not_see(answers: Answers, notes: Notes) -> None:
    answers.next = [Look("1:1:", "first", ()), Look("2:2:", "first", (Move(PAGE, 7),))]
    watch = Watch(notes)
    for _ in range(3):
        await watch.look()
    assert answers.seen == [None, "1:1:", "2:2:"]
    assert notes.asked == [Move(PAGE, 7), Move(PAGE, 7)]


async def test_a_notification_is_handed_on_and_nonsense_is_not(notes: Notes) -> None:
    watch = Watch(notes)
    watch.told(f"{PAGE} 3")
    watch.told("whatever")
    assert notes.asked == [Move(PAGE, 3)]


@pytest.mark.parametrize("trouble", [Unavailable(), ValueError("odd")])
async def test_looking_outlives_every_failure_and_misses_nothing(
    answers: Answers, notes: Notes, trouble: Exception
) -> None:
    watch = Watch(notes)
    await watch.look()
    answers.next = [trouble, trouble, Look("2:2:", "first", (Move(PAGE, 7),)), Look("3:3:", "first", ())]
    async with beside(watch.keep_looking()):
        await until(lambda: "3:3:" in answers.seen)
    assert answers.seen[:4] == [None, "1:1:", "1:1:", "1:1:"]
    assert Move(PAGE, 7) in notes.asked


async def test_pages_that_failed_are_tried_again_once_the_database_answers(
    answers: Answers, notes: Notes
) -> None:
    answers.next = [Unavailable(), Unavailable(), Look("1:1:", "first", ())]
    async with beside(Watch(notes).keep_looking()):
        await until(lambda: len(answers.seen) > 5)
    assert notes.asked == ["try again"]


async def test_a_server_that_took_over_has_all_pages_compared_until_it_succeeds(
    answers: Answers, notes: Notes, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[int] = []

    async def compare(*_: object) -> int:
        compared.append(len(compared))
        if len(compared) == 1:
            raise Unavailable
        return 0

    monkeypatch.setattr(following, "republish_behind", compare)
    answers.next = [Look("1:1:", "first", ()), Look("1:1:", "first", ()), Look("1:1:", "second", ())]
    watch = Watch(notes)
    async with beside(watch.keep_looking()), beside(watch.compare_in_doubt(object())):  # type: ignore[arg-type]
        await until(lambda: len(compared) == 2 and len(answers.seen) > 6)
    assert compared == [0, 1]
