"""Reading settings from text: each parser answers the value or raises ValueError with one sentence."""

import ipaddress
from collections.abc import Callable
from urllib.parse import urlsplit

from app.core.email_address import one_address
from app.core.errors import Invalid
from app.core.hostnames import host_of_header, is_address

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def origin(text: str) -> str:
    """scheme://host[:port] in lower case, default ports left out."""
    parts = urlsplit(text.lower().removesuffix("/"))
    if parts.scheme not in {"http", "https"} or parts.path or parts.query or parts.fragment:
        raise ValueError("must look like https://status.example.com, without a path.")
    host = host_of_header(parts.netloc.encode())
    if host is None:
        raise ValueError("names no host.")
    usual = {"http": 80, "https": 443}[parts.scheme]
    port = f":{parts.port}" if parts.port not in {None, usual} else ""
    return f"{parts.scheme}://{host}{port}"


def bare_domain(text: str) -> str:
    """A lower-case name without scheme, port or leading dot."""
    name = host_of_header(text.lower().encode())
    if name is None or is_address(name) or ":" in text:
        raise ValueError("must be a bare domain such as pages.example.com.")
    return name


def networks(text: str) -> tuple[Network, ...]:
    """Comma-separated CIDRs."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    try:
        return tuple(ipaddress.ip_network(part) for part in parts)
    except ValueError as error:
        raise ValueError(f"{error}; give CIDRs such as 10.0.0.0/8, separated by commas.") from error


def address_and_port(text: str) -> str:
    """`host:port`, or nothing."""
    host, colon, port = text.rpartition(":")
    if text and not (host and colon and port.isdigit() and int(port) <= 65_535):
        raise ValueError("must be an address and a port such as 127.0.0.1:8000.")
    return text


def whole_number(least: int, most: int) -> Callable[[str], int]:
    """A whole number within bounds."""

    def parse(text: str) -> int:
        if not (text.isascii() and text.isdigit()) or not least <= int(text[:20]) <= most:
            raise ValueError(f"must be a whole number from {least} to {most}.")
        return int(text)

    return parse


def one_of(*words: str) -> Callable[[str], str]:
    """One of a few words."""

    def parse(text: str) -> str:
        if text not in words:
            raise ValueError(f"must be one of {', '.join(words)}.")
        return text

    return parse


def prefixed(prefix: str, *others: str) -> Callable[[str], str]:
    """A secret that begins with one of these, or nothing; refused without repeating it."""

    def parse(text: str) -> str:
        if text and not text.startswith((prefix, *others)):
            raise ValueError(f"must begin with {' or '.join((prefix, *others))}.")
        return text

    return parse


def several(parse: Callable[[str], str]) -> Callable[[str], tuple[str, ...]]:
    """Comma-separated values of one kind; empty ones do not count."""
    return lambda text: tuple(parse(part.strip()) for part in text.split(",") if part.strip())


def two_or_more(parse: Callable[[str], str]) -> Callable[[str], tuple[str, ...]]:
    """Comma-separated values of one kind, no fewer than two different ones."""

    def parsed(text: str) -> tuple[str, ...]:
        values = several(parse)(text)
        if len(set(values)) < 2:
            raise ValueError("needs at least two, separated by a comma.")
        return values

    return parsed


def resolver_address(text: str) -> str:
    """An IP address with or without a port: 9.9.9.9, 127.0.0.1:5353 or [2620:fe::fe]:53."""
    host = host_of_header(text.encode())
    _, colon, port = text.removeprefix(host or "").rpartition(":")
    if host is None or not is_address(host) or (colon and not (port.isdigit() and 0 < int(port) <= 65_535)):
        raise ValueError(f"{text} must be an IP address, or one with a port such as 127.0.0.1:53.")
    return text


def url_with(*schemes: str) -> Callable[[str], str]:
    """A URL with one of these schemes, or nothing; refused without repeating it: it may hold a password."""

    def parse(text: str) -> str:
        if text and urlsplit(text).scheme not in schemes:
            raise ValueError(f"must start with {' or '.join(f'{scheme}://' for scheme in schemes)}.")
        if not _has_a_port(text):
            raise ValueError("has a port that is no number; in a password, write / as %2F and @ as %40.")
        return text

    return parse


def database_url(text: str) -> str:
    """`sqlite:///path` or `postgresql://…`, or nothing."""
    if url_with("sqlite", "postgresql")(text).startswith("sqlite:") and not urlsplit(text).path[1:]:
        raise ValueError("must name a file: sqlite:///var/hep-status.db.")
    return text


def mail_address(text: str) -> str:
    """One bare mail address."""
    try:
        return one_address(text)
    except Invalid:
        raise ValueError("must be one mail address such as status@example.com.") from None


def _has_a_port(url: str) -> bool:
    """Whether the port is a number or left out."""
    try:
        urlsplit(url).port  # noqa: B018  asking is the check
    except ValueError:
        return False
    return True
