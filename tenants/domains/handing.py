"""Handing the records of a claim to whoever keeps the DNS: as text, and by a link that only shows them."""

from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from app.core.addresses import console_url
from app.core.clock import MS_PER_DAY, MS_PER_SECOND
from app.core.errors import NotFound
from app.core.signing import Purpose, sign, unsign
from tenants.domains.models import Claim
from tenants.domains.names import shown_domain
from tenants.domains.proof import OwnDomain, own_domain
from tenants.domains.records import Record, records_of
from tenants.pages.reading import page_of
from tenants.scope import Permission, Scope

HANDED_DAYS = 7
_HANDED_SECONDS = HANDED_DAYS * MS_PER_DAY // MS_PER_SECOND
TTL_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Handed:
    """What is given on: a path that holds for a week, and the same records in words."""

    path: str
    text: str


async def hand_over(scope: Scope, page_id: UUID, host: str) -> Handed:
    """The records of one claim, to be given to somebody without an account.

    The link is signed over the claim's token, so it dies with the claim. Raises NotFound.
    """
    await page_of(scope, page_id, Permission.HOST_WRITE)
    claim = await Claim.get_or_none(host=host, page_id=page_id)
    if claim is None:
        raise NotFound("domain")
    path = f"/dashboard/handed/{sign(Purpose.HANDED, [page_id.hex, host, _mark(claim)])}"
    return Handed(path, _text(host, records_of(host, page_id, claim.token), console_url(path)))


async def handed_domain(token: str) -> OwnDomain | None:
    """The domain behind a link, as it stands now; None when the link is forged, old, or its claim is gone."""
    payload = unsign(Purpose.HANDED, token, _HANDED_SECONDS)
    if payload is None:
        return None
    hex_id, host, mark = payload
    claim = await Claim.get_or_none(host=host, page_id=UUID(hex=hex_id))
    return await own_domain(claim) if claim and _mark(claim) == mark else None


def _mark(claim: Claim) -> str:
    return sha256(claim.token.encode()).hexdigest()


def _text(host: str, records: tuple[Record, ...], url: str) -> str:
    asked = [f"{shown_domain(host)} is to show a status page. Please add these records to its DNS:"]
    lines = [
        f"{record.type}\n  Name:  {record.name}\n  Value: {record.value}\n  TTL:   {TTL_SECONDS}"
        for record in records
    ]
    after = f"What is found of them is shown here for {HANDED_DAYS} days:\n{url}"
    return "\n\n".join([*asked, *lines, after]) + "\n"
