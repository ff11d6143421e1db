"""What a script on the console's own pages does: send JSON with the session's cookie and its token."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from httpx import Response

from tests.ui.visiting import Visitor

PREFIX = "/api/v1/status"
TRADE = f"{PREFIX}/purchases/trade"


@dataclass(frozen=True)
class Script:
    """A script that runs on the console's own pages for somebody who is signed in, or for nobody."""

    visitor: Visitor

    async def token(self) -> str:
        """What X-CSRF-Token is to be, as the console tells it; empty for nobody."""
        answer = await self.visitor.get("/api/v1/session")
        return str(answer.json()["data"]["csrfToken"]) if answer.status_code == 200 else ""

    async def ask(self, method: str, path: str, body: Any = b"", **headers: str) -> Response:
        """Call `path` below the API's prefix: bytes as they are, all else as JSON.

        `headers` override what such a script sends.
        """
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        if "X_CSRF_Token" not in headers:
            headers["X_CSRF_Token"] = await self.token()
        headers = {"Content_Type": "application/json"} | headers
        return await self.visitor.send(method, PREFIX + path, content, **headers)

    async def send(self, method: str, body: Any = None, **headers: str) -> Response:
        return await self.ask(method, TRADE.removeprefix(PREFIX), body, **headers)

    async def trade(self, body: Mapping[str, Any] | bytes = b'{"pages":1}', /, **headers: str) -> Response:
        return await self.send("POST", body, **headers)


def told(answer: Response) -> Any:
    """What stands under "data" of an answer that went well."""
    envelope = answer.json()
    assert (answer.status_code, envelope["ok"]) == (200, True), answer.text
    return envelope["data"]


def refusal(answer: Response) -> str:
    """The sentence of a refusal in the envelope."""
    envelope = answer.json()
    assert envelope.keys() == {"ok", "error"}, answer.text
    assert envelope["ok"] is False
    return str(envelope["error"])
