"""Somebody signed in at a server in processes of its own, who buys: by the JSON of scripts, and by forms."""

import hmac
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlencode

from app.core.ids import public_id
from tests.cast import COOKIE, Person
from tests.installation import CONSOLE
from tests.wire import Reply, Wire

ORIGIN = "http://localhost:8000"
TRADE = "/api/v1/status/purchases/trade"
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Customer:
    """One connection to the console, in the session of the owner of an account (a public id)."""

    account: str
    session: str
    wire: Wire

    @classmethod
    def of(cls, person: Person, wire: Wire) -> Self:
        """Somebody of the cast, at the own account."""
        return cls(public_id("a", person.account.id), person.token, wire)

    async def trade(self, key: str) -> Reply:
        """Ask for one slot under an Idempotency-Key."""
        return await self.wire.post(
            CONSOLE, TRADE, {"pages": 1}, X_CSRF_Token=self._csrf, Idempotency_Key=key, **self._headers
        )

    async def send(self, path: str, **fields: str) -> Reply:
        """Send a form of this person's billing."""
        billing = f"/account/billing/{self.account}"
        path = path if path.startswith(billing) else billing + path
        body = urlencode({"csrf": self._csrf, **fields}).encode()
        return await self.wire.send("POST", CONSOLE, path, {"Content-Type": FORM, **self._headers}, body)

    async def buy(self, idem: str) -> Reply:
        """Send the form that buys a slot; `idem` is what this very form carries."""
        return await self.send("/slot", auto_renew="no", idem=idem)

    @property
    def _headers(self) -> dict[str, str]:
        cookie = f"{COOKIE}={self.session}"
        return {"Cookie": cookie, "Origin": ORIGIN, "Sec_Fetch_Site": "same-origin"}

    @property
    def _csrf(self) -> str:
        return hmac.digest(self.session.encode(), b"csrf", "sha256").hex()
