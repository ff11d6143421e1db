"""A disk without room: nothing is sold and it is said why, pages stay up, and all goes on afterwards."""

import asyncio
import os
import re
import signal
import time
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from tests.cast import COOKIE
from tests.customer import ORIGIN, Customer
from tests.evidence import Sheets
from tests.faults.small_disk import Disk, Quota, small_disk
from tests.installation import CONSOLE, Installation, Server
from tests.sockets import connections_of
from tests.wire import Reply, Wire

ADA, PASSWORD = "ada@acme.example", "correct horse battery staple"
DISK_KIB = 12 << 10
REFUSALS = 20
WORKERS = 2


@pytest.mark.parametrize("kind", ["disk", "quota"])
def test_a_full_disk_refuses_postings_and_nothing_else(tmp_path: Path, evidence: Sheets, kind: str) -> None:
    with small_disk(tmp_path / "data", DISK_KIB) as found:
        disk = found if kind == "disk" else Quota(tmp_path / "data")
        installation = Installation(tmp_path / "data", command=disk.command)
        account = installation.run("account", "create", "--email", ADA, "--password", PASSWORD)["id"]
        page = installation.run(
            "page", "create", "--account", ADA, "--name", "Acme", "--slug", "acme", "--publish"
        )
        installation.run("tokens", "grant", ADA, "100000", "--reason", "to fill a disk with")
        with installation.serving(workers=WORKERS, jobs=True) as server:
            sold = asyncio.run(story(server, disk, account, page["host"]))
        assert installation.run("ledger", "verify")["findings"] == []
        export = installation.print("ledger", "export", "--format", "csv")
    assert export.count(",buy_slot,") == 2 * sold
    evidence("full-disk")(
        f"{disk.kind}: {sold} sold around {REFUSALS} refusals, books whole, back without a restart"
    )


async def story(server: Server, disk: Disk, account: str, host: str) -> int:
    """How many slots were sold before, while and after there was no room."""
    session = await signed_in(server)
    async with AsyncExitStack() as stack:
        wire = await stack.enter_async_context(Wire(server.port))
        customer = Customer(account, session, wire)
        assert (await customer.trade("first")).status == 200
        before = server.workers()
        disk.fill(server.workers)
        sold = 1 + await sold_until_full(customer)
        for turn in range(REFUSALS):
            await require_refusal(await customer.trade(f"refused-{turn}"))
            assert (await wire.get(host, "/")).status == 200
            assert (await wire.get(host, "/status.json")).status == 200
        assert server.workers() == before
        await replaced(server, before[0])
        assert (await wire.get(host, "/")).status == 200
        disk.free(server.workers)
        return sold + await sold_again(customer)


async def signed_in(server: Server) -> str:
    async with Wire(server.port) as wire:
        form = f"email={ADA}&password={PASSWORD.replace(' ', '+')}".encode()
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": ORIGIN}
        reply = await wire.send("POST", CONSOLE, "/signin", headers, form)
    found = re.search(rf"{COOKIE}=([^;]+)", reply.headers["set-cookie"])
    assert found is not None
    return found[1]


async def sold_until_full(customer: Customer) -> int:
    """Room that the log has kept is used up first."""
    for sold in range(500):
        reply = await customer.trade(f"before-{sold}")
        if reply.status != 200:
            await require_refusal(reply)
            return sold
    raise AssertionError("the disk is never full")


async def require_refusal(reply: Reply) -> None:
    assert reply.status == 503, reply
    assert "disk is full" in reply.json()["error"], reply
    assert int(reply.headers["retry-after"]) >= 1


async def replaced(server: Server, pid: int) -> None:
    """A worker that dies now is replaced by one that takes visitors."""
    os.kill(pid, signal.SIGKILL)
    async with asyncio.timeout(60), AsyncExitStack() as stack:
        while not all_serve(server, pid):
            wire = await stack.enter_async_context(Wire(server.port))
            assert (await wire.get(CONSOLE, "/healthz")).status == 200
            await asyncio.sleep(0.1)


def all_serve(server: Server, but: int) -> bool:
    connections = connections_of([pid for pid in server.workers() if pid != but], server.port)
    return len(connections) == WORKERS and all(connections.values())


async def sold_again(customer: Customer) -> int:
    began = time.monotonic()
    while (reply := await customer.trade("afterwards")).status == 503:
        assert time.monotonic() < began + 10, reply
        await asyncio.sleep(0.2)
    assert reply.status == 200
    return 1
