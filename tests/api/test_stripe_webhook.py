"""POST /api/v1/stripe/webhook: no session, no token, raw bytes; acknowledged only once it is in the books."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from httpx import ASGITransport, AsyncClient, Response

from app.factory import create_app
from app.settings import Settings
from ledger.models import LedgerHead, LedgerTx, Payment
from ledger.posting import open_book
from ledger.providers import plugged_provider
from ledger.stripe_checkout import stripe_provider
from ledger.stripe_events import BODY_BYTES_MAX, plugged_endpoint
from ledger.wallets import wallet_of
from tenants.billing.topups import begin_topup
from tests.cast import COOKIE, Cast
from tests.fakes import FakeClock
from tests.stripe_desk import (
    ENDPOINT,
    FakeTransport,
    Told,
    session_told,
    signed,
    taking_money,
)

PATH = "/api/v1/stripe/webhook"
CONSOLE = "http://localhost:8000"


@pytest.fixture
async def stripe(web: AsyncClient, clock: FakeClock) -> AsyncIterator[AsyncClient]:
    """The console, with Stripe plugged in."""
    with taking_money(stripe_provider("sk_test_fake", FakeTransport()), ENDPOINT):
        yield web


async def sent(web: AsyncClient, raw: bytes, header: str | None = None, **headers: str) -> Response:
    signature = signed(raw) if header is None else header
    return await web.post(CONSOLE + PATH, content=raw, headers={"Stripe-Signature": signature, **headers})


@pytest.fixture
async def pending(cast: Cast, stripe: AsyncClient) -> Payment:
    return (await begin_topup(cast.owner.scope, cast.owner.account.id, "small", "one")).payment


async def test_an_event_is_in_the_books_when_it_is_acknowledged(
    cast: Cast, stripe: AsyncClient, pending: Payment
) -> None:
    answer = await sent(stripe, session_told(pending).raw)
    assert (answer.status_code, answer.json()) == (200, {"ok": True})
    assert (await wallet_of(cast.owner.account.id)).balance == 480


async def test_neither_origin_nor_cookie_nor_type_matters(
    cast: Cast, stripe: AsyncClient, pending: Payment
) -> None:
    odd = {"Origin": "https://elsewhere.example", "Content-Type": "text/plain"}
    cookie = f"{COOKIE}={cast.rival.token}; {COOKIE}=another"
    answer = await sent(stripe, session_told(pending).raw, Cookie=cookie, **odd)
    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers


async def test_forged_bytes_are_refused(stripe: AsyncClient, pending: Payment) -> None:
    raw = session_told(pending).raw
    for header in ("", "t=1,v1=00", signed(raw + b" ")):
        answer = await sent(stripe, raw, header)
        assert (answer.status_code, answer.json()["ok"]) == (400, False)
    assert await LedgerTx.all().count() == 0


async def test_an_unknown_kind_is_acknowledged(stripe: AsyncClient) -> None:
    assert (await sent(stripe, Told("invoice.paid", {}).raw)).status_code == 200


@pytest.mark.parametrize(("size", "status"), [(BODY_BYTES_MAX, 200), (BODY_BYTES_MAX + 1, 413)])
async def test_a_body_may_have_256_kib(stripe: AsyncClient, size: int, status: int) -> None:
    raw = Told("invoice.paid", {}).raw
    answer = await sent(stripe, raw + b" " * (size - len(raw)))
    assert (answer.status_code, answer.json()["ok"]) == (status, status == 200)


async def test_other_paths_take_no_more_than_before(stripe: AsyncClient) -> None:
    answer = await stripe.post(f"{CONSOLE}/api/v1/status-api/incidents", content=b" " * 70_000)
    assert answer.status_code in {401, 413}
    assert (await stripe.post(f"{CONSOLE}{PATH}/more", content=b" " * 70_000)).status_code in {404, 413}


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
async def test_another_method_is_answered_405(stripe: AsyncClient, method: str) -> None:
    answer = await stripe.request(method, CONSOLE + PATH)
    assert (answer.status_code, answer.json()["ok"]) == (405, False)
    assert "POST" in answer.headers["allow"]


async def test_stopped_books_ask_stripe_to_come_again(stripe: AsyncClient, pending: Payment) -> None:
    async with open_book():
        pass
    await LedgerHead.filter(id=1).update(frozen_reason="R4 wallet")
    answer = await sent(stripe, session_told(pending).raw)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "3600")
    assert (await Payment.get(id=pending.id)).state == "pending"


async def test_without_stripe_there_is_no_such_endpoint(cast: Cast, web: AsyncClient) -> None:
    assert (await sent(web, b"{}")).status_code == 404


async def test_page_hosts_have_no_such_endpoint(cast: Cast, stripe: AsyncClient) -> None:
    answer = await stripe.post(f"http://rival.localhost:8000{PATH}", content=b"{}")
    assert answer.status_code in {404, 405}


async def test_the_settings_plug_stripe_in_and_out(
    settings: Settings, database: object, clock: FakeClock
) -> None:
    with taking_money(None):
        both = ("whsec_a", "whsec_b")
        live = replace(settings, stripe_secret_key="sk_live_x", stripe_webhook_secrets=both)
        app = create_app(live, init_db=False)
        endpoint = plugged_endpoint()
        assert endpoint is not None
        assert (endpoint.secrets, endpoint.live) == (both, True)
        async with AsyncClient(transport=ASGITransport(app=app)) as web:
            assert (await sent(web, b"{}", "t=1,v1=00")).status_code == 400
        create_app(replace(settings, topups="off"), init_db=False)
        assert (plugged_provider(), plugged_endpoint()) == (None, None)
