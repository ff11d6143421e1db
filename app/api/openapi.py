"""The OpenAPI 3.1 document of our own APIs, made of the models that they read and answer with."""

from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from app.api.endpoint import Api, Endpoint, Parameter, Query
from tenants.pages.once import KEY_LENGTH_MAX

Json = dict[str, Any]
_SCHEMAS = "#/components/schemas/"

ABOUT = "Drive status pages: with a page's key from a monitor, or with a person's session from the console."


class _Untitled(GenerateJsonSchema):
    """Without a title for every field, which would only repeat its name."""

    def field_title_should_be_set(self, _schema: Any) -> bool:
        return False


def document(server_url: str, apis: Sequence[Api]) -> Json:
    """The whole document; `server_url` is the console's address."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Hep Status", "version": "1", "description": ABOUT},
        "servers": [{"url": server_url}],
        "tags": [{"name": api.tag, "description": api.about} for api in apis],
        "paths": _paths(apis),
        "components": {
            "securitySchemes": {api.security: api.scheme for api in apis},
            "headers": _HEADERS,
            "responses": {name: made for api in apis for name, made in _responses(api)},
            "schemas": schemas(apis),
        },
    }


def schemas(apis: Sequence[Api]) -> Json:
    """The JSON Schema of every request, of every answer, and of a refusal, by name."""
    endpoints = [endpoint for api in apis for endpoint in api.endpoints]
    read = [(each.body, "validation") for each in endpoints if each.body]
    told = [(each.answer, "serialization") for each in endpoints if each.answer]
    models: Any = list(dict.fromkeys([*read, *told]))
    _, made = models_json_schema(models, ref_template=f"{_SCHEMAS}{{model}}", schema_generator=_Untitled)
    named: Json = made["$defs"]
    for name, about in _WORDS.items():
        if name in named:
            named[name]["description"] = about
    return {**named, "Refusal": _refusal(apis)}


def _paths(apis: Sequence[Api]) -> Json:
    paths: Json = {}
    for api in apis:
        for endpoint in api.endpoints:
            path = paths.setdefault(api.prefix + endpoint.path, {})
            path[endpoint.method.lower()] = _operation(api, endpoint)
    return paths


def _operation(api: Api, endpoint: Endpoint) -> Json:
    refused = {
        str(status): {"$ref": f"#/components/responses/{api.response_prefix}{status}"}
        for status in api.refusals_of(endpoint)
    }
    operation: Json = {
        "operationId": endpoint.name,
        "tags": [api.tag],
        "security": [{api.security: []}],
        "summary": endpoint.title,
        "description": endpoint.about,
        "parameters": _parameters(endpoint),
        "responses": {"200": _answered(api, endpoint), **refused},
    }
    if endpoint.body:
        content = {"schema": _ref(endpoint.body), "example": endpoint.example_body}
        operation["requestBody"] = {"required": True, "content": {"application/json": content}}
    return operation


def _parameters(endpoint: Endpoint) -> list[Json]:
    in_path = [_in_path(parameter) for parameter in endpoint.parameters]
    queried = [_queried(query) for query in endpoint.queries]
    return [*in_path, *queried, *([_IDEMPOTENCY_KEY] if endpoint.makes else [])]


def _in_path(parameter: Parameter) -> Json:
    schema = {"type": "string", "pattern": f"^{parameter.prefix}_[a-z2-7]{{26}}$"}
    about = parameter.about
    return {"name": parameter.name, "in": "path", "required": True, "description": about, "schema": schema}


def _queried(query: Query) -> Json:
    about, schema = query.about, dict(query.schema)
    return {"name": query.name, "in": "query", "required": False, "description": about, "schema": schema}


def _answered(api: Api, endpoint: Endpoint) -> Json:
    properties: Json = {"ok": {"const": True}}
    if endpoint.answer:
        one = _ref(endpoint.answer)
        properties["data"] = {"type": "array", "items": one} if endpoint.answers else one
    schema = {"type": "object", "properties": properties, "required": list(properties)}
    headers = [*_quota(api), *(["Idempotency-Replayed"] if endpoint.makes else [])]
    reads = endpoint.method == "GET"
    return {
        "description": "As it is now." if reads else "Done, and visible to everybody.",
        "headers": _header_refs(headers),
        "content": {"application/json": {"schema": schema, "example": endpoint.example_answer}},
    }


def _responses(api: Api) -> Iterable[tuple[str, Json]]:
    used = {status for endpoint in api.endpoints for status in api.refusals_of(endpoint)}
    return ((f"{api.response_prefix}{status}", _refused(api, status)) for status in sorted(used))


def _refused(api: Api, status: int) -> Json:
    refusals = api.refusals_with(status)
    examples = {
        refusal.code or "example": {"summary": refusal.when, "value": refusal.envelope}
        for refusal in refusals
    }
    content = {"schema": {"$ref": f"{_SCHEMAS}Refusal"}, "examples": examples}
    own = ["WWW-Authenticate"] if status == 401 and api.limited else []
    waits = ["Retry-After"] if status in _WAITING else []
    quota = _quota(api) if status != 401 else []
    return {
        "description": ". ".join(refusal.when for refusal in refusals) + ".",
        "headers": _header_refs([*quota, *own, *waits]),
        "content": {"application/json": content},
    }


def _quota(api: Api) -> list[str]:
    return ["RateLimit", "RateLimit-Policy"] if api.limited else []


def _ref(model: type[BaseModel]) -> Json:
    return {"$ref": f"{_SCHEMAS}{model.__name__}"}


def _header_refs(names: list[str]) -> Json:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def _header(about: str, kind: str, example: str | int) -> Json:
    return {"description": about, "schema": {"type": kind}, "example": example}


_WORDS = {
    "Status": "How a component is.",
    "State": "Where the team stands with an incident.",
    "Impact": "How bad an incident is for visitors.",
}
_IDEMPOTENCY_KEY: Json = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "Any text of your own for this one act. For 24 hours the same request under the same key"
    " is answered again and does nothing twice; another request under it is refused with 409.",
    "schema": {"type": "string", "minLength": 1, "maxLength": KEY_LENGTH_MAX, "pattern": "^[!-~]+$"},
}
_HEADERS = {
    "RateLimit": _header(
        "Calls left in this minute, and seconds until one more.", "string", '"write";r=59;t=60'
    ),
    "RateLimit-Policy": _header(
        "Calls that a key may make in a moving minute.", "string", '"write";q=60;w=60'
    ),
    "Retry-After": _header("Seconds to wait before trying again.", "integer", 12),
    "WWW-Authenticate": _header("How to send the key.", "string", 'Bearer realm="Hep Status"'),
    "Idempotency-Replayed": _header("`true` when an earlier request did it.", "string", "true"),
}
_WAITING = frozenset({409, 429, 503})


def _refusal(apis: Sequence[Api]) -> Json:
    codes = [refusal.code for api in apis for refusal in api.refusals if refusal.code]
    return {
        "type": "object",
        "description": "Why not, in one sentence.",
        "properties": {
            "ok": {"const": False},
            "error": {"type": "string", "description": "A sentence for people; its wording may change."},
            "code": {"enum": codes, "description": "With 401 of the Reporting API only."},
        },
        "required": ["ok", "error"],
    }
