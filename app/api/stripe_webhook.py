"""Where Stripe tells us what became of payments: the raw bytes and their signature, and no session."""

import json
import logging
from typing import cast

from quart import Blueprint, Response, request

from app.core.errors import Invalid
from ledger.stripe_signature import HEADER
from tenants.billing.events import take_event
from tenants.scope import Scope

PATH = "/api/v1/stripe/webhook"

_log = logging.getLogger(__name__)

stripe_webhook = Blueprint("stripe_webhook", __name__)


@stripe_webhook.post(PATH)
async def told() -> Response:
    """200 once the event is committed, or of a kind we have no use for; all else Stripe sends again."""
    raw = cast(bytes, await request.get_data())
    try:
        await take_event(Scope.system("Stripe"), raw, request.headers.get(HEADER, ""))
    except Invalid as refusal:
        _log.warning("refused a webhook call: %s", refusal.sentence)
        return _answer(400, {"ok": False, "error": refusal.sentence})
    return _answer(200, {"ok": True})


def _answer(status: int, envelope: dict[str, object]) -> Response:
    return Response(json.dumps(envelope), status, content_type="application/json")
