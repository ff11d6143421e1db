"""The one Jinja environment of the public pages, and regions that know whether they changed."""

from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from public_site.render import bars
from public_site.render.assets import STATUS_JS_PATH, STYLE_PATH

TEMPLATES = Path(__file__).parent.parent / "templates"

_engine = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)
_engine.globals.update(
    style_path=STYLE_PATH,
    script_path=STATUS_JS_PATH,
    lane=bars.LANE,
    whole=bars.WHOLE,
)


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a page that the script replaces when `mark` differs."""

    key: str
    html: Markup
    mark: str

    @property
    def live(self) -> Markup:
        """The attributes by which the script finds it."""
        return wrapped(f'data-live="{escape(self.key)}" data-hash="{self.mark}"')


def rendered(template: str, **context: Any) -> Markup:
    """A template as markup; a name that it misses raises."""
    return Markup(_engine.get_template(template).render(context))  # noqa: S704  # autoescaped by the engine


def wrapped(*parts: str) -> Markup:
    """Markup from parts that are safe already, without the price of escaping them again."""
    return Markup("".join(parts))  # noqa: S704  # by contract


def region(key: str, html: Markup, *, seen: str | None = None) -> Region:
    """A region whose mark covers its markup, or only `seen` when it holds regions of its own."""
    return Region(key, html, mark_of(html if seen is None else seen))


def mark_of(text: str) -> str:
    """Ten hex digits over a text."""
    return blake2b(text.encode(), digest_size=5).hexdigest()
