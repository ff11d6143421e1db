"""What Stripe told while nobody listened: it is asked every hour, whether or not its webhooks came."""

import logging
from collections.abc import Mapping
from typing import Any

from app.core.clock import MS_PER_DAY, MS_PER_SECOND, now_ms
from app.core.errors import Invalid
from ledger.models import PaymentEvent
from ledger.providers import plugged_provider
from ledger.stripe_events import Endpoint, StripeEvent, plugged_endpoint, read_told
from tenants.billing.events import settle
from tenants.jobs.models import Job
from tenants.scope import Scope

ASK_JOB = "stripe.ask"
# So long Stripe keeps events. What it told within an hour may be on its way, or not be listed yet.
KEPT_MS = 30 * MS_PER_DAY
OVERLAP_MS = 3600 * MS_PER_SECOND
_log = logging.getLogger(__name__)


async def ask_for_missed(_: Mapping[str, Any]) -> None:
    """Job: settle every event since Stripe last answered that no webhook brought. Raises Unavailable."""
    taker, endpoint = plugged_provider(), plugged_endpoint()
    if taker is None or endpoint is None:
        return
    told = [_read(raw, endpoint) for raw in await taker.told_since(await _last_answer() - OVERLAP_MS)]
    events = [event for event in told if event is not None]
    known = {kept.id for kept in await PaymentEvent.filter(id__in=[event.id for event in events])}
    missed = [event for event in events if event.id not in known]
    for event in missed:
        await settle(Scope.system("Stripe"), event)
    if missed:
        _log.warning("asked Stripe for %d events that no webhook brought: look at its endpoint", len(missed))


def _read(raw: bytes, endpoint: Endpoint) -> StripeEvent | None:
    """One event that cannot be read must not keep the others away."""
    try:
        return read_told(raw, endpoint)
    except Invalid as refusal:
        _log.error("an event of Stripe is left out: %s", refusal.sentence)
        return None


async def _last_answer() -> int:
    """When (ms) the last asking that ended well was due; where there is none, as far back as Stripe knows."""
    last = await Job.filter(kind=ASK_JOB, done_at__isnull=False).order_by("-run_at").first()
    return int(last.run_at) if last else now_ms() - KEPT_MS
