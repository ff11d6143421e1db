"""What teams write about incidents, as safe HTML: Markdown without headings, images and raw HTML."""

from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

_TAGS = {"p", "br", "a", "strong", "em", "code", "pre", "ul", "ol", "li", "blockquote", "hr"}
_RULES_OFF = ["heading", "lheading", "image", "html_block", "html_inline", "reference"]

_parser = MarkdownIt("commonmark", {"html": False, "breaks": True, "linkify": True})
_parser.disable(_RULES_OFF).enable("linkify")
assert _parser.linkify is not None
_parser.linkify.set({"fuzzy_link": False, "fuzzy_email": False, "fuzzy_ip": False})


@lru_cache(4096)
def body_html(body: str) -> Markup:
    """Parsed, then cleaned, both always; links are marked as the words of users."""
    cleaned = nh3.clean(
        _parser.render(body),
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow ugc noopener",
    )
    return Markup(cleaned.strip())  # noqa: S704  # cleaned above
