"""The OpenAPI 3.1 document of the Reporting API, made of the models that it reads and answers with."""

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from app.api.reporting.endpoints import ENDPOINTS, PREFIX, Endpoint
from app.api.reporting.refusals import REFUSALS, refusals_with
from tenants.pages.once import KEY_LENGTH_MAX

Json = dict[str, Any]
_SCHEMAS = "#/components/schemas/"

SECURITY = "pageKey"
ABOUT = (
    "Drive a status page from an external monitor: open incidents, post updates and set component statuses."
    " A key reads and writes the one page it was made for."
)


class _Untitled(GenerateJsonSchema):
    """Without a title for every field, which would only repeat its name."""

    def field_title_should_be_set(self, _schema: Any) -> bool:
        return False


def document(server_url: str) -> Json:
    """The whole document; `server_url` is the console's address."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Hep Status Reporting API", "version": "1", "description": ABOUT},
        "servers": [{"url": server_url}],
        "security": [{SECURITY: []}],
        "paths": {PREFIX + each.path: {each.method.lower(): _operation(each)} for each in ENDPOINTS},
        "components": {
            "securitySchemes": {SECURITY: _SECURITY_SCHEME},
            "headers": _HEADERS,
            "responses": {str(status): _refused(status) for status in _statuses()},
            "schemas": schemas(),
        },
    }


def schemas() -> Json:
    """The JSON Schema of every request, of every answer, and of a refusal, by name."""
    read = [(each.body, "validation") for each in ENDPOINTS if each.body]
    told = [(each.answer, "serialization") for each in ENDPOINTS if each.answer]
    models: Any = [*read, *told]
    _, made = models_json_schema(models, ref_template=f"{_SCHEMAS}{{model}}", schema_generator=_Untitled)
    named: Json = made["$defs"]
    for name, about in _WORDS.items():
        named[name]["description"] = about
    return {**named, "Refusal": _REFUSAL}


def _operation(endpoint: Endpoint) -> Json:
    operation: Json = {
        "operationId": endpoint.name,
        "summary": endpoint.title,
        "description": endpoint.about,
        "parameters": _parameters(endpoint),
        "responses": {
            "200": _answered(endpoint),
            **{str(status): {"$ref": f"#/components/responses/{status}"} for status in endpoint.refusals},
        },
    }
    if endpoint.body:
        content = {"schema": _ref(endpoint.body), "example": endpoint.example_body}
        operation["requestBody"] = {"required": True, "content": {"application/json": content}}
    return operation


def _parameters(endpoint: Endpoint) -> list[Json]:
    parameters: list[Json] = []
    if endpoint.parameter:
        name, prefix, about = endpoint.parameter
        schema = {"type": "string", "pattern": f"^{prefix}[a-z2-7]{{26}}$"}
        parameters.append(
            {"name": name, "in": "path", "required": True, "description": about, "schema": schema}
        )
    if endpoint.makes:
        parameters.append(_IDEMPOTENCY_KEY)
    return parameters


def _answered(endpoint: Endpoint) -> Json:
    properties: Json = {"ok": {"const": True}}
    if endpoint.answer:
        properties["data"] = _ref(endpoint.answer)
    schema = {"type": "object", "properties": properties, "required": list(properties)}
    headers = [*_QUOTA, "Idempotency-Replayed"] if endpoint.makes else _QUOTA
    return {
        "description": "Done, and visible to everybody." if endpoint.body else "The page as it is now.",
        "headers": _header_refs(headers),
        "content": {"application/json": {"schema": schema, "example": endpoint.example_answer}},
    }


def _refused(status: int) -> Json:
    refusals = refusals_with(status)
    examples = {
        refusal.code or "example": {"summary": refusal.when, "value": refusal.envelope}
        for refusal in refusals
    }
    content = {"schema": {"$ref": f"{_SCHEMAS}Refusal"}, "examples": examples}
    return {
        "description": ". ".join(refusal.when for refusal in refusals) + ".",
        "headers": _header_refs(_HEADERS_OF.get(status, _QUOTA)),
        "content": {"application/json": content},
    }


def _statuses() -> list[int]:
    used = {status for endpoint in ENDPOINTS for status in endpoint.refusals}
    return sorted(used)


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
_SECURITY_SCHEME = {
    "type": "http",
    "scheme": "bearer",
    "bearerFormat": "hyd_status_ and 32 characters",
    "description": "A page's key, made in the console. It is shown in full once, when it is made or rotated.",
}
_IDEMPOTENCY_KEY: Json = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "Any text of your own for this one act. For 24 hours the same request under the same key"
    " is answered again and does nothing twice; another request under it is refused with 409.",
    "schema": {"type": "string", "minLength": 1, "maxLength": KEY_LENGTH_MAX, "pattern": "^[!-~]+$"},
}
_QUOTA = ["RateLimit", "RateLimit-Policy"]
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
_HEADERS_OF = {
    401: ["WWW-Authenticate"],
    409: [*_QUOTA, "Retry-After"],
    429: [*_QUOTA, "Retry-After"],
    503: [*_QUOTA, "Retry-After"],
}
_REFUSAL: Json = {
    "type": "object",
    "description": "Why not, in one sentence.",
    "properties": {
        "ok": {"const": False},
        "error": {"type": "string", "description": "A sentence for people; its wording may change."},
        "code": {
            "enum": [refusal.code for refusal in REFUSALS if refusal.code],
            "description": "With 401 only.",
        },
    },
    "required": ["ok", "error"],
}
