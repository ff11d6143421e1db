"""Ada, Ed, Vic and Mallory at the console, and nobody."""

from collections.abc import Iterator

import pytest
from httpx import AsyncClient

from tests.cast import Cast
from tests.mailbox import Mailbox, mailbox_plugged
from tests.ui.visiting import Visitor


@pytest.fixture
def ada(web: AsyncClient, cast: Cast) -> Visitor:
    """The owner."""
    return Visitor(web, cast.owner)


@pytest.fixture
def ed(web: AsyncClient, cast: Cast) -> Visitor:
    """The editor."""
    return Visitor(web, cast.editor)


@pytest.fixture
def vic(web: AsyncClient, cast: Cast) -> Visitor:
    """The viewer."""
    return Visitor(web, cast.viewer)


@pytest.fixture
def mallory(web: AsyncClient, cast: Cast) -> Visitor:
    """The rival, owner of a page of her own."""
    return Visitor(web, cast.rival)


@pytest.fixture
def nobody(web: AsyncClient) -> Visitor:
    """Somebody who is not signed in."""
    return Visitor(web, None)


@pytest.fixture
def mailbox(web: AsyncClient) -> Iterator[Mailbox]:
    """Where letters arrive, once the console is there that sends them."""
    with mailbox_plugged() as mailbox:
        yield mailbox
