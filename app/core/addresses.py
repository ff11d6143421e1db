"""The addresses that links are made of: the console's, and every page's. Set once at start."""

from urllib.parse import urlsplit

_console_url = "http://localhost:8000"
_page_suffix = "localhost"


def set_addresses(console_url: str, page_suffix: str) -> None:
    """`console_url` is scheme://host[:port]; `page_suffix` the bare domain under which slugs live."""
    global _console_url, _page_suffix
    _console_url, _page_suffix = console_url, page_suffix


def console_url(path: str = "") -> str:
    """The console's address with `path` (which starts with a slash) behind it."""
    return _console_url + path


def slug_host(slug: str) -> str:
    """The bare host of a page that has no own domain."""
    return f"{slug}.{_page_suffix}"


def page_url(host: str, path: str = "/") -> str:
    """The address of `path` on a page's host: the console's scheme and port (contract §7)."""
    parts = urlsplit(_console_url)
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{host}{port}{path}"
