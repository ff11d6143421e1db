"""Servers under measurement: each a process on loopback, on a core of its own, ended by its pid."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

SERVER_CORE, CLIENT_CORE = 0, 1
_START_SECONDS = 60


def free_port() -> int:
    """A port nobody listens on right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def command(name: str) -> str:
    """The path of an installed program; says how to get it when it is missing."""
    beside = Path(sys.executable).parent / name
    found = str(beside) if beside.exists() else shutil.which(name) or shutil.which(name, path="/usr/sbin")
    if found is None:
        raise SystemExit(f"{name} is missing: apt-get install {name}")
    return found


@contextmanager
def running(
    arguments: Sequence[str],
    port: int,
    environ: Mapping[str, str] | None = None,
    *,
    core: int | None = SERVER_CORE,
) -> Iterator[subprocess.Popen[bytes]]:
    """The process, from the moment its port answers to the end of the block."""

    process = subprocess.Popen(arguments, env={**os.environ, **(environ or {})}, stdout=subprocess.DEVNULL)
    os.sched_setaffinity(process.pid, range(os.cpu_count() or 1))
    if core is not None:
        pin(process.pid, core)
    try:
        _await_port(port, process)
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def pin(pid: int, core: int) -> None:
    """Keep a process, and what it starts from now on, on one core."""
    os.sched_setaffinity(pid, {core % (os.cpu_count() or 1)})


def resident_mib(pid: int) -> float:
    """Resident memory of one process."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def children(pid: int) -> list[int]:
    """The processes that a process has started and that still live, theirs included."""
    found = [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return found + [each for child in found for each in children(child)]


def _await_port(port: int, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise SystemExit(f"{process.args!r} ended with {process.returncode}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit(f"{process.args!r} did not listen within {_START_SECONDS} s")
