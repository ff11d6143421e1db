"""A process that buys from the shelf as often as it can, many at once; prints how many it got."""

import asyncio
import sys
from uuid import uuid4

from tortoise.expressions import F
from tortoise.transactions import in_transaction

from app.core.errors import Unavailable
from app.db.opening import database_open
from tenants.jobs.models import Job


async def buy() -> int:
    """Take one piece and leave a receipt, or find the shelf empty; waits out a crowded database."""
    while True:
        try:
            async with in_transaction():
                taken = await Job.filter(key="shelf", attempts__gt=0).update(attempts=F("attempts") - 1)
                if taken:
                    await Job.create(key=uuid4().hex, kind="receipt", run_at=0)
                return taken
        except Unavailable:
            await asyncio.sleep(0.01)


async def main(url: str, tries: int) -> None:
    async with database_open(url):
        bought = await asyncio.gather(*(buy() for _ in range(tries)))
    sys.stdout.write(str(sum(bought)))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2])))
