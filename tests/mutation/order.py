"""A plugin of pytest: what is set up quickly runs first, so that a changed program is found out soon."""

import pytest

SLOW_TO_SET_UP = {"cast", "acme", "web"}


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests with people in them go last; mutmut has put the others in the order of their length."""
    items.sort(key=lambda item: bool(SLOW_TO_SET_UP & set(getattr(item, "fixturenames", ()))))
