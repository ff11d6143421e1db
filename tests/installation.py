"""An installation as its operator has it: a data dir, the command, and a server in processes of its own."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

COMMAND = Path(sys.executable).parent / "hep-status"
START_SECONDS_MAX = 40
CONSOLE = "localhost"


@dataclass(slots=True)
class Installation:
    """Everything in one folder, on SQLite unless `database_url` says otherwise; run in `cwd`, `log` kept."""

    folder: Path
    database_url: str = ""
    extra: dict[str, str] = field(default_factory=dict)
    command: Path = COMMAND
    cwd: Path | None = None
    log: Path | None = None

    @property
    def environ(self) -> dict[str, str]:
        """The settings that every command gets."""
        given = {
            "HEP_DATA_DIR": str(self.folder),
            "HEP_KEY_WRITES_PER_MINUTE": "0",
            "HEP_KEY_READS_PER_MINUTE": "0",
            "HEP_LOG_LEVEL": "warning",
        }
        if self.database_url:
            given["HEP_DATABASE_URL"] = self.database_url
        return {**os.environ, **given, **self.extra}

    def run(self, *arguments: str) -> Any:
        """Run a command of `hep-status` with --json and answer the object it prints."""
        return json.loads(self.print(*arguments, "--json"))

    def print(self, *arguments: str) -> str:
        """Run a command of `hep-status`, which must succeed, and answer what it prints."""
        done = subprocess.run(
            [str(self.command), *arguments],
            check=False,
            cwd=self.cwd,
            env=self.environ,
            capture_output=True,
            text=True,
            timeout=120,
        )
        if done.returncode != 0:
            raise AssertionError(f"hep-status {' '.join(arguments)}: {done.stdout} {done.stderr}")
        return done.stdout

    def found_page(
        self, slug: str = "acme", components: int = 3, email: str = "ada@acme.example"
    ) -> "Driven":
        """An account with a public page, its components and a key."""
        arguments = [sys.executable, "-m", "tests.founding", slug, str(components), email]
        done = subprocess.run(
            arguments, env=self.environ, capture_output=True, text=True, check=True, timeout=120
        )
        made = json.loads(done.stdout)
        return Driven(made["page"], made["host"], made["key"], made["components"])

    @contextmanager
    def serving(self, *, workers: int = 1, jobs: bool = False, port: int = 0) -> Iterator["Server"]:
        """`hep-status serve` on a free port or this one, ready to answer; stopped in order at the end."""
        port = port or free_port()
        arguments = [str(self.command), "serve", "--bind", f"127.0.0.1:{port}", "--workers", str(workers)]
        arguments += [] if jobs else ["--no-jobs"]
        with ExitStack() as stack:
            log = stack.enter_context(self.log.open("a")) if self.log else None
            process = subprocess.Popen(arguments, env=self.environ, cwd=self.cwd, stderr=log)
        try:
            server = Server(port, process)
            server.await_ready()
            yield server
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(40)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True, slots=True)
class Driven:
    """A page that a monitor drives: ids, host and the secret of its key."""

    page_id: str
    host: str
    secret: str
    components: list[str]

    @property
    def bearer(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.secret}"}


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its port and the supervisor's process."""

    port: int
    process: "subprocess.Popen[bytes]"

    def await_ready(self) -> None:
        """Return once /readyz answers 200."""
        deadline = time.monotonic() + START_SECONDS_MAX
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise AssertionError(f"the server ended with {self.process.returncode}")
            if self._is_ready():
                return
            time.sleep(0.1)
        raise AssertionError(f"the server was not ready within {START_SECONDS_MAX} s")

    def workers(self) -> list[int]:
        """Process ids of the workers that live now."""
        return [pid for pid in _children(self.process.pid) if not _children_are_trackers(pid)]

    def _is_ready(self) -> bool:
        """Asked without a loop, for tests that have one and tests that have none."""
        asking = HTTPConnection("127.0.0.1", self.port, timeout=START_SECONDS_MAX)
        try:
            asking.request("GET", "/readyz", headers={"Host": "127.0.0.1"})
            return asking.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            asking.close()


def lives(pid: int) -> bool:
    """Whether a process still does something."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def _children(pid: int) -> list[int]:
    try:
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except FileNotFoundError:
        return []


def _children_are_trackers(pid: int) -> bool:
    """Python's resource tracker is a child too, but serves nobody."""
    try:
        return b"resource_tracker" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except FileNotFoundError:
        return True
