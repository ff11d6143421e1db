"""A process that says "ready", and on a line writes as fast as it may; prints what became of it."""

import asyncio
import json
import sys
import time

from tortoise.transactions import in_transaction

from app.core.errors import Unavailable
from app.core.ids import new_id
from app.db.opening import database_open
from tenants.jobs.models import Job

IN_FLIGHT = 4


class Tally:
    """What became of the writes."""

    def __init__(self) -> None:
        self.written = self.refused = 0
        self.worst_ms = 0.0

    async def write_until(self, end: float) -> None:
        """Transactions of one row, one after another."""
        while (begun := time.monotonic()) < end:
            try:
                async with in_transaction():
                    await Job.create(key=str(new_id()), kind="load", run_at=0)
                self.written += 1
            except Unavailable:
                self.refused += 1
            self.worst_ms = max(self.worst_ms, round((time.monotonic() - begun) * 1000, 1))


async def main(url: str, milliseconds: int) -> None:
    tally = Tally()
    async with database_open(url):
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        await asyncio.to_thread(sys.stdin.readline)
        end = time.monotonic() + milliseconds / 1000
        await asyncio.gather(*(tally.write_until(end) for _ in range(IN_FLIGHT)))
    sys.stdout.write(json.dumps(vars(tally)))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2])))
