"""The console's Quart application: screens for people and the APIs for machines."""

from quart import Quart

from app.api import reporting
from app.core.bodies import BODY_BYTES_MAX
from app.settings import Settings
from ui import blueprints

BODY_SECONDS_MAX = 10


def console_app(settings: Settings) -> Quart:
    """Every route of the console host but the probes."""
    app = Quart("console", static_folder=None)
    limit_bodies(app)
    calls = {
        "writes_per_minute": settings.key_writes_per_minute,
        "reads_per_minute": settings.key_reads_per_minute,
    }
    for blueprint in (*blueprints(), reporting.blueprint(**calls)):
        app.register_blueprint(blueprint)
    return app


def limit_bodies(app: Quart) -> None:
    """At most 64 KiB, all of it within 10 s; 413 and 408 otherwise."""
    app.config.update(MAX_CONTENT_LENGTH=BODY_BYTES_MAX, BODY_TIMEOUT=BODY_SECONDS_MAX)
