"""A desk, its publisher below the test's own folder, and a reader of what it publishes."""

from pathlib import Path

import pytest

from public_site.publishing import DiskPublisher
from public_site.visits import Visits
from tests.public_site.desk import Desk, visits_of


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "published"


@pytest.fixture
def presses(desk: Desk, root: Path) -> DiskPublisher:
    """A publisher of the desk's pages."""
    return desk.publisher(root)


@pytest.fixture
def reader(presses: DiskPublisher) -> Visits:
    return visits_of(presses)
