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
    texts = [await text_of(form, month) for form in CHECKERS]
    checks = [
        asyncio.to_thread(accepts, form, text, folder) for form, text in zip(CHECKERS, texts, strict=True)
    ]
    verdicts = await asyncio.gather(*checks)
    return [form for form, verdict in zip(CHECKERS, verdicts, strict=True) if not verdict]


def accepts(form: str, text: str, folder: Path) -> bool:
    """Whether the program that reads this form ends with 0 over an exported text."""
    path = folder / f"books.{form}"
    path.write_text(text, "utf-8")
    return subprocess.run(_command(form, path), capture_output=True, check=False).returncode == 0


def _command(form: str, path: Path) -> list[str]:
    if form == "beancount":
        return [str(Path(sys.executable).parent / "bean-check"), "--no-cache", str(path)]
    if form == "hledger":
        return [program("hledger"), "-f", str(path), "check", "--strict", "ordereddates"]
    return [program("ledger"), "-f", str(path), "--strict", "--pedantic", "balance"]
