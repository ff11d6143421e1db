"""One worker process of the server: `python -m app.asgi`, started by the supervisor."""

import argparse
import asyncio
import gc
import signal
import socket
from collections.abc import Sequence
from typing import TYPE_CHECKING

import uvloop

from app.serving.hypercorn_server import serve_until, server_config
from app.serving.lifeline import send_pulses, watch_supervisor
from app.serving.logs import configure_logs
from app.settings import Settings

if TYPE_CHECKING:
    from app.factory import Application

_READY_EVERY_SECONDS = 0.1


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve until SIGTERM, or until the supervisor is gone."""
    gc.disable()  # what a start makes stays; looking for garbage in it takes a tenth of the start
    given = _parsed(arguments)
    settings = Settings.from_env()
    configure_logs(settings.log_format, settings.log_level)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_serve(settings, given))


async def _serve(settings: Settings, given: argparse.Namespace) -> None:
    from app.factory import create_app  # noqa: PLC0415  nearly all of the program, read without collections

    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    app = create_app(settings, jobs=given.jobs)
    line = socket.socket(fileno=given.line_fd)
    watch_supervisor(line, stop.set)
    pulses = asyncio.create_task(_pulse_when_ready(app, line))
    config = server_config(given.listen_fd)
    try:
        with app.answering_first(config):
            await serve_until(app, config, stop.wait)
    finally:
        pulses.cancel()


async def _pulse_when_ready(app: "Application", line: socket.socket) -> None:
    await app.started.wait()
    gc.freeze()  # else every full collection goes through the whole program, and nobody is served meanwhile
    gc.enable()
    while await app.troubles():  # noqa: ASYNC110  nobody tells when a database comes back
        await asyncio.sleep(_READY_EVERY_SECONDS)
    await send_pulses(line)


def _parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m app.asgi")
    parser.add_argument("--listen-fd", type=int, required=True)
    parser.add_argument("--line-fd", type=int, required=True)
    parser.add_argument("--no-jobs", dest="jobs", action="store_false")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
