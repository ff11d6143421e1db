"""The README's commands, run as they are printed; only ids, keys and the port are put in."""

import re
import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.evidence import Sheets, Size
from tests.shell import ROOT, Shell

README = (ROOT / "README.md").read_text()
BLOCKS = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "var")


def test_the_readme_shows_what_it_is() -> None:
    image = re.search(r"!\[.+\]\((docs/images/[\w-]+\.png)\)", README)
    assert image is not None
    assert (ROOT / image[1]).stat().st_size > 10_000


def test_make_run_serves_the_demo_within_a_minute_of_a_clone(
    tmp_path: Path, size: Size, evidence: Sheets
) -> None:
    """In small size the clone is this one and long set up."""
    assert "make run" in BLOCKS[0]
    root = tmp_path / "clone" if size(ci=0, full=1) else ROOT
    shell, note = Shell(tmp_path / "var", root), evidence("first-page")
    spent = {} if root == ROOT else _set_up(shell, tmp_path / "wheels")
    started = time.monotonic()
    with shell.serving("make run"):
        page = shell.run("curl -sf http://nimbus.localhost:8000/")
        spent["from make run to a demo page"] = time.monotonic() - started
    assert "Nimbus" in page
    note("; ".join(f"{name} {seconds:.1f} s" for name, seconds in spent.items()))
    assert sum(spent.values()) <= size(ci=20, full=60)


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


def _set_up(shell: Shell, wheels: Path) -> dict[str, float]:
    """A clone, and `make setup` in it from wheels that were fetched before: what each took."""
    fetch = [sys.executable, "-m", "pip", "download", "--quiet", "--require-hashes", "--dest", str(wheels)]
    subprocess.run([*fetch, "--requirement", str(ROOT / "requirements" / "runtime.txt")], check=True)
    shell.known |= {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels)}
    started = time.monotonic()
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(shell.root)], check=True)
    cloned = time.monotonic()
    shell.run("make setup")
    return {"git clone": cloned - started, "make setup without downloads": time.monotonic() - cloned}


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
