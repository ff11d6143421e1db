"""`hep-status`: the operator's program (contract §6)."""

import json
import sys
import traceback
from collections.abc import Sequence

import click

from app.cli.accounts import account
from app.cli.incidents import incident
from app.cli.jobs import job
from app.cli.keys import key
from app.cli.ledger import ledger
from app.cli.pages import component, page
from app.cli.publishing import publish
from app.cli.seeding import seed_demo
from app.cli.serving import serve, worker
from app.cli.telling import sentence_for_operators
from app.cli.tokens import tokens
from app.cli.upkeep import doctor, migrate, settings
from app.core.errors import Refusal
from app.db.migrate import MigrationFailed
from app.settings import BadSetting

FAILED = 1
PROGRAM = "hep-status"


@click.group(name=PROGRAM, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name=PROGRAM)
def root() -> None:
    """Status pages that monitors drive and visitors read."""


for command in (
    serve,
    migrate,
    worker,
    seed_demo,
    doctor,
    settings,
    publish,
    account,
    page,
    component,
    incident,
    key,
    tokens,
    ledger,
    job,
):
    root.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and exit: 0 done, 1 refused or failed, 2 not understood."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    sys.exit(_exit_code(given))


def _exit_code(given: list[str]) -> int:
    try:
        return int(root.main(args=given, prog_name=PROGRAM, standalone_mode=False) or 0)
    except click.exceptions.NoArgsIsHelpError as asked:
        click.echo(asked.format_message())
        return asked.exit_code
    except click.ClickException as mistake:
        return _fail(mistake.format_message(), mistake.exit_code, given)
    except click.Abort:
        return _fail("Stopped.", FAILED, given)
    except Refusal as refusal:
        return _fail(sentence_for_operators(refusal), FAILED, given)
    except (BadSetting, MigrationFailed) as trouble:
        return _fail(str(trouble), FAILED, given)
    except Exception as error:  # noqa: BLE001  programs that read --json need an answer to everything
        traceback.print_exc()
        return _fail(f"{type(error).__name__}: {error}", FAILED, given)


def _fail(sentence: str, code: int, given: list[str]) -> int:
    click.echo(f"Error: {sentence}", err=True)
    if "--json" in given:
        click.echo(json.dumps({"error": sentence}, ensure_ascii=False))
    return code
