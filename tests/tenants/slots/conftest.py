"""Letters about slots end in a mailbox."""

from collections.abc import Iterator

import pytest

from tests.mailbox import Mailbox, mailbox_plugged


@pytest.fixture(autouse=True)
def mailbox() -> Iterator[Mailbox]:
    """Where letters end."""
    with mailbox_plugged() as mailbox:
        yield mailbox
