"""Templates: strict about unknown names, escaped unless plain text, with the macros of the kit as `ui`."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from quart import Response

from app.core.clock import iso_ms
from app.core.ids import public_id
from public_site.render.bodies import body_html
from tenants.words import Status
from ui.kit.assets import asset_path
from ui.kit.figures import figure, money, movement, units
from ui.kit.once import fresh_token
from ui.kit.shortcuts import GO, SHORTCUTS
from ui.kit.shown import before_reporting
from ui.kit.times import day_shown, hour_shown, length_shown, shown

HTMX_CONFIG = (
    '{"noSwap":[204,304,401,403,404,429,"5xx"],"morphIgnore":["data-htmx-powered","open"],'
    '"defaultTimeout":15000,"history":false,"includeIndicatorCSS":false,"extensions":"ptag"}'
)
TEMPLATES = Path(__file__).parent.parent / "templates"


@cache
def environment() -> Environment:
    """The one environment of the console. Sync: templates await nothing."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=select_autoescape(disabled_extensions=("txt",), default=True),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals |= {"asset": asset_path, "public_id": public_id, "htmx_config": HTMX_CONFIG}
    env.globals |= {"fresh_token": fresh_token, "state_options": state_options, "statuses": list(Status)}
    env.filters |= {
        "iso": iso_ms,
        "markdown": body_html,
        "shown": shown,
        "day": day_shown,
        "hour": hour_shown,
        "span": length_shown,
        "figure": figure,
        "movement": movement,
        "money": money,
        "units": units,
    }
    env.globals |= {"before_reporting": before_reporting, "shortcuts": SHORTCUTS, "go": GO}
    env.globals["ui"] = env.get_template("kit/macros.html").module
    return env


def state_options(labels: Mapping[str, str]) -> list[tuple[str, str]]:
    """The five states in the page's words, for selects."""
    return [(status, labels[status]) for status in Status]


def render(template: str, **context: Any) -> str:
    """The template's text; raises jinja2.UndefinedError for a name that `context` lacks."""
    return environment().get_template(template).render(**context)


def screen(template: str, status: int = 200, **context: Any) -> Response:
    """A whole screen, never kept by a cache."""
    return page_of_text(render(template, **context), status)


def page_of_text(text: str, status: int = 200) -> Response:
    """HTML that no cache keeps."""
    headers = {"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store"}
    return Response(text, status, headers)
