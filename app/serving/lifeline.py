"""The line between supervisor and worker: the worker's pulse one way, the supervisor's life the other."""

import asyncio
import os
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress

PULSE = b"."
PULSE_EVERY_SECONDS = 1.0
SILENCE_SECONDS_MAX = 30.0
ORPHAN_SECONDS_MAX = 25.0


def watch_supervisor(line: socket.socket, stop: Callable[[], None]) -> None:
    """Call `stop` in the loop once the supervisor is gone; a worker that cannot stop by then ends anyway."""
    loop = asyncio.get_running_loop()

    def wait_for_end() -> None:
        with suppress(OSError):  # a supervisor that died with pulses unread resets the line
            while line.recv(64):
                pass
        loop.call_soon_threadsafe(stop)
        time.sleep(ORPHAN_SECONDS_MAX)
        os._exit(1)

    threading.Thread(target=wait_for_end, name="supervisor-watch", daemon=True).start()


async def send_pulses(line: socket.socket) -> None:
    """Tell the supervisor, as long as this loop turns, that it does; the first pulse says ready."""
    while True:
        try:
            line.send(PULSE, socket.MSG_DONTWAIT)
        except BlockingIOError:
            pass
        except OSError:
            return
        await asyncio.sleep(PULSE_EVERY_SECONDS)
