"""The grammar of host names: what a Host header says, as one lower-case name, or nothing."""

import ipaddress
import re
from functools import lru_cache

import idna

NAME_LENGTH_MAX = 253
LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_HEADER = re.compile(rb"(\[[0-9A-Fa-f:.]{2,45}\]|[A-Za-z0-9.-]{1,254})(?::[0-9]{0,5})?")


@lru_cache(maxsize=4096)
def host_of_header(value: bytes) -> str | None:
    """The host that a raw Host header names: lower case, without port and final dot.

    Names come as A-labels, IPv4 as dotted quad, IPv6 compressed in brackets; None is malformed (400).
    """
    match = _HEADER.fullmatch(value)
    if match is None:
        return None
    host = match[1].decode("ascii").lower()
    return _bracketed(host) if host.startswith("[") else normal_name(host.removesuffix("."))


def normal_name(name: str) -> str | None:
    """A lower-case ASCII name checked label by label; a numeric last label must make a dotted quad."""
    labels = name.split(".")
    if len(name) > NAME_LENGTH_MAX or not all(_is_label(label) for label in labels):
        return None
    if labels[-1].isdigit():
        return name if _is_dotted_quad(name) else None
    return name


def is_address(host: str) -> bool:
    """Whether a host from `host_of_header` is an IP literal."""
    return host.startswith("[") or host.rpartition(".")[2].isdigit()


def is_under(name: str, suffix: str) -> bool:
    """Whether `name` lies at any depth below `suffix`."""
    return name.endswith("." + suffix)


def _is_label(label: str) -> bool:
    if LABEL.fullmatch(label) is None:
        return False
    return label[2:4] != "--" or (label.startswith("xn--") and _is_a_label(label))


def _is_a_label(label: str) -> bool:
    try:
        return idna.alabel(idna.ulabel(label)) == label.encode()
    except (idna.IDNAError, UnicodeError):
        return False


def _is_dotted_quad(name: str) -> bool:
    try:
        return str(ipaddress.IPv4Address(name)) == name
    except ValueError:
        return False


def _bracketed(host: str) -> str | None:
    try:
        return f"[{ipaddress.IPv6Address(host[1:-1]).compressed}]"
    except ValueError:
        return None
