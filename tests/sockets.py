"""Which processes have taken connections: what the kernel says of sockets."""

from collections.abc import Sequence
from pathlib import Path

_ESTABLISHED = "01"


def connections_of(pids: Sequence[int], port: int) -> dict[int, int]:
    """How many connections of clients of `port` each process has accepted and still holds."""
    taken = _accepted(port)
    return {pid: len(_sockets(pid) & taken) for pid in pids}


def _accepted(port: int) -> set[str]:
    lines = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    local = f":{port:04X}"
    return {f"socket:[{line[9]}]" for line in lines if line[1].endswith(local) and line[3] == _ESTABLISHED}


def _sockets(pid: int) -> set[str]:
    try:
        return {str(file.readlink()) for file in Path(f"/proc/{pid}/fd").iterdir()}
    except OSError:
        return set()
