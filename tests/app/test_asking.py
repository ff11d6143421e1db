"""Whether a host may have a certificate: answered over HTTP on a port of its own, from memory."""

import time
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from httpx import AsyncClient

from app.asking import asked_for_certificates
from tenants.domains.models import Host
from tenants.domains.mount import mount_host, unmount_host
from tests.cast import Acme
from tests.evidence import Sheets, Size
from tests.factories import OPERATOR
from tests.installation import free_port

OWN = "status.acme.example"


@dataclass
class Asking:
    """Caddy, as far as the listener can tell; `word` moves when hosts change pages."""

    client: AsyncClient
    word: int = 1

    async def status(self, path: str) -> int:
        return (await self.client.get(path)).status_code

    async def may(self, host: str) -> bool:
        return await self.status(f"/ask?domain={host}") == 200


@pytest.fixture
async def asking(acme: Acme) -> AsyncIterator[Asking]:
    port = free_port()
    async with AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
        asking = Asking(client)
        async with asked_for_certificates(f"127.0.0.1:{port}", lambda: asking.word):
            yield asking


async def test_a_proved_host_may_from_the_moment_it_is(asking: Asking, acme: Acme) -> None:
    assert not await asking.may(OWN)
    await mount_host(OPERATOR, acme.page.id, OWN, verified=True)
    asking.word += 1
    assert await asking.may(OWN)
    assert await asking.may("STATUS.acme.example.")


async def test_nobody_else_may(asking: Asking, acme: Acme) -> None:
    await mount_host(OPERATOR, acme.page.id, "pending.acme.example")
    asking.word += 1
    for host in ("pending.acme.example", "acme.localhost", "localhost", "127.0.0.1", "", "a b", "%00", "é.x"):
        assert not await asking.may(host)


async def test_a_host_that_was_taken_off_may_no_more(asking: Asking, acme: Acme) -> None:
    await mount_host(OPERATOR, acme.page.id, OWN, verified=True)
    asking.word += 1
    assert await asking.may(OWN)
    await unmount_host(OPERATOR, acme.page.id, OWN)
    asking.word += 1
    deadline = time.monotonic() + 5
    while await asking.may(OWN):
        assert time.monotonic() < deadline


@pytest.mark.parametrize("path", ["/", "/ask", "/ask?domain=a.example&domain=b.example", "/ask?x=1"])
async def test_other_questions_are_no(asking: Asking, path: str) -> None:
    assert await asking.status(path) == 404


async def test_two_workers_listen_on_one_port(acme: Acme) -> None:
    bind = f"127.0.0.1:{free_port()}"
    first, second = asked_for_certificates(bind, lambda: 1), asked_for_certificates(bind, lambda: 1)
    async with first, second, AsyncClient() as client:
        assert (await client.get(f"http://{bind}/ask?domain=x.example")).status_code == 404


@pytest.mark.alone
@pytest.mark.sqlite_only
async def test_it_is_quick_however_many_hosts_there_are(
    asking: Asking, acme: Acme, size: Size, evidence: Sheets
) -> None:
    hosts, asked = size(ci=5_000, full=100_000), size(ci=200, full=5_000)
    await Host.bulk_create([_host(number, acme) for number in range(hosts)], batch_size=500)
    asking.word += 1
    assert await asking.may("status0.acme.example")
    took = []
    for number in range(asked):
        began = time.perf_counter()
        assert await asking.may(f"status{number}.acme.example") is (number < hosts)
        took.append(time.perf_counter() - began)
    p99_ms = sorted(took)[int(len(took) * 0.99)] * 1000
    evidence("ask-listener")(f"{hosts:,} hosts: 99 of 100 answers within {p99_ms:.1f} ms, client included")


def _host(number: int, acme: Acme) -> Host:
    return Host(
        host=f"status{number}.acme.example",
        account_id=acme.page.account_id,
        page_id=acme.page.id,
        kind="custom",
        state="verified",
        created_at=0,
    )
