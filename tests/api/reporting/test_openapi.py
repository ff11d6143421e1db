"""The OpenAPI document says what the code does: paths, statuses, words, examples."""

import json
from typing import Any

import jsonschema_rs
import pytest

from app.api.dashboard import routes as dashboard
from app.api.described import APIS
from app.api.endpoint import Api, Endpoint
from app.api.openapi import document
from app.api.reporting import routes as reporting
from app.core.bodies import read_body
from tenants.words import Impact, State, Status
from tests.api.reporting.monitor import Monitor

DOCUMENT = document("http://localhost:8000", APIS)
ENDPOINTS = [(api, endpoint) for api in APIS for endpoint in api.endpoints]
each_endpoint = pytest.mark.parametrize(
    ("api", "endpoint"), ENDPOINTS, ids=[endpoint.name for _, endpoint in ENDPOINTS]
)


def _operation(api: Api, endpoint: Endpoint) -> Any:
    return DOCUMENT["paths"][api.prefix + endpoint.path][endpoint.method.lower()]


def _validator(schema: dict[str, Any]) -> jsonschema_rs.Validator:
    return jsonschema_rs.validator_for({**schema, "components": DOCUMENT["components"]})


async def test_it_is_served_as_json_to_anybody(stranger: Monitor) -> None:
    answer = await stranger.ask("GET", "/openapi.json")
    assert answer.headers["content-type"] == "application/json"
    assert answer.json() == DOCUMENT
    assert DOCUMENT["openapi"].startswith("3.1.")


def test_it_names_exactly_the_routes_there_are() -> None:
    described = {(method.upper(), path) for path, each in DOCUMENT["paths"].items() for method in each}
    routed = {
        (method, rule.replace("<", "{").replace(">", "}"))
        for method, rule in {**dashboard.ROUTES, **reporting.ROUTES}
        if rule.startswith("/api/") and not rule.endswith("/openapi.json")
    }
    assert described == routed


@pytest.mark.parametrize("words", [Status, State, Impact])
def test_it_lists_the_words_of_the_seed(words: type[Status | State | Impact]) -> None:
    assert DOCUMENT["components"]["schemas"][words.__name__]["enum"] == list(words)


@each_endpoint
def test_every_example_answer_fits_its_schema(api: Api, endpoint: Endpoint) -> None:
    content = _operation(api, endpoint)["responses"]["200"]["content"]["application/json"]
    _validator(content["schema"]).validate(content["example"])


@each_endpoint
def test_every_example_body_is_one_that_the_code_reads(api: Api, endpoint: Endpoint) -> None:
    if endpoint.body is None:
        assert "requestBody" not in _operation(api, endpoint)
        return
    content = _operation(api, endpoint)["requestBody"]["content"]["application/json"]
    _validator(content["schema"]).validate(content["example"])
    assert read_body(json.dumps(content["example"]).encode(), endpoint.body).model_fields_set


@each_endpoint
def test_every_status_has_its_refusal_described(api: Api, endpoint: Endpoint) -> None:
    described = set(_operation(api, endpoint)["responses"]) - {"200"}
    assert described <= {str(refusal.status) for refusal in api.refusals}
    assert {"401", "403", "500", "503"} <= described
    assert ("429" in described) is api.limited


@pytest.mark.parametrize("refusal", [refusal for api in APIS for refusal in api.refusals], ids=str)
def test_every_example_refusal_fits_the_schema(refusal: Any) -> None:
    _validator({"$ref": "#/components/schemas/Refusal"}).validate(refusal.envelope)


def test_every_reference_in_it_leads_somewhere() -> None:
    for reference in _references(DOCUMENT):
        target: Any = DOCUMENT
        for step in reference.removeprefix("#/").split("/"):
            target = target[step]


def _references(part: Any) -> list[str]:
    if isinstance(part, dict):
        own = [part["$ref"]] if "$ref" in part else []
        return own + [found for member in part.values() for found in _references(member)]
    return [found for entry in part for found in _references(entry)] if isinstance(part, list) else []


async def test_what_is_answered_fits_the_schema(monitor: Monitor) -> None:
    await monitor.open(components=[{"component": "EU", "status": "outage"}])
    content = _operation(*ENDPOINTS[0])["responses"]["200"]["content"]["application/json"]
    _validator(content["schema"]).validate((await monitor.ask("GET", "/status")).json())
