"""What publishing and serving ask of the renderers, as one value that tests can replace."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from public_site.answer import Answer
from public_site.history import HistoryPage
from public_site.snapshot import Incident, Snapshot


class VariantOf(Protocol):
    def __call__(
        self, snapshot: Snapshot, fingerprint: str, *, only: str | None, tz: str | None, lang: str | None
    ) -> Answer: ...


class IncidentOf(Protocol):
    def __call__(
        self,
        snapshot: Snapshot,
        incident: Incident,
        older: str | None,
        newer: str | None,
        *,
        oldest_first: bool = False,
    ) -> Answer: ...


@dataclass(frozen=True, slots=True)
class Renderer:
    """The renderers of one program; `edition` changes with anything they draw with.

    `twins` draw an incident for programs, by the ending of its address. `picture` takes its time: call it
    in a thread.
    """

    edition: str
    hot: Callable[[Snapshot, str], list[Answer]]
    not_found: Callable[[Snapshot], bytes]
    gone: Callable[[Snapshot], bytes]
    variant: VariantOf
    incident: IncidentOf
    twins: Mapping[str, Callable[[Snapshot, Incident], Answer]]
    history: Callable[[Snapshot, HistoryPage], Answer]
    day: Callable[[Snapshot, str, Sequence[Incident]], Answer]
    picture: Callable[[Snapshot], Answer]
    uptime: Callable[[Snapshot], Answer]
    uptime_csv: Callable[[Snapshot], Answer]
    neutral_not_found: bytes
    failed: bytes
    static: Mapping[str, Answer]
