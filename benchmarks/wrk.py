"""One number out of wrk: requests a second of one URL."""

import re
import subprocess
from collections.abc import Mapping

from benchmarks.processes import CLIENT_CORE, command, pin

CONNECTIONS = 32


def requests_per_second(
    port: int, path: str, headers: Mapping[str, str], seconds: float = 2, *, pinned: bool = True
) -> float:
    """Load the URL from one thread over 32 connections. Raises when any answer was an error."""
    arguments = [command("wrk"), "-t1", f"-c{CONNECTIONS}", f"-d{seconds:g}s"]
    for name, value in headers.items():
        arguments += ["-H", f"{name}: {value}"]

    with subprocess.Popen(
        [*arguments, f"http://127.0.0.1:{port}{path}"], stdout=subprocess.PIPE, text=True
    ) as process:
        if pinned:
            pin(process.pid, CLIENT_CORE)
        printed, _ = process.communicate()
    if "Non-2xx" in printed:
        raise RuntimeError(f"{path}: {printed}")
    found = re.search(r"Requests/sec:\s+([\d.]+)", printed)
    if found is None:
        raise RuntimeError(printed)
    return float(found[1])
