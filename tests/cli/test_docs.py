"""The pages about settings and commands say what the code says."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from app.cli.main import root
from app.settings_page import page

DOCS = Path(__file__).parents[2] / "docs"


def commands(group: click.Group, above: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, with its words."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{above}{name} ")
        else:
            yield above + name, command


COMMANDS = dict(commands(root))
CLI_PAGE = (DOCS / "cli.md").read_text("utf-8")


def test_the_page_of_settings_is_the_one_that_the_settings_make() -> None:
    assert (DOCS / "settings.md").read_text("utf-8") == page()


def test_every_command_has_one_row_and_no_row_is_of_something_else() -> None:
    rows = re.findall(r"^\| `([a-z -]+?)(?: [A-Z\[-][^`]*)?` \|", CLI_PAGE, re.MULTILINE)
    assert sorted(rows) == sorted(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_commands_row_names_all_it_takes(name: str) -> None:
    row = next(line for line in CLI_PAGE.splitlines() if re.match(rf"\| `{name}[ `]", line))
    for parameter in COMMANDS[name].params:
        word = (
            parameter.opts[0] if isinstance(parameter, click.Option) else parameter.make_metavar(_context())
        )
        assert word == "--json" or word.strip("[]") in row, f"{word} is not in: {row}"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_speaks_json_and_has_a_sentence_of_help(name: str) -> None:
    options = [option for parameter in COMMANDS[name].params for option in parameter.opts]
    assert "--json" in options
    assert COMMANDS[name].help


def _context() -> click.Context:
    return click.Context(root)
