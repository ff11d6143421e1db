"""What Stripe tells us by webhook, read strictly: sessions, refunds and disputes, and nothing else."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from app.core.clock import MS_PER_SECOND
from app.core.errors import Invalid
from ledger.stripe_signature import require_signature

BODY_BYTES_MAX = 256 * 1024
AMOUNT_MAX = 10**12

EventId = Annotated[str, Meta(pattern=r"\A[A-Za-z0-9_]{1,64}\Z")]
Id = Annotated[str, Meta(pattern=r"\A[A-Za-z0-9_]{1,120}\Z")]
Amount = Annotated[int, Meta(ge=0, le=AMOUNT_MAX)]
Currency = Annotated[str, Meta(pattern=r"\A[a-z]{3}\Z")]
Moment = Annotated[int, Meta(ge=0, le=AMOUNT_MAX)]

_log = logging.getLogger(__name__)


class Session(msgspec.Struct, frozen=True):
    """A Checkout session. `client_reference_id` is the id of our payment, if we made the session."""

    id: Id
    payment_status: str
    client_reference_id: str | None = None
    amount_total: Amount | None = None
    currency: Currency | None = None
    payment_intent: Id | None = None


class Charge(msgspec.Struct, frozen=True):
    """A charge; `amount_refunded` is the sum of all its refunds."""

    id: Id
    amount_refunded: Amount
    currency: Currency
    payment_intent: Id | None = None


class Dispute(msgspec.Struct, frozen=True):
    """A dispute. While its status begins with `warning_` it is a question, and no money has moved."""

    id: Id
    amount: Amount
    currency: Currency
    status: str
    payment_intent: Id | None = None


Told = Session | Charge | Dispute

KINDS: Mapping[str, type[Told]] = {
    "checkout.session.completed": Session,
    "checkout.session.async_payment_succeeded": Session,
    "checkout.session.async_payment_failed": Session,
    "checkout.session.expired": Session,
    "charge.refunded": Charge,
    "charge.dispute.created": Dispute,
    "charge.dispute.funds_withdrawn": Dispute,
    "charge.dispute.closed": Dispute,
}


@dataclass(frozen=True, slots=True)
class StripeEvent:
    """One verified event; `created_at` is when Stripe says it happened (ms)."""

    id: str
    kind: str
    created_at: int
    told: Told

    @property
    def intent_id(self) -> str | None:
        return self.told.payment_intent


class _Data(msgspec.Struct, frozen=True):
    object: msgspec.Raw


class _Envelope(msgspec.Struct, frozen=True):
    id: EventId
    type: str
    created: Moment
    livemode: bool
    data: _Data


@dataclass(frozen=True, slots=True)
class Endpoint:
    """What we expect of Stripe: secrets that sign (several while one is replaced), and live or test money."""

    secrets: Sequence[str]
    live: bool


_endpoint: Endpoint | None = None


def plug_endpoint(endpoint: Endpoint | None) -> None:
    """Take events by `endpoint` from now on in this program; None takes none."""
    global _endpoint
    _endpoint = endpoint


def plugged_endpoint() -> Endpoint | None:
    return _endpoint


def read_event(raw: bytes, header: str, endpoint: Endpoint, now: int) -> StripeEvent | None:
    """The event in `raw`, proven by `header`; None when it is of a kind we have no use for.

    Raises Invalid for what is too large, not Stripe's, not of now (ms), not of our mode, unreadable.
    """
    if len(raw) > BODY_BYTES_MAX:
        raise Invalid("body", f"An event has at most {BODY_BYTES_MAX} bytes.")
    require_signature(raw, header, endpoint.secrets, now)
    return read_told(raw, endpoint)


def read_told(raw: bytes, endpoint: Endpoint) -> StripeEvent | None:
    """The event in bytes that are known to be Stripe's; raises as `read_event`."""
    envelope = _decoded(raw, _Envelope)
    if envelope.livemode != endpoint.live:
        raise Invalid("livemode", "This event is of the other mode: live money against test money.")
    wanted = KINDS.get(envelope.type)
    if wanted is None:
        _log.info("Stripe event %s of kind %.80r is not for us", envelope.id, envelope.type)
        return None
    told = _decoded(bytes(envelope.data.object), wanted)
    return StripeEvent(envelope.id, envelope.type, envelope.created * MS_PER_SECOND, told)


def plain(told: Told) -> dict[str, Any]:
    """What an event told, as it is kept."""
    kept: dict[str, Any] = msgspec.to_builtins(told)
    return kept


def told_again(kind: str, kept: Mapping[str, Any]) -> Told:
    """The opposite of `plain`."""
    return msgspec.convert(kept, KINDS[kind])


def _decoded(raw: bytes, wanted: type[Any]) -> Any:
    try:
        return msgspec.json.decode(raw, type=wanted)
    except msgspec.MsgspecError as error:
        raise Invalid("body", f"The event cannot be read: {error}.") from None
