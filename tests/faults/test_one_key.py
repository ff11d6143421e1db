"""One key over two hundred connections to several workers at once: one purchase, one answer to all."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from pathlib import Path

from ledger.audit import verify
from ledger.models import LedgerTx, Slot, SlotPeriod
from tenants.pages.models import AuditEntry
from tests.cast import Cast, Person
from tests.conftest import Database
from tests.customer import Customer
from tests.evidence import Sheets, Size
from tests.installation import CONSOLE, Installation, Server
from tests.ledger.books import granted
from tests.sockets import connections_of
from tests.wire import Reply, Wire

WORKERS = 3
BUSY = {409, 503}

Asking = Callable[[Customer], Awaitable[Reply]]


async def test_one_key_sent_from_everywhere_at_once_buys_once(
    cast: Cast, database: Database, tmp_path: Path, size: Size, evidence: Sheets
) -> None:
    times, note = size(ci=40, full=200), evidence("one-key")
    await granted(cast.owner.account.id, 4_800)
    with Installation(tmp_path, database.url).serving(workers=WORKERS) as server:
        scripts, again = await all_ask(server, cast.owner, lambda customer: customer.trade("one"), times)
        await require_purchases(1)
        note(f"{database.kind}, JSON: {times} at once to {WORKERS} workers, {again} told to come again")
        forms, again = await all_ask(server, cast.owner, lambda customer: customer.buy("one"), times)
        await require_purchases(2)
        note(f"{database.kind}, form: {times} at once to {WORKERS} workers, {again} told to come again")
    assert ({reply.status for reply in scripts}, len({reply.body for reply in scripts})) == ({200}, 1)
    assert sum("idempotency-replayed" not in reply.headers for reply in scripts) <= 1
    assert ({reply.status for reply in forms}, len({notice_of(reply) for reply in forms})) == ({303}, 1)
    assert (await verify(full=True)).findings == ()


async def require_purchases(number: int) -> None:
    """So many were made: slots, periods, postings and lines in the audit."""
    assert await Slot.all().count() == await SlotPeriod.all().count() == number
    assert [tx.kind for tx in await LedgerTx.all().order_by("seq")] == ["grant"] + ["buy_slot"] * number
    assert await AuditEntry.filter(act="slot.buy").count() == number


async def all_ask(server: Server, who: Person, ask: Asking, times: int) -> tuple[list[Reply], int]:
    """Every connection is there before the first asks; how many answers said to come again."""
    customers = [Customer.of(who, Wire(server.port)) for _ in range(times)]
    try:
        await come_in(server, customers)
        answers = await asyncio.gather(*(insisting(customer, ask) for customer in customers))
    finally:
        hang_up(customers)
    return [reply for reply, _ in answers], sum(again for _, again in answers)


async def come_in(server: Server, customers: list[Customer]) -> None:
    """Connect, again until more than one worker serves many of them: some may not have started yet."""
    async with asyncio.timeout(60):
        while True:
            await asyncio.gather(*(customer.wire.get(CONSOLE, "/healthz") for customer in customers))
            taken = connections_of(server.workers(), server.port).values()
            if sum(number > len(customers) // (4 * WORKERS) for number in taken) > 1:
                return
            hang_up(customers)
            await asyncio.sleep(0.2)


def hang_up(customers: list[Customer]) -> None:
    for customer in customers:
        customer.wire.close()


async def insisting(customer: Customer, ask: Asking) -> tuple[Reply, int]:
    """The answer, asked for again as long as it is to come later."""
    again = 0
    while (reply := await ask(customer)).status in BUSY:
        again += 1
        await asyncio.sleep(int(reply.headers["retry-after"]))
    return reply, again


def notice_of(reply: Reply) -> tuple[str, str]:
    """Where a form's answer leads, and the sentence for the next screen: end and balance of the purchase."""
    found = re.search(r"__Host-notice=([^;]+)", reply.headers["set-cookie"])
    assert found is not None
    return reply.headers["location"], found[1]
