"""POST /api/v1/status/purchases/trade: tokens for page slots (seed 001)."""

import secrets
from hashlib import sha256

from quart import Response

from app.api.dashboard.purchase_shapes import SlotBought, SlotWish
from app.api.envelope import done
from app.api.sent import IDEMPOTENCY_KEY, sent_body, sent_once
from app.core.bodies import read_body
from app.core.errors import Conflict, Invalid
from tenants.accounts.sessions import SignedIn
from tenants.slots.buy import Bought, buy_page_slot

PATH = "/api/v1/status/purchases/trade"
_USED = f"This {IDEMPOTENCY_KEY} was used for another purchase."


async def trade(door: SignedIn) -> Response:
    """Buy for the account of whoever is signed in; the same key answers the same for ever."""
    body = await sent_body()
    wish = read_body(body, SlotWish)
    asked = sent_once(body)
    key = sha256(asked.key.encode()).hexdigest() if asked else secrets.token_hex(16)
    bought = await _bought(door, wish, f"{'api' if asked else 'once'}:{key}")
    answer = done(SlotBought.of(bought))
    if bought.replayed:
        answer.headers["Idempotency-Replayed"] = "true"
    return answer


async def _bought(door: SignedIn, wish: SlotWish, key: str) -> Bought:
    try:
        return await buy_page_slot(
            door.scope, door.account.id, pages=wish.pages, auto_renew=wish.auto_renew, key=key
        )
    except Invalid as refusal:
        if refusal.field == "idempotencyKey":
            raise Conflict(_USED) from None
        raise
