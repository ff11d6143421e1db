"""What load balancers, the supervisor and Prometheus are told."""

import json

import pytest

from app.core.errors import Unavailable
from app.serving import probes as probing
from app.serving.probes import Books, Probes
from tests.app.serving.asking import ask


async def fine() -> None:
    """Nothing wrong."""


async def away() -> None:
    raise Unavailable("The database is away.")


async def never() -> None:
    import asyncio

    await asyncio.sleep(60)


async def standing() -> dict[str, object]:
    return {"ok": True, "seq": 7}


async def stopped() -> dict[str, object]:
    return {"ok": False, "seq": 7}


async def hidden() -> dict[str, object]:
    raise Unavailable("The database is away.")


@pytest.mark.parametrize(
    ("books", "status", "told"),
    [
        (standing, 200, {"ok": True, "seq": 7}),
        (stopped, 503, {"ok": False, "seq": 7}),
        (hidden, 503, {"ok": False, "database": "The database is away."}),
    ],
)
async def test_the_ledgers_health_is_how_the_books_stand(
    books: Books, status: int, told: dict[str, object]
) -> None:
    heard = await ask(Probes({}, "", books), "/healthz/ledger")
    assert (heard.status, json.loads(heard.body)) == (status, told)


async def test_books_that_do_not_answer_in_time_are_not_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probing, "CHECK_SECONDS", 0.01)

    async def silent() -> dict[str, object]:
        await never()
        return {}

    heard = await ask(Probes({}, "", silent), "/healthz/ledger")
    assert json.loads(heard.body) == {"ok": False, "database": "does not answer in time"}


async def test_a_live_process_is_healthy_whatever_else_is_wrong() -> None:
    heard = await ask(Probes({"database": away}, "", standing), "/healthz")
    assert (heard.status, json.loads(heard.body)) == (200, {"ok": True})


async def test_ready_when_every_check_passes() -> None:
    heard = await ask(Probes({"database": fine, "publisher": fine}, "", standing), "/readyz")
    assert (heard.status, json.loads(heard.body)) == (200, {"ok": True})


async def test_not_ready_says_what_is_wrong() -> None:
    heard = await ask(Probes({"database": away, "publisher": fine}, "", standing), "/readyz")
    assert (heard.status, json.loads(heard.body)) == (503, {"ok": False, "database": "The database is away."})


async def test_a_check_that_hangs_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probing, "CHECK_SECONDS", 0.01)
    heard = await ask(Probes({"database": never}, "", standing), "/readyz")
    assert json.loads(heard.body)["database"] == "does not answer in time"


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics", "/healthz/ledger"])
async def test_probes_only_read(path: str) -> None:
    heard = await ask(Probes({}, "", standing), path, method="POST")
    assert (heard.status, heard.header("allow")) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    ("client", "token", "sent", "status"),
    [
        ("127.0.0.1", "", "", 200),
        ("::1", "", "", 200),
        ("192.0.2.1", "", "", 403),
        ("192.0.2.1", "", "Bearer ", 403),
        ("192.0.2.1", "right", "Bearer wrong", 403),
        ("192.0.2.1", "right", "right", 403),
        ("192.0.2.1", "right", "Bearer right", 200),
    ],
)
async def test_metrics_are_for_loopback_and_for_holders_of_the_token(
    client: str, token: str, sent: str, status: int
) -> None:
    headers = [(b"authorization", sent.encode())] if sent else []
    heard = await ask(Probes({}, token, standing), "/metrics", client=(client, 1), headers=headers)
    assert heard.status == status
    assert (b"hep_requests" in heard.body) is (status == 200)
