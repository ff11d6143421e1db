"""A bare HTTP/1.1 client over one kept connection, for tests against a server in a process of its own."""

import asyncio
import json
import time
from dataclasses import dataclass
from typing import Any, Self

REPLY_SECONDS_MAX = 60


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back, and after how many milliseconds; values of a header that is there twice are joined."""

    status: int
    headers: dict[str, str]
    body: bytes
    took_ms: float

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(slots=True)
class Wire:
    """A connection to 127.0.0.1 that is opened anew when the server closed it."""

    port: int
    _reader: asyncio.StreamReader | None = None
    _writer: asyncio.StreamWriter | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        self.close()

    async def get(self, host: str, path: str, **headers: str) -> Reply:
        """GET a path of a host."""
        return await self.send("GET", host, path, headers)

    async def post(self, host: str, path: str, body: Any, **headers: str) -> Reply:
        """POST a JSON value."""
        given = {"Content-Type": "application/json", **headers}
        return await self.send("POST", host, path, given, json.dumps(body).encode())

    async def send(
        self, method: str, host: str, path: str, headers: dict[str, str], body: bytes = b""
    ) -> Reply:
        """One request and its reply. Raises ConnectionError when it breaks, TimeoutError when none comes."""
        async with asyncio.timeout(REPLY_SECONDS_MAX):
            return await self._send(method, host, path, headers, body)

    async def _send(self, method: str, host: str, path: str, headers: dict[str, str], body: bytes) -> Reply:
        lines = [f"{method} {path} HTTP/1.1", f"Host: {host}", f"Content-Length: {len(body)}"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        started = time.perf_counter()
        try:
            reader, writer = await self._open()
            writer.write("\r\n".join([*lines, "", ""]).encode() + body)
            return await _read_reply(reader, started)
        except (OSError, asyncio.IncompleteReadError) as error:
            self.close()
            raise ConnectionError(str(error)) from error
        except asyncio.CancelledError:
            self.close()
            raise

    def close(self) -> None:
        """Hang up."""
        if self._writer is not None:
            self._writer.close()
        self._reader = self._writer = None

    async def _open(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self._reader is None or self._writer is None or self._reader.at_eof():
            self.close()
            self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self.port)
        return self._reader, self._writer


async def _read_reply(reader: asyncio.StreamReader, started: float) -> Reply:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    headers: dict[str, str] = {}
    for line in filter(None, head[1:]):
        name, _, value = line.partition(":")
        before = f"{headers[name.lower()]}, " if name.lower() in headers else ""
        headers[name.lower()] = before + value.strip()
    if headers.get("transfer-encoding") == "chunked":
        body = await _read_chunks(reader)
    else:
        body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Reply(int(head[0].split()[1]), headers, body, (time.perf_counter() - started) * 1000)


async def _read_chunks(reader: asyncio.StreamReader) -> bytes:
    body = b""
    while length := int(await reader.readuntil(b"\r\n"), 16):
        body += (await reader.readexactly(length + 2))[:-2]
    await reader.readexactly(2)
    return body
