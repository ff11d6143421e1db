"""What load balancers, the supervisor and Prometheus are told."""

import json

import pytest

from app.core.errors import Unavailable
from app.serving import probes as probing
from app.serving.probes import Probes
from tests.app.serving.asking import ask


async def fine() -> None:
    """Nothing wrong."""


async def away() -> None:
    raise Unavailable("The database is away.")


async def never() -> None:
    import asyncio

    await asyncio.sleep(60)


async def test_a_live_process_is_healthy_whatever_else_is_wrong() -> None:
    heard = await ask(Probes({"database": away}, ""), "/healthz")
    assert (heard.status, json.loads(heard.body)) == (200, {"ok": True})


async def test_ready_when_every_check_passes() -> None:
    heard = await ask(Probes({"database": fine, "publisher": fine}, ""), "/readyz")
    assert (heard.status, json.loads(heard.body)) == (200, {"ok": True})


async def test_not_ready_says_what_is_wrong() -> None:
    heard = await ask(Probes({"database": away, "publisher": fine}, ""), "/readyz")
    assert (heard.status, json.loads(heard.body)) == (503, {"ok": False, "database": "The database is away."})


async def test_a_check_that_hangs_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probing, "CHECK_SECONDS", 0.01)
    heard = await ask(Probes({"database": never}, ""), "/readyz")
    assert json.loads(heard.body)["database"] == "does not answer in time"


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics"])
async def test_probes_only_read(path: str) -> None:
    heard = await ask(Probes({}, ""), path, method="POST")
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
    heard = await ask(Probes({}, token), "/metrics", client=(client, 1), headers=headers)
    assert heard.status == status
    assert (b"hep_requests" in heard.body) is (status == 200)
