"""Requests that nobody wrote by hand: what the document calls valid succeeds, nothing is our fault."""

import asyncio
import json
from collections import Counter
from collections.abc import Awaitable, Callable
from itertools import count
from typing import Any
from urllib.parse import quote

import pytest
import schemathesis
from httpx import Response
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from quart import Quart
from schemathesis import Case, GenerationMode
from schemathesis.checks import CHECKS
from schemathesis.core import NOT_SET
from schemathesis.core.parameters import ParameterLocation
from schemathesis.core.transport import Response as Received

from app.api.endpoint import Endpoint
from app.api.openapi import document
from app.api.reporting.door import LIMITS, Kind
from app.api.reporting.endpoints import ENDPOINTS, PREFIX, REPORTING
from app.core.ids import public_id
from tests.api.reporting.monitor import Monitor
from tests.cast import Acme
from tests.evidence import Sheets, Size
from tests.factories import make_incident

SCHEMA = schemathesis.openapi.from_dict(document("http://localhost:8000", (REPORTING,)))
CONFORMS: Any = CHECKS.get_by_names(
    [
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_headers_conformance",
        "response_schema_conformance",
    ]
)
each_endpoint = pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda endpoint: endpoint.name)
each_writing_endpoint = pytest.mark.parametrize(
    "endpoint", [each for each in ENDPOINTS if each.body], ids=lambda endpoint: endpoint.name
)


@pytest.fixture(autouse=True)
def _without_limits(api: Quart) -> None:
    api.config[LIMITS] = {Kind.WRITE: 0, Kind.READ: 0}


@pytest.fixture
async def ids(monitor: Monitor, acme: Acme) -> dict[str, str]:
    """An incident and a component that exist, by the name of their parameter."""
    incident = await make_incident(monitor.page_id)
    return {"iid": public_id("i", incident.id), "cid": public_id("c", acme.eu.id)}


async def _try_each(
    values: st.SearchStrategy[Any], examples: int, send: Callable[[Any], Awaitable[None]]
) -> None:
    """Hypothesis runs in a thread; what it makes is sent from this loop, where the database is."""
    loop = asyncio.get_running_loop()

    @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(values)
    def try_one(value: Any) -> None:
        asyncio.run_coroutine_threadsafe(send(value), loop).result()  # type: ignore[arg-type]

    await asyncio.to_thread(try_one)


async def _send(monitor: Monitor, case: Case[Any], path_ids: dict[str, str]) -> Response:
    parameters = {name: path_ids.get(name, value) for name, value in case.path_parameters.items()}
    path = case.path.format(**{name: quote(str(value), safe="") for name, value in parameters.items()})
    body = None if case.body is NOT_SET else case.body
    headers = {name: value for name, value in case.headers.items() if name.lower() != "authorization"}
    return await monitor.ask(case.method, path.removeprefix(PREFIX), body, **headers)


def _conforms(case: Case[Any], answer: Response) -> None:
    case.validate_response(Received.from_httpx(answer, verify=False), checks=CONFORMS)


@each_endpoint
async def test_valid_requests_succeed(
    monitor: Monitor, ids: dict[str, str], endpoint: Endpoint, size: Size, evidence: Sheets
) -> None:
    statuses: Counter[int] = Counter()
    fresh = count()

    async def send(case: Case[Any]) -> None:
        if "Idempotency-Key" in case.headers:
            case.headers["Idempotency-Key"] = f"{case.headers['Idempotency-Key'][:200]}{next(fresh)}"
        answer = await _send(monitor, case, ids)
        statuses[answer.status_code] += 1
        _conforms(case, answer)

    operation = SCHEMA[PREFIX + endpoint.path][endpoint.method]
    valid = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
    await _try_each(valid, size(ci=60, full=1250), send)
    evidence("reporting-api")(f"valid requests to {endpoint.name}: {dict(statuses)}")
    assert statuses[200] >= 0.9 * statuses.total()


@each_writing_endpoint
async def test_invalid_requests_are_refused_and_never_our_fault(
    monitor: Monitor, ids: dict[str, str], endpoint: Endpoint, size: Size, evidence: Sheets
) -> None:
    statuses: Counter[int] = Counter()

    async def send(case: Case[Any]) -> None:
        answer = await _send(monitor, case, ids)
        statuses[answer.status_code] += 1
        _is_ours(answer)
        assert answer.status_code != 200 or not _has_invalid_body(case)

    operation = SCHEMA[PREFIX + endpoint.path][endpoint.method]
    invalid = operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)
    await _try_each(invalid, size(ci=60, full=1250), send)
    evidence("reporting-api")(f"invalid requests to {endpoint.name}: {dict(statuses)}")
    assert statuses[400] > 0


@each_writing_endpoint
async def test_no_bytes_are_our_fault(
    monitor: Monitor, ids: dict[str, str], endpoint: Endpoint, size: Size
) -> None:
    path = endpoint.path.format(**ids)

    async def send(body: bytes) -> None:
        _is_ours(await monitor.ask("POST", path, body))

    await _try_each(st.binary(max_size=300) | _nearly(endpoint), size(ci=150, full=5000), send)


async def test_no_path_header_or_method_is_our_fault(monitor: Monitor, size: Size) -> None:
    anything = st.text(st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f"))
    headers = st.dictionaries(
        st.sampled_from(["Authorization", "Idempotency-Key", "Content-Type", "Accept", "X-Request-Id"]),
        anything,
    )
    methods = st.sampled_from(["GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD"])
    calls = st.tuples(methods, st.text(max_size=40), headers, st.binary(max_size=40))

    async def send(call: tuple[str, str, dict[str, str], bytes]) -> None:
        method, path, more, body = call
        known = {b"authorization": f"Bearer {monitor.secret}".encode()}
        sent = known | {name.lower().encode(): value.encode("latin-1") for name, value in more.items()}
        url = f"{PREFIX}/{quote(path.encode('utf-8', 'replace'), safe='/')}"
        _is_ours(await monitor.client.request(method, url, headers=sent, content=body))

    await _try_each(calls, size(ci=150, full=5000), send)


def _has_invalid_body(case: Case[Any]) -> bool:
    made = case.meta.components.get(ParameterLocation.BODY) if case.meta else None
    return made is not None and made.mode is GenerationMode.NEGATIVE


def _nearly(endpoint: Endpoint) -> st.SearchStrategy[bytes]:
    """The example body with a few bytes put in place of others."""
    good = json.dumps(endpoint.example_body).encode()
    cuts = st.tuples(st.integers(0, len(good)), st.integers(0, 4), st.binary(max_size=6))
    return st.lists(cuts, min_size=1, max_size=3).map(lambda all_cuts: _cut(good, all_cuts))


def _cut(good: bytes, cuts: list[tuple[int, int, bytes]]) -> bytes:
    for start, length, put in cuts:
        good = good[:start] + put + good[start + length :]
    return good


def _is_ours(answer: Response) -> None:
    """Answered in the envelope, and not with a failure of the server."""
    assert answer.status_code < 500, answer.text
    assert answer.headers["content-type"] == "application/json", answer.request.url
    if answer.request.method != "HEAD":
        assert answer.json()["ok"] is (answer.status_code == 200)
