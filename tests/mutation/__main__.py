"""`python -m tests.mutation [pattern …]`: mutmut changes the books in a copy of this tree, and tests notice.

Prints what came of it. Ends with 1 when a change survived where none may, or too many did elsewhere.
What was tried before it was broken off counts, as long as nothing in the tree has become another.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from hashlib import sha256
from pathlib import Path

from tests.mutation.changing import change_all
from tests.mutation.fates import Fates
from tests.mutation.tally import tally

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".mutation_cache"
# What a test runs besides itself.
TESTED = ("app", "ledger", "migrations", "public_site", "tenants", "tests", "ui")


def main() -> int:
    """Copy, change, try, count."""
    asked = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    asked.add_argument("patterns", nargs="*", default=["*"], metavar="pattern", help="as 'ledger.posting.*'")
    asked.add_argument("--at-once", type=int, default=len(os.sched_getaffinity(0)), help="so many processes")
    given = asked.parse_args()
    os.nice(10)
    names = sorted(tracked())
    tree = copy(names, FOLDER / "tree")
    changes = [each for each in change_all(tree, FOLDER / "made") if _matches(each.name, given.patterns)]
    fates = Fates(FOLDER / f"fates-{digest(names)}.jsonl")
    base = digest(
        name
        for name in names
        if name.startswith(TESTED) and "/test_" not in name and "tests/mutation" not in name
    )
    left = [each.name for each in changes if each.name not in fates.known()]
    subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.mutation.trying",
            str(fates.path),
            str(FOLDER / "heard" / base),
            str(given.at_once),
        ],
        input="\n".join(left),
        text=True,
        cwd=tree,
        stdout=sys.stderr,
        check=True,
    )
    verdict = tally(changes, fates.known())
    for line in verdict.lines():
        print(line)
    return 0 if verdict.is_good else 1


def tracked() -> Iterator[str]:
    """Everything that git knows or would take."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    told = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return (name for name in told.split("\0") if name and (ROOT / name).exists())


def copy(names: Iterable[str], tree: Path) -> Path:
    """A new copy of the tree."""
    shutil.rmtree(tree, ignore_errors=True)
    for name in names:
        into = tree / name
        into.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, into)
    return tree


def digest(names: Iterable[str]) -> str:
    """What stands in these files, in a few letters."""
    made = sha256()
    for name in names:
        made.update(name.encode() + sha256((ROOT / name).read_bytes()).digest())
    return made.hexdigest()[:16]


def _matches(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatch(name, pattern) for pattern in patterns)


if __name__ == "__main__":
    sys.exit(main())
