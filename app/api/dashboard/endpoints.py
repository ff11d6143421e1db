"""What there is to know about each endpoint of the dashboard's JSON: the OpenAPI document is made of this."""

from typing import Any

from pydantic import BaseModel

from app.api.dashboard import examples
from app.api.dashboard.component_shapes import ComponentChange, ComponentTold, ComponentWish
from app.api.dashboard.incident_shapes import (
    IncidentChange,
    IncidentTold,
    IncidentWish,
    UpdateChange,
    UpdateTold,
    UpdateWish,
)
from app.api.dashboard.mounting import MountTold, MountWish
from app.api.dashboard.page_shapes import PageChange, PageTold, PageWish
from app.api.dashboard.purchase_shapes import SlotBought, SlotWish
from app.api.dashboard.refusals import REFUSALS
from app.api.dashboard.template_shapes import TemplateTold, TemplateWish
from app.api.endpoint import Api, Endpoint, Parameter, Query

PREFIX = "/api/v1/status"
LIMIT_MAX = 100

_PAGE = Parameter("pid", "p", "The page's id.")
_COMPONENT = Parameter("cid", "c", "The component's id.")
_INCIDENT = Parameter("iid", "i", "The incident's id.")
_UPDATE = Parameter("uid", "u", "The update's id.")


def _endpoint(
    name: str,
    call: str,
    title: str,
    about: str,
    answer: type[BaseModel] | None,
    example: Any,
    *parameters: Parameter,
    **more: Any,
) -> Endpoint:
    """`call` is the method and the path below the prefix; without `example` the answer has no data."""
    method, _, path = call.partition(" ")
    told = {"ok": True} if example is None else {"ok": True, "data": example}
    return Endpoint(
        name, method, path, title, about, path, answer, told, parameters=parameters, **more
    )  # fmt: skip


