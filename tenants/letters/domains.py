"""Letters about an own domain: live, its record missing, lost."""

from collections.abc import Mapping
from typing import Any

from app.core.addresses import page_url
from tenants.letters.letter import Letter, Link, at_console

_HAS_DOMAIN = "You get this letter because a page of your account at Hep Status uses a domain of its own."


async def domain_live(payload: Mapping[str, Any]) -> Letter | None:
    path, host = _about(payload)
    return Letter(
        f"Your status page answers on {host}",
        f"The TXT record of {host} proves that it is yours, and your status page answers there now. Keep the"
        " record: it is looked for every day.",
        (*at_console("See the domain", path), Link("Your page, as visitors see it", page_url(host))),
        "The first visit over https may take a few seconds, while the certificate is issued.",
        _HAS_DOMAIN,
    )


async def domain_missing(payload: Mapping[str, Any]) -> Letter | None:
    path, host = _about(payload)
    return Letter(
        f"The record of {host} is missing",
        f"Your status page answers on {host} because a TXT record says that it may. Today that record was not"
        " there. If it is missing three days in a row, the page leaves that address.",
        at_console("See the record", path),
        "Until then nothing changes for your visitors.",
        _HAS_DOMAIN,
    )


async def domain_lost(payload: Mapping[str, Any]) -> Letter | None:
    path, host = _about(payload)
    return Letter(
        f"Your status page has left {host}",
        f"The TXT record of {host} was missing three days in a row, so your status page does not answer there"
        " any more. It is up on its other addresses. For 30 days nobody else can take this one.",
        at_console("Mount the domain again", path),
        "If you have given up this domain, remove its CNAME record too.",
        _HAS_DOMAIN,
    )


def _about(payload: Mapping[str, Any]) -> tuple[str, str]:
    """The screen of the domain, and its host."""
    page_id, _, host = payload["about"].partition(" ")
    return f"/dashboard/{page_id}/domain", host
