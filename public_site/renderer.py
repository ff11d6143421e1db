"""What publishing and serving ask of the renderers, as one value that tests can replace."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from public_site.answer import Answer
from public_site.snapshot import Incident, Snapshot


class VariantOf(Protocol):
    def __call__(
        self, snapshot: Snapshot, fingerprint: str, *, only: str | None, tz: str | None, lang: str | None
    ) -> Answer: ...


@dataclass(frozen=True, slots=True)
class Renderer:
    """The renderers of one program; `edition` changes with anything they draw with."""

    edition: str
    hot: Callable[[Snapshot, str], list[Answer]]
    not_found: Callable[[Snapshot], bytes]
    variant: VariantOf
    incident: Callable[[Snapshot, Incident, str | None, str | None], Answer]
    month: Callable[[Snapshot, str, Sequence[Incident], str | None, str | None], list[Answer]]
    day: Callable[[Snapshot, str], Answer]
    neutral_not_found: bytes
    failed: bytes
    static: Mapping[str, Answer]
