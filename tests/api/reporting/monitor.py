"""What a monitor does: send JSON with its key, and read what comes back."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from httpx import AsyncClient, Response

from app.core.ids import public_id
from tenants.components.models import Component

PREFIX = "/api/v1/status-api"


@dataclass
class Monitor:
    """Without `secret` no Authorization header is sent."""

    client: AsyncClient
    secret: str | None
    page_id: UUID
    key_id: UUID

    async def ask(self, method: str, path: str, body: Any = None, /, **headers: str) -> Response:
        """Any request below the prefix; `body` is sent as it is when it is bytes, else as JSON."""
        if self.secret is not None:
            headers = {"Authorization": f"Bearer {self.secret}"} | headers
        content = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        return await self.client.request(method, PREFIX + path, content=content, headers=headers)

    async def status(self) -> Any:
        """The data of "Read current status"."""
        answer = await self.ask("GET", "/status")
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]

    async def statuses(self) -> dict[str, str]:
        """Each leaf's status by name."""
        return {leaf["name"]: leaf["status"] for leaf in (await self.status())["components"]}

    async def open(self, title: str = "Slow answers", **more: Any) -> str:
        """A new incident's id."""
        answer = await self.ask("POST", "/incidents", {"title": title, **more})
        assert answer.status_code == 200, answer.text
        return str(answer.json()["data"]["id"])

    async def update(self, incident: str, state: str, **more: Any) -> Response:
        """Post to an incident."""
        return await self.ask("POST", f"/incidents/{incident}/updates", {"state": state, **more})

    async def set(self, component: Component, status: str) -> Response:
        """Set one component's status."""
        path = f"/components/{public_id('c', component.id)}/status"
        return await self.ask("POST", path, {"status": status})


def error_of(answer: Response) -> str:
    """The sentence of a refusal in the right envelope, without a code."""
    envelope = answer.json()
    assert set(envelope) == {"ok", "error"}, envelope
    assert envelope["ok"] is False
    return str(envelope["error"])
