"""What there is to know about each endpoint: the OpenAPI document and the readable page are made of this."""

from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from app.api.reporting.shapes import Made, NewIncident, NewStatus, NewUpdate, StatusNow

PREFIX = "/api/v1/status-api"
EXAMPLE_KEY = "hyd_status_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """`path` is below the prefix, its parameters in braces; `answer` is what stands under "data"."""

    name: str
    method: str
    path: str
    title: str
    about: str
    example_path: str
    answer: type[BaseModel] | None
    example_answer: dict[str, Any]
    body: type[BaseModel] | None = None
    example_body: dict[str, Any] | None = None
    makes: bool = False
    parameter: tuple[str, str, str] | None = None

    @property
    def refusals(self) -> tuple[int, ...]:
        """The statuses that this endpoint may refuse with, in order."""
        absent = (404,) if self.parameter else ()
        written = (413,) if self.body else ()
        repeated = (409,) if self.makes else ()
        invalid = (400,) if self.body else ()
        return (*invalid, 401, 403, *absent, *repeated, *written, 429, 500, 503)


ENDPOINTS = (
    Endpoint(
        name="readStatus",
        method="GET",
        path="/status",
        title="Read current status",
        about=(
            "Every leaf of the component tree in the page's order, the worst of their statuses as `overall`,"
            " and what is going on: unresolved incidents and maintenance that runs, newest first."
        ),
        example_path="/status",
        answer=StatusNow,
        example_answer={
            "ok": True,
            "data": {
                "overall": "operational",
                "components": [{"id": "c_api", "name": "API", "status": "operational"}],
                "activeIncidents": [
                    {
                        "id": "i_123",
                        "title": "Elevated latency",
                        "state": "monitoring",
                        "impact": "minor",
                        "startedAt": "2026-06-08T18:00:00.000Z",
                    }
                ],
            },
        },
    ),
    Endpoint(
        name="openIncident",
        method="POST",
        path="/incidents",
        title="Open an incident",
        about=(
            "It begins now, in the state `investigating`. The components named get their status at once and"
            " are held in it until the incident says otherwise."
        ),
        example_path="/incidents",
        answer=Made,
        example_answer={"ok": True, "data": {"id": "i_123"}},
        body=NewIncident,
        example_body={
            "title": "Elevated latency",
            "impact": "minor",
            "body": "Requests to the API are slower than usual. We are looking into it.",
            "components": [{"component": "API", "status": "degraded"}],
        },
        makes=True,
    ),
    Endpoint(
        name="postUpdate",
        method="POST",
        path="/incidents/{iid}/updates",
        title="Post an update, change the state",
        about=(
            "`resolved` sets every component that the incident ever touched back to `operational` and ends"
            " what it counts towards uptime. Any other state on a resolved incident reopens it."
        ),
        example_path="/incidents/i_123/updates",
        answer=Made,
        example_answer={"ok": True, "data": {"id": "u_456"}},
        body=NewUpdate,
        example_body={"state": "resolved", "body": "A slow query was the cause; it is gone."},
        makes=True,
        parameter=("iid", "i_", "The incident's id, as opening it answered."),
    ),
    Endpoint(
        name="setComponentStatus",
        method="POST",
        path="/components/{cid}/status",
        title="Set a component status",
        about=(
            "Shows at once and opens no incident. Setting the status that a component already has changes"
            " nothing, so a monitor may repeat itself."
        ),
        example_path="/components/c_api/status",
        answer=None,
        example_answer={"ok": True},
        body=NewStatus,
        example_body={"status": "operational"},
        parameter=("cid", "c_", "The component's id. Groups have no status of their own: 404."),
    ),
)
