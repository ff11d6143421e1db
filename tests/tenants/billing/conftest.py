"""Stripe plugged in without a network, and where letters arrive."""

from collections.abc import Iterator

import pytest

from tests.fakes import FakeClock
from tests.mailbox import Mailbox, mailbox_plugged
from tests.stripe_desk import FakeTransport, stripe_plugged


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
