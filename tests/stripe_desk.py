"""Stripe as seen from here: it signs events with a test secret, and opens sessions over no network."""

import hmac
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from urllib.parse import parse_qs, urlsplit

import stripe

from app.core.clock import now_ms
from ledger.models import Payment
from ledger.providers import Provider, plug_provider, plugged_provider
from ledger.stripe_checkout import stripe_provider
from ledger.stripe_events import Endpoint, plug_endpoint, plugged_endpoint
from tenants.billing.events import take_event
from tenants.scope import Scope

SECRET = "whsec_only_for_tests"
OLD_SECRET = "whsec_being_replaced"
ENDPOINT = Endpoint((SECRET, OLD_SECRET), live=False)
_numbers = count(1)


class FakeTransport(stripe.HTTPClient):
    """Answers the library's requests: one session or refund an idempotency key, and `told` as its events.

    `broken` is raised instead; a `status` but 200 is a refusal with `code`.
    """

    name = "fake"

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[dict[str, list[str]]] = []
        self.sessions: dict[str, str] = {}
        self.threads: list[threading.Thread] = []
        self.broken: Exception | None = None
        self.refunds: dict[str, dict[str, list[str]]] = {}
        self.told: list[Told] = []
        self.status, self.code = 200, ""

    def request(self, method: str, url: str, headers: Any, post_data: Any = None, **_: Any) -> Any:
        if self.broken is not None:
            raise self.broken
        address = urlsplit(url)
        self.asked.append(parse_qs(post_data or address.query))
        self.threads.append(threading.current_thread())
        if self.status != 200:
            error = {"message": "No.", "type": "invalid_request_error", "code": self.code}
            return json.dumps({"error": error}), self.status, {}
        answers = {"/v1/events": self._events, "/v1/refunds": self._refund}
        body = answers.get(address.path, self._session)(headers.get("Idempotency-Key", ""))
        return json.dumps(body), 200, {}

    def _session(self, key: str) -> dict[str, Any]:
        session = self.sessions.setdefault(key, f"cs_test_{len(self.sessions) + 1}")
        return {"id": session, "object": "checkout.session", "url": f"https://checkout.invalid/{session}"}

    def _refund(self, key: str) -> dict[str, Any]:
        self.refunds.setdefault(key, self.asked[-1])
        return {"id": "re_1", "object": "refund"}

    def _events(self, _: str) -> dict[str, Any]:
        """A page of what happened since, the newest first, as Stripe lists it."""
        asked = self.asked[-1]
        since, after = int(asked["created[gte]"][0]), asked.get("starting_after", [""])[0]
        listed = [each for each in reversed(self.told) if each.at >= since]
        start = next((place for place, each in enumerate(listed, 1) if each.id == after), 0)
        page = listed[start : start + int(asked["limit"][0])]
        data = [json.loads(each.raw) for each in page]
        more = start + len(page) < len(listed)
        return {"object": "list", "url": "/v1/events", "has_more": more, "data": data}

    def close(self) -> None:
        """Nothing is open."""


@contextmanager
def taking_money(provider: Provider | None, endpoint: Endpoint | None = None) -> Iterator[None]:
    """Within the block money is taken by `provider`, and events by `endpoint`."""
    before = plugged_provider(), plugged_endpoint()
    plug_provider(provider)
    plug_endpoint(endpoint)
    try:
        yield
    finally:
        plug_provider(before[0])
        plug_endpoint(before[1])


@contextmanager
def stripe_plugged() -> Iterator[FakeTransport]:
    """Within the block top-ups go by Stripe's library to a transport that answers by itself."""
    transport = FakeTransport()
    with taking_money(stripe_provider("sk_test_fake", transport), ENDPOINT):
        yield transport


@dataclass
class Told:
    """An event as Stripe would send it; every sending is signed anew."""

    kind: str
    about: dict[str, Any]
    id: str = field(default_factory=lambda: f"evt_{next(_numbers)}")
    live: bool = False
    created: int = 0

    @property
    def at(self) -> int:
        """When it happened, in seconds; now unless said."""
        return self.created or now_ms() // 1000

    @property
    def raw(self) -> bytes:
        """The bytes, with more fields than we have use for."""
        data = {"object": {"object": "whatever", "metadata": {"x": None}} | self.about}
        event = {"id": self.id, "object": "event", "type": self.kind, "livemode": self.live}
        return json.dumps(event | {"created": self.at, "data": data, "api_version": "2026-10-28"}).encode()

    async def sent(self) -> None:
        """Delivered to our verb, rightly signed."""
        raw = self.raw
        await take_event(Scope.system("Stripe"), raw, signed(raw))


def signed(raw: bytes, *, secret: str = SECRET, at: int | None = None) -> str:
    """The header for `raw`, stamped now or at `at` (seconds)."""
    stamp = now_ms() // 1000 if at is None else at
    return f"t={stamp},v1={signature_of(raw, stamp, secret)}"


def signature_of(raw: bytes, stamp: int, secret: str = SECRET) -> str:
    return hmac.digest(secret.encode(), f"{stamp}.".encode() + raw, "sha256").hex()


def session_told(payment: Payment, kind: str = "completed", **changed: Any) -> Told:
    """An event about the session of a payment; `kind` is what follows `checkout.session.`."""
    about = {
        "id": payment.session_id or "cs_test_early",
        "payment_status": "paid" if kind in {"completed", "async_payment_succeeded"} else "unpaid",
        "client_reference_id": str(payment.id),
        "amount_total": payment.amount_minor,
        "currency": payment.currency.lower(),
        "payment_intent": intent_of(payment),
    }
    return Told(f"checkout.session.{kind}", about | changed)


def intent_of(payment: Payment) -> str:
    """The intent that Stripe makes for a payment."""
    return f"pi_{payment.id.hex}"


def refund_told(payment: Payment, refunded: int | None = None, **changed: Any) -> Told:
    """So many minor units of the payment's charge are refunded by now; all of them unless said."""
    amount = payment.amount_minor if refunded is None else refunded
    about: Mapping[str, Any] = {
        "id": f"ch_{payment.id.hex}",
        "amount_refunded": amount,
        "currency": payment.currency.lower(),
        "payment_intent": intent_of(payment),
    }
    return Told("charge.refunded", {**about, **changed})


def dispute_told(
    payment: Payment, kind: str = "created", status: str = "needs_response", **changed: Any
) -> Told:
    """An event about a dispute over the whole payment; `kind` is what follows `charge.dispute.`."""
    about = {
        "id": f"dp_{payment.id.hex}",
        "amount": payment.amount_minor,
        "currency": payment.currency.lower(),
        "status": status,
        "payment_intent": intent_of(payment),
    }
    return Told(f"charge.dispute.{kind}", about | changed)


def won(payment: Payment, **changed: Any) -> Told:
    return dispute_told(payment, "closed", "won", **changed)


def lost(payment: Payment, **changed: Any) -> Told:
    return dispute_told(payment, "closed", "lost", **changed)
