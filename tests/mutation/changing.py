"""Every change that mutmut can make to the books, written into a copy of the tree all at once.

Which of them is in force is said later; until then every function does what it did before.
"""

import difflib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from mutmut.mutation.data import LineSpan
from mutmut.mutation.file_mutation import MutatedFile, mutate_file_contents


@dataclass(frozen=True, slots=True)
class Change:
    """One change: `name` is mutmut's, `lines` are those that go and those that come instead."""

    name: str
    lines: Sequence[str]

    @property
    def function(self) -> str:
        """The function that is changed, as mutmut calls it."""
        return self.name.rpartition("__mutmut_")[0]

    @property
    def module(self) -> str:
        """The module that it stands in."""
        return self.name.rpartition(".")[0]


def change_all(tree: Path, made: Path) -> list[Change]:
    """Put the changed files in the place of the books in `tree`; `made` keeps them for the next time."""
    changes: list[Change] = []
    for path in sorted((tree / "ledger").rglob("*.py")):
        name = path.relative_to(tree).with_suffix("").as_posix().replace("/", ".")
        code, found = _changed(name, path.read_text("utf-8"), made)
        path.write_text(code, "utf-8")
        changes += found
    return changes


def _changed(module: str, code: str, made: Path) -> tuple[str, list[Change]]:
    kept = made / f"{module}-{sha256(code.encode()).hexdigest()[:16]}.json"
    if not kept.exists():
        mutated = mutate_file_contents(module, code)
        found = [asdict(change) for change in _changes(module, mutated)]
        made.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps([mutated.code, found]), "utf-8")
    changed, found = json.loads(kept.read_text("utf-8"))
    return changed, [Change(**each) for each in found]


def _changes(module: str, mutated: MutatedFile) -> Iterator[Change]:
    lines, spans = mutated.code.splitlines(), mutated.line_span_by_function_name
    for name in mutated.mutant_names:
        original = f"{name.rpartition('__mutmut_')[0]}__mutmut_orig"
        before, after = (_text(lines, spans[each], each) for each in (original, name))
        told = [line for line in difflib.unified_diff(before, after, lineterm="", n=0) if line[0] in "+-"]
        yield Change(f"{module}.{name}", told[2:])


def _text(lines: Sequence[str], span: LineSpan, name: str) -> list[str]:
    return [line.replace(name, "…") for line in lines[span.start - 1 : span.end]]
