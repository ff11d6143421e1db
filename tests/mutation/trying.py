"""`python -m tests.mutation.trying FATES HEARD AT_ONCE` in a changed copy of the tree: tries what stdin says.

Tests are collected once. Whatever runs them is a child, so that nothing is left behind for the next.
"""

import gc
import json
import signal
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from pathlib import Path

import pytest
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.state import state

from tests.mutation.children import Ended, in_children
from tests.mutation.fates import Fate, Fates

# Tests that start programs or take seconds stay away; the others are as sharp without them.
BOOKS = (
    *("tests/ledger", "tests/tenants/billing"),
    *("-k", "not machine and not checkers and not two_databases and not thousand"),
)
PLUGINS = ("cacheprovider", "schemathesis", "xdist", "pytest_cov", "anyio", "faulthandler")
BRIEFLY = ("-qs", "--assert=plain", "--tb=native", "-otimeout=0")
# What neither its own file nor so many others notice has survived: the test of a rule is to stand near it.
NEAREST = 40
CPU_SECONDS_MAX, SECONDS_MAX = 10.0, 60.0
SLOWER_MAX = 20
TIMED_OUT = {-signal.SIGPROF, -signal.SIGALRM}


@dataclass(frozen=True, slots=True)
class Heard:
    """A test, how long it takes, and by which functions it comes."""

    test: pytest.Item
    seconds: float
    functions: frozenset[str]


class Trying:
    """A plugin of pytest that runs no test itself. In the folder `kept` is what was heard of each file."""

    def __init__(self, wanted: Sequence[str], fates: Fates, kept: Path, at_once: int) -> None:
        self._wanted, self._fates, self._kept, self._at_once = wanted, fates, kept, at_once
        self._by_function: dict[str, list[Heard]] = defaultdict(list)
        self._noticed: dict[str, Counter[str]] = defaultdict(Counter)
        self._failed = False

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Listen, then try."""
        if session.testsfailed:
            raise session.Interrupted("not every test can be collected")
        from tests.databases import load_sqlite  # pytest has to be there before what it rewrites

        load_sqlite()
        gc.freeze()
        for heard in self._listen(session):
            for function in heard.functions:
                self._by_function[function].append(heard)
        for ended in in_children(self._wanted, self._try, self._at_once):
            fate = Fate(ended.task, self._fate(ended), ended.said, ended.seconds)
            self._fates.add(fate)
            print(fate.change, fate.what, fate.by, file=sys.stderr)  # noqa: T201  how far it is
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """In a child: a test has failed."""
        self._failed = self._failed or report.failed

    def _listen(self, session: pytest.Session) -> Iterator[Heard]:
        """Run every test once, or read what was heard when it was run; a child for each file."""
        files = [list(tests) for _, tests in groupby(session.items, lambda item: item.path)]
        kept = {self._kept / _mark(tests): tests for tests in files}
        unheard = [path for path in kept if not path.exists()]
        for ended in in_children(unheard, lambda path: self._hear(kept[path]), self._at_once):
            if ended.status or not ended.said:
                raise session.Failed(f"{kept[ended.task][0].path} fails before anything is changed")
            ended.task.write_text(ended.said)
        for path, tests in kept.items():
            for test, (seconds, functions) in zip(tests, json.loads(path.read_text()), strict=True):
                yield Heard(test, seconds, frozenset(functions))

    def _hear(self, tests: Sequence[pytest.Item]) -> str:
        set_mutant_under_test("stats")
        heard = []
        for test, following in zip(tests, [*tests[1:], None], strict=True):
            state()._stats.clear()
            began = time.perf_counter()
            if self._fails(test, following):
                return ""
            heard.append((time.perf_counter() - began, sorted(state()._stats)))
        return json.dumps(heard)

    def _try(self, change: str) -> str:
        """The test that notices the change; nothing when none does."""
        set_mutant_under_test(change)
        heard = self._order(change)
        tests = [each.test for each in heard]
        for test, following, each in zip(tests, [*tests[1:], None], heard, strict=True):
            signal.setitimer(signal.ITIMER_PROF, CPU_SECONDS_MAX + SLOWER_MAX * each.seconds)
            signal.setitimer(signal.ITIMER_REAL, SECONDS_MAX + SLOWER_MAX * each.seconds)
            if self._fails(test, following):
                return test.nodeid
        return ""

    def _order(self, change: str) -> list[Heard]:
        """The nearest: what noticed most here, its own file, what noticed most around, the shortest."""
        function = _function_of(change)
        module = function.rpartition(".")[0]
        here, around, own = self._noticed[function], self._noticed[module], f"test_{module.split('.')[-1]}"

        def distance(heard: Heard) -> tuple[float, ...]:
            test = heard.test.nodeid
            return -here[test], heard.test.path.stem != own, -around[test], heard.seconds

        ordered = sorted(self._by_function[function], key=distance)
        abroad = [heard for heard in ordered if heard.test.path.stem != own][NEAREST:]
        return [heard for heard in ordered if heard not in abroad]

    def _fails(self, test: pytest.Item, following: pytest.Item | None) -> bool:
        self._failed = False
        test.config.hook.pytest_runtest_protocol(item=test, nextitem=following)
        return self._failed

    def _fate(self, ended: Ended[str]) -> str:
        if ended.said:
            function = _function_of(ended.task)
            for place in (function, function.rpartition(".")[0]):
                self._noticed[place][ended.said] += 1
            return "killed"
        if ended.status:
            return "timeout" if ended.status in TIMED_OUT else "crashed"
        return "survived" if self._by_function[_function_of(ended.task)] else "no tests"


def _mark(tests: Sequence[pytest.Item]) -> str:
    """Names a file of tests as it stands."""
    named = "\n".join(test.nodeid for test in tests)
    return sha256(tests[0].path.read_bytes() + named.encode()).hexdigest()[:32]


def _function_of(change: str) -> str:
    return change.rpartition("__mutmut_")[0]


def main() -> int:
    """Let pytest collect and the plugin do the rest."""
    fates, kept, at_once = sys.argv[1:]
    Path(kept).mkdir(parents=True, exist_ok=True)
    trying = Trying(sys.stdin.read().split(), Fates(Path(fates)), Path(kept), int(at_once))
    without = [f"-pno:{plugin}" for plugin in PLUGINS]
    return int(pytest.main([*BOOKS, *without, *BRIEFLY], plugins=[trying]))


if __name__ == "__main__":
    sys.exit(main())
