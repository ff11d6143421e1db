"""The console's Quart application: screens for people and the APIs for machines."""

from typing import Any

from quart import Quart, Request

from app.api import dashboard, reporting, stripe_webhook
from app.console_rule import LateRule
from app.core.bodies import BODY_BYTES_MAX
from app.settings import Settings
from ledger.stripe_events import BODY_BYTES_MAX as EVENT_BYTES_MAX
from ui import blueprints, doors
from ui.kit.forms import FORM_BYTES_MAX
from ui.kit.uploads import UPLOAD_BYTES_MAX, takes_file

BODY_SECONDS_MAX = 10


class _ConsoleRequest(Request):
    """A request whose body may be as large as its path allows."""

    def __init__(self, method: str, scheme: str, path: str, *others: Any, **options: Any) -> None:
        options["max_content_length"] = _body_bytes_max(path)
        super().__init__(method, scheme, path, *others, **options)


def _body_bytes_max(path: str) -> int:
    """Forms of large pages, pictures and Stripe's events exceed what an API reads."""
    if path == stripe_webhook.PATH:
        return EVENT_BYTES_MAX
    if takes_file(path):
        return UPLOAD_BYTES_MAX
    return BODY_BYTES_MAX if path.startswith("/api/") else FORM_BYTES_MAX


def console_app(settings: Settings) -> Quart:
    """Every route of the console host but the probes."""
    app = Quart("console", static_folder=None)
    app.request_class = _ConsoleRequest
    app.url_rule_class = LateRule
    limit_bodies(app)
    calls = {
        "writes_per_minute": settings.key_writes_per_minute,
        "reads_per_minute": settings.key_reads_per_minute,
    }
    machines = (
        reporting.blueprint(**calls),
        dashboard.blueprint(doors.signed_in),
        stripe_webhook.stripe_webhook,
    )
    for blueprint in (*blueprints(), *machines):
        app.register_blueprint(blueprint)
    return app


def limit_bodies(app: Quart) -> None:
    """At most 64 KiB unless a path allows more, all of it within 10 s; 413 and 408 otherwise."""
    app.config.update(MAX_CONTENT_LENGTH=BODY_BYTES_MAX, BODY_TIMEOUT=BODY_SECONDS_MAX)
