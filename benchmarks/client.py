"""A small HTTP/1.1 client over one kept connection: quick enough not to be what is measured."""

import asyncio
import time
from dataclasses import dataclass, field
from typing import Self


@dataclass(slots=True)
class Answer:
    """Status, body, and how long it took in milliseconds."""

    status: int
    body: bytes
    took_ms: float


@dataclass(slots=True)
class Connection:
    """One connection to 127.0.0.1, reused for every call."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    @classmethod
    async def open(cls, port: int) -> Self:
        return cls(*await asyncio.open_connection("127.0.0.1", port))

    async def call(self, method: str, path: str, headers: dict[str, str], body: bytes = b"") -> Answer:
        """One request and its whole answer."""
        lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
        head = "\r\n".join([*lines, f"Content-Length: {len(body)}", "", ""]).encode()
        async with self.lock:
            started = time.perf_counter()
            self.writer.write(head + body)
            answered = await self.reader.readuntil(b"\r\n\r\n")
            length = 0
            for line in answered.split(b"\r\n")[1:]:
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            content = await self.reader.readexactly(length)
            took_ms = (time.perf_counter() - started) * 1000
        return Answer(int(answered[9:12]), content, took_ms)

    def close(self) -> None:
        self.writer.close()
