"""A longest time for every request, whatever the server in front does."""

import asyncio
import json
from typing import cast

from quart import Quart

from app.serving.asgi import App, Receive, Scope, Send, answer
from app.serving.deadline import Deadline
from tests.app.serving.asking import ask


async def test_a_handler_that_takes_too_long_is_ended_and_answered_with_503() -> None:
    ended = asyncio.Event()

    async def sleepy() -> str:
        try:
            await asyncio.sleep(60)
        finally:
            ended.set()
        return ""

    quart = Quart("sleepy")
    quart.add_url_rule("/", view_func=sleepy)
    heard = await ask(Deadline(cast(App, quart), 0.05))
    assert (heard.status, heard.header("retry-after")) == (503, "2")
    assert ended.is_set()


async def test_programs_are_told_in_their_envelope() -> None:
    async def sleepy(_scope: Scope, receive: Receive, _send: Send) -> None:
        await receive()
        await receive()

    heard = await ask(Deadline(sleepy, 0.02), "/api/v1/status-api/status")
    assert (heard.status, heard.header("retry-after")) == (503, "2")
    assert json.loads(heard.body).keys() == {"ok", "error"}
    assert heard.header("content-type") == "application/json"


async def test_a_handler_in_time_is_left_alone() -> None:
    quart = Quart("quick")
    quart.add_url_rule("/", view_func=lambda: "here")
    heard = await ask(Deadline(cast(App, quart), 5))
    assert (heard.status, heard.body) == (200, b"here")


async def test_an_answer_that_has_begun_is_not_answered_twice() -> None:
    async def slow_sender(_scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await receive()
        await receive()
        await send({"type": "http.response.body", "body": b"late"})

    heard = await ask(Deadline(slow_sender, 0.05))
    assert (heard.status, heard.body) == (200, b"late")


async def test_what_an_application_says_after_its_time_is_not_heard() -> None:
    async def stubborn(_scope: Scope, _receive: Receive, send: Send) -> None:
        await asyncio.sleep(0.1)
        await answer(send, 200, b"too late")

    assert (await ask(Deadline(stubborn, 0.02))).status == 503
