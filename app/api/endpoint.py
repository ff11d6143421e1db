"""What there is to know about an endpoint of ours, and about the API that it is part of."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel


@dataclass(frozen=True, slots=True)
class Parameter:
    """A row's public id in the path: `c` for `c_…`."""

    name: str
    prefix: str
    about: str


@dataclass(frozen=True, slots=True)
class Query:
    """A parameter behind the question mark, which may be left out."""

    name: str
    schema: Mapping[str, Any]
    about: str


@dataclass(frozen=True, slots=True)
class Endpoint:
    """`path` is below the API's prefix, its parameters in braces; `answer` is what stands under "data".

    `answers` says that it is a list of these; `makes` that it takes an Idempotency-Key; `conflicts` that a
    name it asks for may be taken.
    """

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
    conflicts: bool = False
    answers: bool = False
    parameters: tuple[Parameter, ...] = ()
    queries: tuple[Query, ...] = ()

    @property
    def refusals(self) -> tuple[int, ...]:
        """The statuses that this endpoint may refuse with, in order, besides the limits of its API."""
        absent = (404,) if self.parameters else ()
        written = (413,) if self.body else ()
        repeated = (409,) if self.makes or self.conflicts else ()
        invalid = (400,) if self.body or self.queries else ()
        return (*invalid, 401, 403, *absent, *repeated, *written, 500, 503)


@dataclass(frozen=True, slots=True)
class Refused:
    """A status, when it comes, its `code` if it has one, and a sentence it may carry."""

    status: int
    when: str
    example: str
    code: str = ""

    @property
    def envelope(self) -> dict[str, Any]:
        """The body that it may come with."""
        return {"ok": False, "error": self.example} | ({"code": self.code} if self.code else {})


@dataclass(frozen=True, slots=True)
class Api:
    """Endpoints under one prefix that are opened in one way; `limited` by calls a minute or not."""

    tag: str
    about: str
    prefix: str
    endpoints: tuple[Endpoint, ...]
    security: str
    scheme: Mapping[str, Any]
    refusals: tuple[Refused, ...]
    limited: bool
    response_prefix: str = ""

    def refusals_of(self, endpoint: Endpoint) -> tuple[int, ...]:
        """The statuses that an endpoint of this API may refuse with."""
        return tuple(sorted({*endpoint.refusals, *([429] if self.limited else [])}))

    def refusals_with(self, status: int) -> tuple[Refused, ...]:
        """The refusals of one status, in the order they are checked."""
        return tuple(refusal for refusal in self.refusals if refusal.status == status)
