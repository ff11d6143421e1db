"""What the framework calls for a request are coroutines: it moves anything else to a thread and back."""

from collections.abc import Callable, Iterator
from inspect import iscoroutinefunction
from typing import Any

from quart import Quart

from app.console import console_app
from app.plugging import plug_in
from app.settings import Settings
from public_site.visits import visits


def called_by(app: Quart) -> Iterator[Callable[..., Any]]:
    """Views, what runs before and after them, and what answers errors."""
    yield from app.view_functions.values()
    for around in (app.before_request_funcs, app.after_request_funcs, app.teardown_request_funcs):
        for functions in around.values():
            yield from functions
    for codes in app.error_handler_spec.values():
        for handlers in codes.values():
            yield from handlers.values()


def test_no_request_waits_for_a_thread(settings: Settings) -> None:
    public = visits(plug_in(settings), cache_mb=1, https=False).app
    called = [*called_by(console_app(settings)), *called_by(public)]
    assert len(called) > 100
    assert [function for function in called if not iscoroutinefunction(function)] == []
