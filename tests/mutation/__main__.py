"""`python -m tests.mutation [pattern …]`: mutmut changes the books in a copy of this tree.

Prints what came of it. Ends with 1 when a change survived where none may, or too many did elsewhere.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.mutation.tally import tally

ROOT = Path(__file__).parents[2]
MUTMUT = str(Path(sys.executable).with_name("mutmut"))


def main() -> int:
    """Copy, run, count."""
    asked = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    asked.add_argument("patterns", nargs="*", metavar="pattern", help="what to try again: 'ledger.posting.*'")
    asked.add_argument("--folder", type=Path, help="where to keep the copy for the next run")
    given = asked.parse_args()
    os.nice(10)
    with tempfile.TemporaryDirectory(prefix="hep-mutation-") as made:
        folder = given.folder or Path(made)
        copy(folder)
        run(folder, given.patterns)
        verdict = tally(results(folder), lambda mutant: shown(folder, mutant))
    for line in verdict.lines():
        print(line)
    return 0 if verdict.is_good else 1


def copy(folder: Path) -> None:
    """Everything that git knows or would take."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, names.split("\0")):
        into = folder / name
        into.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, into)


def run(folder: Path, patterns: list[str]) -> None:
    """Let mutmut work on one core; how far it is goes to stderr."""
    command = [MUTMUT, "run", "--max-children", "1", *patterns]
    subprocess.run(command, cwd=folder, stdout=sys.stderr, check=True)


def results(folder: Path) -> dict[str, str]:
    """What became of each mutant."""
    told = subprocess.run(
        [MUTMUT, "results", "--all", "true"], cwd=folder, capture_output=True, text=True, check=True
    ).stdout
    pairs = (line.strip().partition(": ") for line in told.splitlines())
    return {mutant: fate for mutant, colon, fate in pairs if colon}


def shown(folder: Path, mutant: str) -> list[str]:
    """The lines that it changed, before and after."""
    told = subprocess.run([MUTMUT, "show", mutant], cwd=folder, capture_output=True, text=True, check=True)
    lines = told.stdout.splitlines()
    return [line for line in lines if line[:1] in "+-" and line[:3] not in {"+++", "---"}]


if __name__ == "__main__":
    sys.exit(main())
