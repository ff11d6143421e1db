"""What others make of the books (R11, R12): three programs that read the export, and the log rebuilt."""

import asyncio
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.core.errors import Refusal
from app.db.migrate import migrate
from app.db.opening import database_open
from ledger.audit import verify
from ledger.export.formats import LOG, exported
from ledger.rebuild import rebuild
from ledger.verify.found import Found

READERS: Mapping[str, Sequence[str]] = {
    "beancount": ("bean-check", "--no-cache", "{}"),
    "hledger": ("hledger", "-f", "{}", "check", "--strict", "ordereddates"),
    "ledger": ("ledger", "-f", "{}", "--strict", "--pedantic", "balance"),
}
_TOLD_LENGTH_MAX = 300


@dataclass(frozen=True, slots=True)
class Opinions:
    """Who accepted the books, who was not there to ask, and what the others found."""

    accepted: Sequence[str]
    absent: Sequence[str]
    findings: Sequence[Found]


async def write_out(folder: Path) -> None:
    """Put the whole books of the open database into `folder`, in every form that others read."""
    for form in (*READERS, LOG):
        with (folder / form).open("w", encoding="utf-8") as file:
            async for piece in exported(form):
                file.write(piece)


async def opinions_on(folder: Path, readers: Mapping[str, Sequence[str]] = READERS) -> Opinions:
    """Ask everybody about what was written into `folder`. No database of ours may be open."""
    absent = [name for name, *_ in readers.values() if not _path_of(name)]
    asked = {form: command for form, command in readers.items() if command[0] not in absent}
    said = await asyncio.gather(*(_read(folder / form, command) for form, command in asked.items()))
    found = [each for each in [*said, await _rebuilt(folder)] if each]
    refusing = {each.where for each in found}
    everybody = [*(name for name, *_ in asked.values()), LOG]
    return Opinions([name for name in everybody if name not in refusing], absent, found)


async def _read(books: Path, command: Sequence[str]) -> Found | None:
    """Nothing when the program accepts the books."""
    name, *rest = command
    program, arguments = _path_of(name) or name, [str(books) if each == "{}" else each for each in rest]
    pipe, together = asyncio.subprocess.PIPE, asyncio.subprocess.STDOUT
    running = await asyncio.create_subprocess_exec(program, *arguments, stdout=pipe, stderr=together)
    told, _ = await running.communicate()
    if running.returncode == 0:
        return None
    words = " ".join(told.decode(errors="replace").replace(str(books), books.name).split())
    return Found("R11", name, f"{name} does not accept the export: {words[:_TOLD_LENGTH_MAX]}")


async def _rebuilt(folder: Path) -> Found | None:
    """Nothing when the log makes the same books in an empty database."""
    url = f"sqlite:///{folder}/rebuilt.sqlite3"
    await migrate(url)
    async with database_open(url):
        try:
            with (folder / LOG).open(encoding="utf-8") as lines:
                await rebuild(lines)
        except Refusal as refusal:
            return Found("R12", LOG, f"The log does not rebuild the books: {refusal.sentence}")
        report = await verify(full=True)
    return None if report.ok else Found("R12", LOG, f"The rebuilt books: {report.findings[0].sentence}")


def _path_of(program: str) -> str | None:
    """Where a program is installed, beside this Python or anywhere."""
    beside = Path(sys.executable).parent / program
    return str(beside) if beside.is_file() else shutil.which(program)
