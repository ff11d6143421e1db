"""The README's commands, run as they are printed; only ids, keys and the port are put in."""

import os
import re
import shlex
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
BLOCKS = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
SECONDS_MAX = 90


class Shell:
    """Runs commands of the README in the project's folder, on a port and in a data dir of the test's own."""

    def __init__(self, data_dir: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.known = {"HEP_DATA_DIR": str(data_dir), "HEP_CONSOLE_URL": f"http://localhost:{self.port}"}

    @property
    def environ(self) -> dict[str, str]:
        path = f"{ROOT / '.venv' / 'bin'}:{os.environ['PATH']}"
        return {**os.environ, **self.known, "PATH": path}

    def run(self, command: str) -> str:
        """What the command prints; a failure fails the test with it."""
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", self._put_in(command)],
            cwd=ROOT, env=self.environ, capture_output=True, text=True, check=False, timeout=SECONDS_MAX,
        )  # fmt: skip
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
        return done.stdout

    @contextmanager
    def serving(self, command: str) -> Iterator[None]:
        """The command in the background, from when it listens to the end of the block."""
        with subprocess.Popen(
            ["bash", "-c", f"exec {self._put_in(command)}"],
            cwd=ROOT, env=self.environ, stdout=subprocess.PIPE, text=True, start_new_session=True,
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


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "var")


def test_the_readme_shows_what_it_is() -> None:
    image = re.search(r"!\[.+\]\((docs/images/[\w-]+\.png)\)", README)
    assert image is not None
    assert (ROOT / image[1]).stat().st_size > 10_000


def test_make_run_serves_the_demo(shell: Shell) -> None:
    assert "make run" in BLOCKS[0]
    with shell.serving("make run"):
        page = shell.run("curl -sf http://nimbus.localhost:8000/")
    assert "Nimbus" in page


def test_the_readme_leads_to_an_own_page_that_a_monitor_drives(shell: Shell) -> None:
    commands = [line for line in BLOCKS[1].splitlines() if line and not line.startswith(("make", "export"))]
    *founding, serve = commands
    for command in founding:
        printed = shell.run(command)
        if command.startswith("hep-status page create"):
            shell.known["PAGE"] = printed.split()[0]
        if command.startswith("hep-status component create"):
            shell.known["COMPONENT"] = printed.split()[0]
    key = re.search(r"`(hep-status key create PAGE [^`]+)`", README)
    assert key is not None
    found = re.search(r"hyd_status_\w{32}", shell.run(key[1]))
    assert found is not None
    shell.known |= {"STATUS_KEY": found[0], "CONSOLE": f"http://localhost:{shell.port}"}
    with shell.serving(serve):
        _drive(shell)
        _read(shell)


def _drive(shell: Shell) -> None:
    curls = [block for block in BLOCKS if "$STATUS_KEY" in block]
    assert len(curls) == 4
    for curl in curls:
        printed = shell.run(curl)
        assert '"ok":' in printed
        made = re.search(r'"id": ?"(i_\w+)"', printed)
        if made:
            shell.known["INCIDENT"] = made[1]


def _read(shell: Shell) -> None:
    lines = [line for line in BLOCKS[-1].splitlines() if line]
    assert [shlex.split(line)[-1].rpartition("/")[2] for line in lines] == [
        "", "status.json", "badge.svg", "status-version.json",
    ]  # fmt: skip
    for line in lines:
        assert shell.run(line.replace("curl -s", "curl -sf"))
