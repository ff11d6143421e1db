"""`hep-status ledger`: examining, exporting and rebuilding the books, and letting them go on."""

import asyncio
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from app.cli.opinions import Opinions, opinions_on, write_out
from app.cli.second_walker import second_walker
from app.cli.telling import Told, in_world, outside
from app.cli.world import world
from app.serving.logs import configure_logs
from app.settings import Settings
from ledger.audit import Report, verify
from ledger.audit import thaw as let_go_on
from ledger.export.formats import FORMATS, exported
from ledger.rebuild import rebuild
from tenants.scope import Scope


@click.group()
def ledger() -> None:
    """The books: tokens, slots and money."""


@ledger.command("verify")
@click.option("--recent", is_flag=True, help="Only what came since the last clean examination.")
@click.option(
    "--second-opinion",
    is_flag=True,
    help="Then rebuild the exported log, and ask bean-check, hledger and ledger-cli about the export.",
)
@outside
async def examine(settings: Settings, recent: bool, second_opinion: bool) -> Told:
    """Examine the books; ends with 1 when they are damaged, and stops them."""
    with TemporaryDirectory(prefix="hep-books-") as name:
        async with world(settings):
            report = await verify(full=not recent, second=second_walker(settings.database_url))
            if second_opinion and report.ok:
                await write_out(Path(name))
        return _told(report, await opinions_on(Path(name)) if second_opinion and report.ok else None)


@ledger.command()
@click.option("--format", "form", type=click.Choice(FORMATS), required=True)
@click.option("--month", metavar="YYYY-MM", help="One month, after what was held when it began.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object that holds the text.")
def export(form: str, month: str | None, as_json: bool) -> None:
    """Print the books for another program; `log` is what `ledger import` reads."""
    configure_logs("console", "warning")
    asyncio.run(_export(form, month, as_json=as_json))


@ledger.command("import")
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@in_world
async def read_log(file: Path) -> Told:
    """Rebuild the books from a log, in a database whose books are empty."""
    with file.open(encoding="utf-8") as lines:
        await rebuild(lines)
    return _told(await verify(full=True))


@ledger.command()
@click.option("--reason", required=True, help="What was damaged and how it was repaired.")
@in_world
async def thaw(reason: str) -> Told:
    """Let the books go on after a repair, once an examination of everything finds nothing."""
    return _told(await let_go_on(reason, Scope.operator().actor.name))


async def _export(form: str, month: str | None, *, as_json: bool) -> None:
    async with world(Settings.from_env()):
        if as_json:
            text = "".join([piece async for piece in exported(form, month)])
            click.echo(json.dumps({"format": form, "month": month, "text": text}, ensure_ascii=False))
            return
        async for piece in exported(form, month):
            click.echo(piece, nl=False)


def _told(report: Report, others: Opinions | None = None) -> Told:
    found = [*report.findings, *(others.findings if others else ())]
    data: dict[str, Any] = {"ok": not found, "entries": report.entries, "head": report.head}
    data |= {"seq": report.seq, "findings": [each.as_dict() for each in found], "stopped": report.stopped}
    text = f"{report.seq} transactions, {report.entries} entries, head {report.head}: "
    text += f"{report.count + len(found) - len(report.findings)} findings." if found else "whole."
    text += "".join(f"\n{each.rule}  {each.where}  {each.sentence}" for each in found)
    if others:
        data |= {"accepted": list(others.accepted), "absent": list(others.absent)}
        text += f"\nAccepted by: {', '.join(others.accepted) or 'nobody'}."
    return Told(data, text, not found, _aside(report, others))


def _aside(report: Report, others: Opinions | None) -> str:
    lines = [f"The books are stopped: {report.stopped}"] if report.stopped else []
    if report.unproven:
        lines.append(f"{report.unproven} anchors were made under another HEP_SECRET_KEY and prove nothing.")
    if others and others.absent:
        lines.append(f"Not asked, for they are not installed: {', '.join(others.absent)}.")
    return "\n".join(lines)
