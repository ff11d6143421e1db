"""What the dashboard's JSON looks like: one thing of every kind."""

from typing import Any

_PAGE_ID = "p_agral3zpjv3rho75ba4yz2nzmy"
_COMPONENT_ID = "c_agral3zpjv3rho75ba4yz2nzmz"

PAGE: dict[str, Any] = {
    "id": _PAGE_ID,
    "name": "Acme",
    "slug": "acme",
    "host": "acme.hep.gg",
    "url": "https://acme.hep.gg/",
    "labels": {"outage": "Down"},
    "theme": {"accent": "#1d4ed8"},
    "showFooter": True,
    "isPublic": True,
    "suspended": False,
    "expiresAt": None,
}
MOUNT: dict[str, Any] = {
    "host": "status.acme.example",
    "state": "pending",
    "records": [
        {
            "type": "CNAME",
            "name": "status.acme.example",
            "value": "p-agral3zpjv3rho75ba4yz2nzmy.cname.hep.gg",
        },
        {
            "type": "TXT",
            "name": "_hyd-verify.status.acme.example",
            "value": "claim=Qm3xT0pL1aZk9VbR2cWd7EyF4gU",
        },
    ],
}
COMPONENT: dict[str, Any] = {
    "id": _COMPONENT_ID,
    "name": "API",
    "kind": "leaf",
    "parentId": None,
    "position": 0,
    "pinned": None,
    "status": "operational",
    "showUptime": True,
}
UPDATE: dict[str, Any] = {
    "id": "u_agral3zpjv3rho75ba4yz2nzm2",
    "state": "investigating",
    "body": "We are looking into it.",
    "createdAt": "2026-06-08T18:00:00.000Z",
    "editedAt": None,
}
INCIDENT: dict[str, Any] = {
    "id": "i_agral3zpjv3rho75ba4yz2nzm3",
    "kind": "incident",
    "title": "Elevated latency",
    "state": "investigating",
    "impact": "minor",
    "startedAt": "2026-06-08T18:00:00.000Z",
    "scheduledStart": None,
    "scheduledEnd": None,
    "resolvedAt": None,
    "updates": [UPDATE],
}
TEMPLATE: dict[str, Any] = {
    "id": "t_agral3zpjv3rho75ba4yz2nzm5",
    "name": "Slow",
    "title": "Slow answers from {component}",
    "body": "Since {time} {component} answers more slowly than usual.",
    "state": "investigating",
    "impact": "minor",
}
SLOT: dict[str, Any] = {
    "slotId": "s_agral3zpjv3rho75ba4yz2nzm4",
    "endsAt": "2026-12-23T11:40:00.000Z",
    "balance": 760,
}
