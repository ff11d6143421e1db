"""The port through which a committed change becomes public; the factory or the CLI plugs it."""

from contextlib import AbstractContextManager, nullcontext
from typing import Protocol
from uuid import UUID

from app.core.errors import Unavailable


class Publisher(Protocol):
    """Makes pages on disk agree with the database."""

    async def publish(self, page_id: UUID, version: int) -> None:
        """Return once the page is out at `version` or later (a page that is gone or hidden: taken down)."""

    def expecting(self, page_id: UUID) -> AbstractContextManager[None]:
        """Within the block a change of the page is under way; a publish may wait to take it along."""


class _NoPublisher:
    async def publish(self, _page_id: UUID, _version: int) -> None:
        raise Unavailable("Nothing publishes pages in this program.")

    def expecting(self, _page_id: UUID) -> AbstractContextManager[None]:
        return nullcontext()


_publisher: Publisher = _NoPublisher()


def plug(publisher: Publisher) -> None:
    """Use `publisher` from now on in this program."""
    global _publisher
    _publisher = publisher


def publisher() -> Publisher:
    return _publisher
