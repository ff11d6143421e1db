"""The envelope of contract §2 that our own APIs answer in, and the status that each refusal gets in it."""

import json
import logging
from collections.abc import Sequence
from typing import Any

import structlog
from pydantic import BaseModel
from quart import Response
from werkzeug.exceptions import HTTPException

from app.core.errors import Conflict, Forbidden, Invalid, NotFound, Refusal, TooMany, Unavailable

_log = logging.getLogger(__name__)

_STATUSES: dict[type[Refusal], int] = {
    TooMany: 429,
    Forbidden: 403,
    NotFound: 404,
    Conflict: 409,
    Invalid: 400,
    Unavailable: 503,
}


def done(data: BaseModel | Sequence[BaseModel] | None = None) -> Response:
    """200 with `data`, one object or a list, or without any."""
    if data is None:
        return _answer(200, {"ok": True})
    if isinstance(data, BaseModel):
        return _answer(200, {"ok": True, "data": _plain(data)})
    return _answer(200, {"ok": True, "data": [_plain(each) for each in data]})


async def refused(refusal: Refusal) -> Response:
    """The verb's own sentence under the status that its kind has."""
    kind = next(kind for kind in type(refusal).__mro__ if kind in _STATUSES)
    answer = failure(_STATUSES[kind], refusal.sentence)
    if seconds := getattr(refusal, "retry_after_seconds", 0):
        answer.headers["Retry-After"] = str(seconds)
    return answer


async def failed(error: HTTPException) -> Response:
    """What the framework refused: no such path, a wrong method, too large, too slow."""
    answer = failure(error.code or 500, error.description or error.name)
    allow = error.get_response().headers.get("Allow")
    if allow:
        answer.headers["Allow"] = allow
    return answer


async def broken(error: Exception) -> Response:
    """500 for a mistake of ours: logged whole, told without detail, found again by the request's id."""
    _log.error("an API failed", exc_info=error)
    request_id = structlog.contextvars.get_contextvars().get("request_id", "")
    named = f" Its number is {request_id}." if request_id else ""
    return failure(500, f"Something went wrong on our side, and it has been noted.{named}")


def failure(status: int, sentence: str, code: str = "") -> Response:
    """A refusal in the envelope."""
    envelope: dict[str, Any] = {"ok": False, "error": sentence}
    return _answer(status, envelope | ({"code": code} if code else {}))


def _plain(data: BaseModel) -> dict[str, Any]:
    return data.model_dump(mode="json", by_alias=True)


def _answer(status: int, envelope: dict[str, Any]) -> Response:
    return Response(json.dumps(envelope, ensure_ascii=False), status, content_type="application/json")
