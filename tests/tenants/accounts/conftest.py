"""What tests of accounts share: links can be signed, letters end in a mailbox, nobody waits."""

from collections.abc import Iterator

import pytest

from app.core.signing import set_secret
from tests.mailbox import Mailbox, mailbox_plugged


@pytest.fixture(autouse=True)
def _secret() -> None:
    set_secret("a secret that only tests may know, 32+")


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    """Where letters arrive."""
    with mailbox_plugged() as mailbox:
        yield mailbox


@pytest.fixture
def naps(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that slow answers would have waited."""
    naps: list[float] = []

    async def nap(seconds: float) -> None:
        naps.append(seconds)

    monkeypatch.setattr("tenants.accounts.attempts.sleep", nap)
    return naps


@pytest.fixture
def hashes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The stored hashes that passwords were compared with, and "new" for each that was made."""
    from tenants.accounts import credentials

    seen: list[str] = []
    fits, make = credentials._fits, credentials._make

    def comparing(stored: str, password: str) -> bool:
        seen.append(stored)
        return fits(stored, password)

    def making(password: str) -> str:
        seen.append("new")
        return make(password)

    monkeypatch.setattr(credentials, "_fits", comparing)
    monkeypatch.setattr(credentials, "_make", making)
    return seen
