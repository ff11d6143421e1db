"""What tests of second steps share: a secret, a mailbox, and a clock that stands still."""

from collections.abc import Iterator

import pytest

from app.core.signing import set_secret
from tests.fakes import FakeClock
from tests.mailbox import Mailbox, mailbox_plugged


@pytest.fixture(autouse=True)
def _secret(clock: FakeClock) -> None:
    set_secret("a secret that only tests may know, 32+")


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    """Where letters arrive."""
    with mailbox_plugged() as mailbox:
        yield mailbox
