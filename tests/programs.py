"""Programs from outside that tests drive; a missing one fails with the command that installs it."""

import shutil

import pytest


def program(name: str, package: str = "") -> str:
    """The path of an installed program."""
    found = shutil.which(name)
    if found is None:
        pytest.fail(f"{name} is missing; install it with: apt-get install {package or name}")
    return found
