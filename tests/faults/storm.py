"""Writers and readers of one page while its workers are killed, and what they saw."""

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from itertools import cycle, pairwise, product

from tests.installation import CONSOLE, Driven
from tests.wire import Wire

CONNECTIONS = 3
STATUS, VERSION = "/status.json", "/status-version.json"
INCIDENTS = "/api/v1/status-api/incidents"

Numbers = dict[str, int]


@dataclass
class Story:
    """What was acknowledged and what was read. The text of an update is its number in its incident.

    `known` tells the last numbers that a version of the page shows; `read` is what each reader got, in order:
    a version, and the numbers that had been acknowledged before it was asked for.
    """

    port: int
    page: Driven
    acknowledged: Numbers = field(default_factory=dict)
    known: dict[str, Numbers] = field(default_factory=dict)
    read: list[list[tuple[str, Numbers]]] = field(default_factory=list)
    over: bool = False

    @property
    def writes(self) -> int:
        """How many updates have been acknowledged, or are older than one that was."""
        return sum(self.acknowledged.values())

    def stale(self) -> list[str]:
        """Versions that lacked something acknowledged when they were asked for."""
        return [version for version, least in self._judged() if _lacks(self.known[version], least)]

    def steps_back(self) -> list[tuple[str, str]]:
        """Versions that a reader got after one that shows more."""
        readers = [[version for version, _ in reader if version in self.known] for reader in self.read]
        pairs = [pair for reader in readers for pair in pairwise(reader)]
        return [(first, then) for first, then in pairs if _lacks(self.known[then], self.known[first])]

    def share_known(self) -> float:
        """How much of what was read can be judged."""
        return len(list(self._judged())) / sum(len(reader) for reader in self.read)

    def _judged(self) -> Iterator[tuple[str, Numbers]]:
        return (answer for reader in self.read for answer in reader if answer[0] in self.known)


def _lacks(shown: Numbers, least: Numbers) -> bool:
    return any(shown[incident] < number for incident, number in least.items())


async def open_incidents(story: Story, number: int) -> None:
    """What the writers update."""
    async with Wire(story.port) as wire:
        for each in range(number):
            reply = await wire.post(
                CONSOLE, INCIDENTS, {"title": f"Storm {each}", "body": "0"}, **story.page.bearer
            )
            story.acknowledged[reply.json()["data"]["id"]] = 0


async def write(story: Story, incident: str) -> None:
    """Count upwards in the incident's updates; a number that was answered with 200 is acknowledged."""
    number = 0
    async with Wire(story.port) as wire:
        while not story.over:
            number += 1
            body = {"state": "identified", "body": str(number)}
            try:
                reply = await wire.post(CONSOLE, f"{INCIDENTS}/{incident}/updates", body, **story.page.bearer)
            except ConnectionError:
                await asyncio.sleep(0.02)
                continue
            if reply.status == 200:
                story.acknowledged[incident] = number
            else:
                assert reply.status == 503, reply
                await asyncio.sleep(0.05)


async def read(story: Story) -> None:
    """Visit the page on several connections in turn, most likely to several workers."""
    story.read.append(seen := [])
    async with AsyncExitStack() as stack:
        wires = [await stack.enter_async_context(Wire(story.port)) for _ in range(CONNECTIONS)]
        for path, wire in cycle(product((STATUS, VERSION), wires)):
            if story.over:
                return
            least = dict(story.acknowledged)
            try:
                answer = (await wire.get(story.page.host, path)).json()
            except ConnectionError:
                await asyncio.sleep(0.02)
                continue
            seen.append((answer["version"], least))
            if path == STATUS:
                story.known[answer["version"]] = numbers_in(answer)
            await asyncio.sleep(0.005)


async def shown(port: int, page: Driven) -> Numbers:
    """The last update of each incident, as a visitor reads it now."""
    async with Wire(port) as wire:
        return numbers_in((await wire.get(page.host, STATUS)).json())


def numbers_in(status: dict[str, list[dict[str, str]]]) -> Numbers:
    return {incident["id"]: int(incident["latestUpdate"]) for incident in status["incidents"]}
