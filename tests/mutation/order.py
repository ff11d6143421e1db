"""A plugin of pytest: which tests run first, so that a changed program is found out soon."""

import os

import pytest

SLOW_TO_SET_UP = {"cast", "acme", "web"}


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """First those in the file named for the changed one; then others, with people in them last.

    mutmut has put them in the order of their length, and says in the environment what it has changed.
    """
    changed = os.environ.get("MUTANT_UNDER_TEST", "").rpartition(".")[0].rpartition(".")[2]
    items.sort(key=lambda item: _rank(item, f"test_{changed}"))


def _rank(item: pytest.Item, best: str) -> tuple[bool, bool]:
    with_people = bool(SLOW_TO_SET_UP & set(getattr(item, "fixturenames", ())))
    return item.path.stem != best, with_people
