"""What the readable page shows of each endpoint, made of the same models as the OpenAPI document."""

import json
from dataclasses import dataclass
from typing import Any

from app.api.endpoint import Endpoint
from app.api.openapi import schemas
from app.api.reporting.endpoints import PREFIX, REPORTING

Json = dict[str, Any]

_LINE_LENGTH_MAX = 76


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field of a body: the words it takes if it takes only those, and whether it must be there."""

    name: str
    words: tuple[str, ...]
    required: bool
    about: str


def field_lines(endpoint: Endpoint) -> list[FieldLine]:
    """The fields of the endpoint's body; those of list entries follow as `components[].status`."""
    return _lines(endpoint.body.__name__, "") if endpoint.body else []


def curl(endpoint: Endpoint) -> str:
    """A command that works once $CONSOLE and $STATUS_KEY are set and the id in it is a real one."""
    post = "-X POST " if endpoint.method == "POST" else ""
    parts = [
        f'curl {post}"$CONSOLE{PREFIX}{endpoint.example_path}"',
        '-H "Authorization: Bearer $STATUS_KEY"',
    ]
    if endpoint.body:
        parts += ['-H "Content-Type: application/json"', f"-d '{shown(endpoint.example_body)}'"]
    return " \\\n  ".join(parts)


def shown(value: Any) -> str:
    """JSON for the eye: on one line where it fits, else a line for each member."""
    line = json.dumps(value)
    if len(line) <= _LINE_LENGTH_MAX or not isinstance(value, dict | list):
        return f"{{ {line[1:-1]} }}" if isinstance(value, dict) else line
    if isinstance(value, list):
        return _block("[", [shown(entry) for entry in value], "]")
    return _block("{", [f"{json.dumps(name)}: {shown(member)}" for name, member in value.items()], "}")


def vocabulary() -> dict[str, list[str]]:
    """The three sets of words: component status, incident state, impact."""
    named = schemas((REPORTING,))
    titles = {"Component status": "Status", "Incident state": "State", "Incident impact": "Impact"}
    return {title: named[name]["enum"] for title, name in titles.items()}


def _block(opening: str, members: list[str], closing: str) -> str:
    inner = ",\n".join(members).replace("\n", "\n  ")
    return f"{opening}\n  {inner}\n{closing}"


def _lines(model: str, path: str) -> list[FieldLine]:
    schema = schemas((REPORTING,))[model]
    return [
        line
        for name, field in schema["properties"].items()
        for line in _line_and_below(path + name, field, required=name in schema["required"])
    ]


def _line_and_below(path: str, field: Json, *, required: bool) -> list[FieldLine]:
    model = _name_in(field.get("items", field))
    target = schemas((REPORTING,)).get(model, {})
    about = field.get("description", target.get("description", ""))
    line = FieldLine(path, tuple(target.get("enum", ())), required, about)
    return [line, *_lines(model, f"{path}[].")] if "items" in field else [line]


def _name_in(schema: Json) -> str:
    return str(schema.get("$ref", "")).rpartition("/")[2]
