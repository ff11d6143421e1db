"""The project as a wheel: everything it needs is in there, wherever it is installed and started."""

import asyncio
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.installation import Installation, free_port
from tests.wire import Wire

ROOT = Path(__file__).parent.parent
PACKAGES = ("app", "ledger", "migrations", "public_site", "tenants", "ui")
PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
BUNDLED_FROM = re.compile(r"ui/static/vendor/[^/]+/(?!LICENSE)")
LINKED = re.compile(r'(?:href|src)="(/static/[^"]+)"')


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy of the project without anything but the project."""
    copy, target = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in ("pyproject.toml", "requirements/runtime.in", *_files()):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, copy / name)
    _run(*PIP, "wheel", "--no-index", "--no-deps", "--no-build-isolation", "--wheel-dir", target, copy)
    [built] = target.glob("*.whl")
    return built


@pytest.fixture
def elsewhere(wheel: Path, tmp_path: Path) -> Installation:
    """The wheel in an environment of its own, beside the third parties of this one."""
    python = tmp_path / "venv" / "bin" / "python"
    _run(sys.executable, "-m", "venv", "--without-pip", tmp_path / "venv")
    _run(*PIP, "--python", python, "install", "--no-index", "--no-deps", wheel)
    away = tmp_path / "elsewhere"
    away.mkdir()
    return Installation(
        tmp_path / "data",
        extra={"PYTHONPATH": sysconfig.get_path("purelib")},
        command=python.with_name("hep-status"),
        cwd=away,
    )


def test_every_file_of_the_packages_is_in_the_wheel(wheel: Path) -> None:
    with ZipFile(wheel) as packed:
        left_out = set(_files()).difference(packed.namelist())
    assert {name for name in left_out if not BUNDLED_FROM.match(name)} == set()


def test_nothing_but_the_packages_is_in_the_wheel(wheel: Path) -> None:
    with ZipFile(wheel) as packed:
        tops = {name.partition("/")[0] for name in packed.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == set(PACKAGES)


def test_the_wheel_serves_the_demo_from_a_foreign_folder(elsewhere: Installation) -> None:
    port = free_port()
    elsewhere.extra["HEP_CONSOLE_URL"] = f"http://localhost:{port}"
    assert _home_of(elsewhere).is_relative_to(elsewhere.command.parent.parent)
    elsewhere.run("migrate")
    elsewhere.run("seed-demo")
    with elsewhere.serving(port=port):
        answers = asyncio.run(_visit(port))
    assert {path: status for path, status in answers.items() if status != 200} == {}
    assert sum(path.startswith("/static/") for path in answers) >= 4
    assert list(elsewhere.cwd.iterdir() if elsewhere.cwd else [ROOT]) == []


async def _visit(port: int) -> dict[str, int]:
    """Two pages and the API's manual with all that they link to: the status of each path."""
    answers: dict[str, int] = {}
    async with Wire(port) as wire:
        for host, path in (("nimbus.localhost", "/"), ("localhost", "/signin"), ("localhost", "/docs/api")):
            reply = await wire.get(host, path)
            answers[path] = reply.status
            for linked in LINKED.findall(reply.body.decode()):
                answers[linked] = (await wire.get(host, linked)).status
    return answers


def _files() -> list[str]:
    """What git keeps, or would, of the packages."""
    arguments = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *PACKAGES]
    names = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [name for name in names.split("\0") if name and (ROOT / name).exists()]


def _home_of(installation: Installation) -> Path:
    """Where the program's code comes from."""
    python = installation.command.with_name("python")
    asked = [str(python), "-c", "import app; print(app.__file__)"]
    done = subprocess.run(
        asked, cwd=installation.cwd, env=installation.environ, capture_output=True, text=True, check=True
    )
    return Path(done.stdout.strip())


def _run(*arguments: str | Path) -> None:
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [str(each) for each in arguments],
        env=environ,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