ENDPOINTS = (
    _endpoint(
        "listPages", "GET ", "List your pages",
        "Every page of the accounts that the person belongs to, oldest first.",
        PageTold, [examples.PAGE], answers=True,
    ),
    _endpoint(
        "createPage", "POST ", "Create a page",
        "Hidden until it is published. It needs a place: one that the plan has, or a page slot.",
        PageTold, examples.PAGE,
        body=PageWish, example_body={"name": "Acme", "slug": "acme"}, makes=True,
    ),
    _endpoint(
        "changePage", "PATCH /{pid}", "Change a page",
        "All that is given changes, or nothing. A domain is claimed and serves nothing before its proof.",
        PageTold, examples.PAGE, _PAGE,
        body=PageChange, example_body={"name": "Acme", "isPublic": True}, conflicts=True,
    ),
    _endpoint(
        "deletePage", "DELETE /{pid}", "Delete a page",
        "With its tree, incidents and keys. Its addresses are kept back for 30 days.",
        None, None, _PAGE,
    ),
    _endpoint(
        "mountPage", "POST /{pid}/mount", "Put a page on a subdomain or an own domain",
        "A slug holds at once. A domain is claimed, once however often it is asked for, and goes live when"
        " its TXT record is seen; the answer says what to enter.",
        MountTold, examples.MOUNT, _PAGE,
        body=MountWish, example_body={"domain": "status.acme.example"}, conflicts=True,
    ),
    _endpoint(
        "listComponents", "GET /{pid}/components", "Read the tree",
        "Every component in the page's order, each group before what is in it.",
        ComponentTold, [examples.COMPONENT], _PAGE, answers=True,
    ),
    _endpoint(
        "createComponent", "POST /{pid}/components", "Add a component",
        "Last in its group. Plans limit leaves; groups are free.",
        ComponentTold, examples.COMPONENT, _PAGE,
        body=ComponentWish, example_body={"name": "API"}, makes=True,
    ),
    _endpoint(
        "changeComponent", "PATCH /{pid}/components/{cid}", "Change, move, pin or set a component",
        "All that is given changes, or nothing. A status set here shows at once and opens no incident.",
        ComponentTold, examples.COMPONENT, _PAGE, _COMPONENT,
        body=ComponentChange, example_body={"name": "API", "position": 0},
    ),
    _endpoint(
        "deleteComponent", "DELETE /{pid}/components/{cid}", "Delete a component",
        "Incidents keep the names of deleted leaves. For 30 days it can be brought back.",
        None, None, _PAGE, _COMPONENT,
        queries=(
            Query("children", {"enum": ["delete", "keep"]}, "`keep` moves what is in a group up instead."),
        ),
    ),
    _endpoint(
        "restoreComponent", "POST /{pid}/components/{cid}/restore", "Bring a deleted component back",
        "With all that went with it: ids, statuses and history. It stands where it stood if there is room.",
        ComponentTold, examples.COMPONENT, _PAGE, _COMPONENT,
    ),
    _endpoint(
        "listIncidents", "GET /{pid}/incidents", "List incidents",
        "Incidents and maintenance, newest first, each with its updates.",
        IncidentTold, [examples.INCIDENT], _PAGE, answers=True,
        queries=(
            Query("limit", {"type": "integer", "minimum": 1, "maximum": LIMIT_MAX}, "How many, else 50."),
            Query("before", {"type": "string", "pattern": "^i_[a-z2-7]{26}$"}, "Only older ones than this."),
        ),
    ),
    _endpoint(
        "createIncident", "POST /{pid}/incidents", "Open an incident, schedule a maintenance",
        "It begins now; with scheduledStart and scheduledEnd it is a maintenance that begins and ends then.",
        IncidentTold, examples.INCIDENT, _PAGE,
        body=IncidentWish, example_body={"title": "Elevated latency", "impact": "minor"}, makes=True,
    ),
    _endpoint(
        "changeIncident", "PATCH /{pid}/incidents/{iid}", "Correct an incident",
        "Title, impact and a maintenance's window, without an update. States change by updates.",
        IncidentTold, examples.INCIDENT, _PAGE, _INCIDENT,
        body=IncidentChange, example_body={"impact": "major"},
    ),
    _endpoint(
        "deleteIncident", "DELETE /{pid}/incidents/{iid}", "Delete an incident",
        "For good, and its time leaves the uptime.",
        None, None, _PAGE, _INCIDENT,
    ),
    _endpoint(
        "createUpdate", "POST /{pid}/incidents/{iid}/updates", "Post an update, change the state",
        "`resolved` sets every component that the incident ever touched back to `operational`. Any other"
        " state on a resolved incident reopens it.",
        UpdateTold, examples.UPDATE, _PAGE, _INCIDENT,
        body=UpdateWish, example_body={"state": "monitoring", "body": "A fix is live."}, makes=True,
    ),
    _endpoint(
        "changeUpdate", "PATCH /{pid}/incidents/{iid}/updates/{uid}", "Correct an update",
        "In place; the earlier words are kept and no update is added.",
        UpdateTold, examples.UPDATE, _PAGE, _INCIDENT, _UPDATE,
        body=UpdateChange, example_body={"body": "We are looking into it."},
    ),
    _endpoint(
        "listTemplates", "GET /templates", "List templates",
        "What incidents are begun with: those of every page, the oldest page's first, each page's by name.",
        TemplateTold, [examples.TEMPLATE], answers=True,
        queries=(Query("page", {"type": "string", "pattern": "^p_[a-z2-7]{26}$"}, "Only this page's."),),
    ),
    _endpoint(
        "createTemplate", "POST /{pid}/templates", "Keep a template",
        "For the composer of the page, which fills in what is left open when an incident is published.",
        TemplateTold, examples.TEMPLATE, _PAGE,
        body=TemplateWish, example_body={"name": "Slow", "title": "Slow answers from {component}"},
        makes=True, conflicts=True,
    ),
    _endpoint(
        "buyPageSlots", "POST /purchases/trade", "Buy page slots with tokens",
        "Room for one page more each, for 30 days. The same Idempotency-Key buys once, at any time later.",
        SlotBought, examples.SLOT,
        body=SlotWish, example_body={"pages": 1, "autoRenew": False}, makes=True,
    ),
)  # fmt: skip

DASHBOARD = Api(
    tag="Dashboard",
    about=(
        "What scripts on the console's own pages ask for the person who is signed in. Whatever changes"
        " something needs the header X-CSRF-Token with the csrfToken of GET /api/v1/session."
    ),
    prefix=PREFIX,
    endpoints=ENDPOINTS,
    security="session",
    scheme={
        "type": "apiKey",
        "in": "cookie",
        "name": "__Host-sid",
        "description": "The cookie that signing in sets.",
    },
    refusals=REFUSALS,
    limited=False,
    response_prefix="session",
)
