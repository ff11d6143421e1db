"""Hypercorn with our limits, in this process, on a socket that is already bound."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any, cast

from hypercorn.asyncio import serve
from hypercorn.config import Config as ServerConfig

from app.serving.asgi import App
from app.serving.listening import BACKLOG

GRACEFUL_SECONDS = 20.0
KEEP_ALIVE_SECONDS = 5.0
KEEP_ALIVE_REQUESTS_MAX = 100_000
HEAD_BYTES_MAX = 16 * 1024
START_SECONDS_MAX = 170.0

__all__ = ["ServerConfig", "serve_until", "server_config"]


def server_config(listen_fd: int) -> ServerConfig:
    """No Server header, idle connections gone after 5 s, requests under way finished within 20 s."""
    config = ServerConfig()
    config.bind = [f"fd://{listen_fd}"]
    config.backlog = BACKLOG
    config.include_server_header = False
    config.keep_alive_timeout = KEEP_ALIVE_SECONDS
    config.keep_alive_max_requests = KEEP_ALIVE_REQUESTS_MAX
    config.h11_max_incomplete_size = HEAD_BYTES_MAX
    config.graceful_timeout = GRACEFUL_SECONDS
    config.startup_timeout = START_SECONDS_MAX
    config.accesslog = None
    config.errorlog = logging.getLogger("hypercorn.error")
    return config


async def serve_until(app: App, config: ServerConfig, stopped: Callable[[], Awaitable[Any]]) -> None:
    """Serve `app` until `stopped` returns and what was under way is answered. Raises when the start fails."""
    await serve(cast(Any, app), config, shutdown_trigger=stopped)
