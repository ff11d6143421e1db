"""The fast path before hypercorn's parser: plain heads are answered from the raw bytes, all else is h11's.

Hypercorn spends some 170 µs on a request whatever the application does (design §2); a plain GET of a
published page needs none of that. Leans on hypercorn's TCPServer as of 0.18, which the lock pins.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import h11
from hypercorn.asyncio import run
from hypercorn.asyncio.tcp_server import MAX_RECV, TCPServer
from hypercorn.config import Config
from hypercorn.events import Closed, RawData
from hypercorn.protocol.h11 import H11Protocol

from app.core.clock import MS_PER_SECOND, now_ms
from public_site.fast_path.heads import HEAD_BYTES_MAX, plain_head
from public_site.fast_path.respond import FastPath


class ServerHeaders:
    """What hypercorn itself adds to every answer, made once a second."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._second, self._lines = -1, b""

    def lines(self) -> bytes:
        """The date and whatever else is configured, with the empty line that ends the head."""
        second = now_ms() // MS_PER_SECOND
        if second != self._second:
            added = self._config.response_headers("h11")
            self._lines = b"".join(b"%s: %s\r\n" % header for header in added) + b"\r\n"
            self._second = second
        return self._lines


class FastServer(TCPServer):
    """One connection of a server that `answering_first()` set up."""

    fast_path: FastPath
    server_headers: ServerHeaders
    _answered_at = 0.0

    async def _read_data(self) -> None:
        while not self.reader.at_eof():
            try:
                chunk = await asyncio.wait_for(self.reader.read(MAX_RECV), self.config.read_timeout)
            except OSError:
                break
            answer = self._answer_to(chunk)
            if answer is None:
                await self.protocol.handle(RawData(chunk))
            else:
                await self._send(answer)
        await self.protocol.handle(Closed())
        # Else the socket of a caller who is gone stays open until it has been idle for long enough.
        await self.idle_task.stop()

    def _answer_to(self, chunk: bytes) -> bytes | None:
        """The whole answer to a chunk that is one plain head between two requests; None for any other."""
        if len(chunk) > HEAD_BYTES_MAX or not self._is_between_requests():
            return None
        asked = plain_head(chunk)
        prepared = self.fast_path.respond(*asked) if asked is not None else None
        if prepared is None:
            return None
        return b"".join((prepared.wire, self.server_headers.lines(), prepared.body))

    def _is_between_requests(self) -> bool:
        """Whether h11 waits for a request, holds nothing of one, and would keep the connection afterwards."""
        protocol = self.protocol.protocol
        if not isinstance(protocol, H11Protocol) or self.context.terminated.is_set():
            return False
        connection = protocol.connection
        return (
            connection.our_state is h11.IDLE
            and not connection.trailing_data[0]
            and protocol.keep_alive_requests + 1 < self.config.keep_alive_max_requests
        )

    async def _send(self, answer: bytes) -> None:
        self.protocol.protocol.keep_alive_requests += 1
        self._answered_at = self.loop.time()
        try:
            self.writer.write(answer)
            await self.writer.drain()
        except (ConnectionError, RuntimeError):
            await self.protocol.handle(Closed())
        await self.context.mark_request()

    async def _idle_timeout(self) -> None:
        """As hypercorn's, but counted from the last answer: a new task for each would cost more than it."""
        started = self.loop.time()
        while (
            left := max(started, self._answered_at) + self.config.keep_alive_timeout - self.loop.time()
        ) > 0:
            with suppress(TimeoutError):
                await asyncio.wait_for(self.context.terminated.wait(), left)
                break
        await asyncio.shield(self._initiate_server_close())


@contextmanager
def answering_first(fast_path: FastPath, config: Config) -> Iterator[None]:
    """Within the block, servers started in this process answer plain visits before their parser."""
    members = {"fast_path": fast_path, "server_headers": ServerHeaders(config)}
    before = vars(run)["TCPServer"]
    vars(run)["TCPServer"] = type("FastServer", (FastServer,), members)
    try:
        yield
    finally:
        vars(run)["TCPServer"] = before
