"""A process of buyers: told by a line who buys, under which keys and when, all of them ask at that moment."""

import asyncio
import json
import sys
import time
from typing import Any
from uuid import UUID

from app.core.errors import Unavailable
from app.core.ids import public_id
from app.db.opening import database_open
from ledger.wallets import TooFewTokens
from tenants.pages.publisher import plug
from tenants.scope import Actor, ActorKind, Role, Scope
from tenants.slots.buy import buy_page_slot
from tests.fakes import RecordingPublisher


async def buy(account_id: UUID, key: str, at: float) -> dict[str, Any]:
    """Ask until there is an answer, as a browser would: a slot and what was left, or what was refused."""
    actor = Actor(ActorKind.PERSON, public_id("a", account_id), key)
    scope = Scope(actor, roles={account_id: Role.OWNER}, account_id=account_id)
    await asyncio.sleep(at - time.time())
    asked_again = 0
    while True:
        try:
            sold = await buy_page_slot(scope, account_id, auto_renew=True, key=key)
            return {"key": key, "slot": str(sold.slot_id), "left": sold.balance, "again": asked_again}
        except Unavailable:
            asked_again += 1
            await asyncio.sleep(0.05)
        except TooFewTokens as short:
            return {"key": key, "needed": short.needed, "held": short.held, "again": asked_again}


async def main(url: str) -> None:
    plug(RecordingPublisher())
    async with database_open(url):
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        while line := await asyncio.to_thread(sys.stdin.readline):
            told = json.loads(line)
            asking = (buy(UUID(told["account"]), key, told["at"]) for key in told["keys"])
            sys.stdout.write(json.dumps(await asyncio.gather(*asking)) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
