"""The command line without processes of its own: what a command says, and how it ends."""

import json
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import structlog

from app.cli.main import main
from app.core.addresses import set_addresses
from tenants.pages import publisher as port


@dataclass(frozen=True)
class Said:
    """Exit code, standard output and standard error of one command."""

    code: int
    out: str
    err: str

    @property
    def object(self) -> Any:
        """The one JSON object on standard output."""
        return json.loads(self.out)


Command = Callable[..., Said]


@pytest.fixture
def command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Command]:
    """`command("page", "create", …)` in a data dir that is this test's alone."""
    monkeypatch.setenv("HEP_DATA_DIR", str(tmp_path / "data"))
    plugged, handlers = port.publisher(), logging.getLogger().handlers[:]

    def run(*arguments: str) -> Said:
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        out, err = capsys.readouterr()
        return Said(int(ended.value.code or 0), out, err)

    yield run
    port.plug(plugged)
    set_addresses("http://localhost:8000", "localhost")
    logging.getLogger().handlers[:] = handlers
    structlog.reset_defaults()


@pytest.fixture
def told(command: Command) -> Callable[..., Any]:
    """The same with --json for commands that must succeed: the object they print."""

    def run(*arguments: str) -> Any:
        said = command(*arguments, "--json")
        assert said.code == 0, said
        return said.object

    return run


@pytest.fixture
def page_id(told: Callable[..., Any]) -> str:
    """Ada's public page with the leaf API."""
    told("account", "create", "--email", "ada@acme.example", "--plan", "prime")
    page = told(
        "page", "create", "--account", "ada@acme.example", "--name", "Acme", "--slug", "acme", "--publish"
    )
    told("component", "create", page["id"], "--name", "API")
    return str(page["id"])
