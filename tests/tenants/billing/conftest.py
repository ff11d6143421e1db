"""Stripe plugged in without a network, and where letters arrive."""

from collections.abc import AsyncIterator, Iterator

import pytest

from ledger.audit import verify
from tests.conftest import Database
from tests.fakes import FakeClock
from tests.mailbox import Mailbox, mailbox_plugged
from tests.stripe_desk import FakeTransport, stripe_plugged


@pytest.fixture(autouse=True)
async def whole_books(database: Database) -> AsyncIterator[None]:
    """Whatever a test did, the examination finds nothing to complain of afterwards."""
    yield
    assert (await verify(full=True)).findings == ()


@pytest.fixture
def transport(clock: FakeClock) -> Iterator[FakeTransport]:
    """Top-ups go by Stripe's library to this."""
    with stripe_plugged() as transport:
        yield transport


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    """Where letters arrive."""
    with mailbox_plugged() as mailbox:
        yield mailbox
