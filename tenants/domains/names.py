"""What a slug and an own domain may look like."""

import ipaddress
import re
import unicodedata
from urllib.parse import urlsplit

import idna

from app.core.addresses import console_url, slug_host
from app.core.errors import Invalid
from app.core.hostnames import LABEL, is_under, normal_name
from tenants.domains.lookalikes import is_read_as
from tenants.domains.reserved import is_reserved

SLUG_LENGTH_MIN, SLUG_LENGTH_MAX = 2, 63
_SLUG_RULE = "Use 2 to 63 letters a-z, digits and hyphens; start and end with a letter or digit."


def checked_slug(slug: str) -> str:
    """The slug in lower case: one DNS label that is not reserved. Raises Invalid("slug")."""
    name = slug.strip().lower()
    if len(name) < SLUG_LENGTH_MIN or LABEL.fullmatch(name) is None or name[2:4] == "--":
        raise Invalid("slug", _SLUG_RULE)
    if is_reserved(name) or slug_host(name) == _console_host():
        raise Invalid("slug", "This address is reserved.")
    return name


def slug_of(name: str) -> str:
    """The slug that a page's name suggests: "Café Zürich" is cafe-zurich. Raises Invalid("slug")."""
    plain = unicodedata.normalize("NFKD", name.lower())
    bare = "".join(mark for mark in plain if not unicodedata.category(mark).startswith("M"))
    slug = re.sub(r"[^a-z0-9]+", "-", bare).lstrip("-")[:SLUG_LENGTH_MAX].rstrip("-")
    if len(slug) < SLUG_LENGTH_MIN:
        raise Invalid("slug", "This name suggests no address; give one in letters a-z.")
    return slug


def checked_domain(host: str) -> str:
    """An own domain as lower-case A-labels: no address, several labels, not ours. Raises Invalid."""
    name = _ascii_name(host.strip().removesuffix("."))
    if "." not in name:
        raise Invalid("domain", "Give a full domain name such as status.example.com.")
    suffix = slug_host("").removeprefix(".")
    if name in {suffix, _console_host()} or is_under(name, suffix):
        raise Invalid("domain", "This name is ours; give a domain that you own.")
    if any(is_read_as(name, ours) for ours in _our_names()):
        raise Invalid("domain", "This name looks like one of ours; give a domain that is told from it.")
    return name


def shown_domain(host: str) -> str:
    """A host as people write it: xn--mnchen-3ya.de is münchen.de."""
    try:
        return idna.decode(host)
    except (idna.IDNAError, UnicodeError):
        return host


def _ascii_name(host: str) -> str:
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        pass
    else:
        raise Invalid("domain", "An IP address cannot be a page's domain.")
    try:
        ascii_name = idna.encode(host, uts46=True, std3_rules=True).decode()
    except (idna.IDNAError, UnicodeError):
        raise Invalid("domain", "This is not a domain name.") from None
    name = normal_name(ascii_name)
    if name is None or name.rpartition(".")[2].isdigit():
        raise Invalid("domain", "This is not a domain name.")
    return name


def _our_names() -> set[str]:
    """The suffix, the console, and the domain that the console is in: what people know us by."""
    console = _console_host() or ""
    around = console.partition(".")[2]
    return {
        name for name in (slug_host("").removeprefix("."), console, around if "." in around else "") if name
    }


def _console_host() -> str | None:
    return urlsplit(console_url()).hostname
