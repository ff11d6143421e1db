"""What there is to know about each endpoint: the OpenAPI document and the readable page are made of this."""

from app.api.endpoint import Api, Endpoint, Parameter
from app.api.reporting.refusals import REFUSALS
from app.api.reporting.shapes import Made, NewIncident, NewStatus, NewUpdate, StatusNow

PREFIX = "/api/v1/status-api"
EXAMPLE_KEY = "hyd_status_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"


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
        parameters=(Parameter("iid", "i", "The incident's id, as opening it answered."),),
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
        parameters=(Parameter("cid", "c", "The component's id. Groups have no status of their own: 404."),),
    ),
)

REPORTING = Api(
    tag="Reporting API",
    about=(
        "Drive a status page from an external monitor: open incidents, post updates and set component"
        " statuses. A key reads and writes the one page it was made for."
    ),
    prefix=PREFIX,
    endpoints=ENDPOINTS,
    security="pageKey",
    scheme={
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "hyd_status_ and 32 characters",
        "description": "A page's key, made in the console. It is shown in full once, when it is made or"
        " rotated.",
    },
    refusals=REFUSALS,
    limited=True,
)
