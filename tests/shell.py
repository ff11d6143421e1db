"""A shell in the project's folder, for commands as documents print them."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SECONDS_MAX = 90


class Shell:
    """Runs commands of the README in `root`, on a port and in a data dir of the test's own."""

    def __init__(self, data_dir: Path, root: Path = ROOT) -> None:
        self.root = root
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.known = {"HEP_DATA_DIR": str(data_dir), "HEP_CONSOLE_URL": f"http://localhost:{self.port}"}

    @property
    def environ(self) -> dict[str, str]:
        path = f"{self.root / '.venv' / 'bin'}:{os.environ['PATH']}"
        return {**os.environ, **self.known, "PATH": path}

    def run(self, command: str) -> str:
        """What the command prints; a failure fails the test with it."""
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", self._put_in(command)],
            cwd=self.root, env=self.environ, capture_output=True, text=True, check=False, timeout=SECONDS_MAX,
        )  # fmt: skip
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
        return done.stdout

    @contextmanager
    def serving(self, command: str) -> Iterator[None]:
        """The command in the background, from when it listens to the end of the block."""
        with subprocess.Popen(
            ["bash", "-c", f"exec {self._put_in(command)}"],
            cwd=self.root, env=self.environ, stdout=subprocess.PIPE, text=True, start_new_session=True,
        ) as server:  # fmt: skip
            try:
                self._await_port(server)
                yield
            finally:
                os.killpg(server.pid, signal.SIGTERM)
                server.wait(30)

    def _await_port(self, server: "subprocess.Popen[str]") -> None:
        deadline = time.monotonic() + SECONDS_MAX
        while time.monotonic() < deadline and server.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)
        pytest.fail("nothing listens")

    def _put_in(self, command: str) -> str:
        return command.replace("localhost:8000", f"localhost:{self.port}").replace(
            "PAGE", self.known.get("PAGE", "PAGE")
        )
