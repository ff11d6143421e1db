"""Three programs that know nothing of us, and whether they accept our books."""

import asyncio
import subprocess
import sys
from pathlib import Path

from ledger.export.formats import exported
from tests.programs import program

CHECKERS = ("beancount", "hledger", "ledger")


async def text_of(form: str, month: str | None = None) -> str:
    """An export as one text."""
    return "".join([piece async for piece in exported(form, month)])


async def refusing(folder: Path, month: str | None = None) -> list[str]:
    """Which of the three do not accept the books of the open database."""
    verdicts = await asyncio.gather(*(_accepts(form, folder, month) for form in CHECKERS))
    return [form for form, accepts in zip(CHECKERS, verdicts, strict=True) if not accepts]


async def _accepts(form: str, folder: Path, month: str | None) -> bool:
    path = folder / f"books.{form}"
    path.write_text(await text_of(form, month), "utf-8")
    done = await asyncio.to_thread(subprocess.run, _command(form, path), capture_output=True, check=False)
    return done.returncode == 0


def _command(form: str, path: Path) -> list[str]:
    if form == "beancount":
        return [str(Path(sys.executable).parent / "bean-check"), "--no-cache", str(path)]
    if form == "hledger":
        return [program("hledger"), "-f", str(path), "check", "--strict", "ordereddates"]
    return [program("ledger"), "-f", str(path), "--strict", "--pedantic", "balance"]
