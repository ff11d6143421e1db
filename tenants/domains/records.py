"""The two DNS records of an own domain: TXT proves whose it is, CNAME leads its visitors here (design §4)."""

from dataclasses import dataclass
from uuid import UUID

from app.core.addresses import slug_host
from app.core.ids import public_id

_PROOF_LABEL = "_hyd-verify"
_TARGET_LABEL = "cname"


@dataclass(frozen=True, slots=True)
class Record:
    """One line of what the domain's owner has to enter."""

    type: str
    name: str
    value: str


def records_of(host: str, page_id: UUID, token: str) -> tuple[Record, Record]:
    """What the owner of `host` enters for a claim: the way here first, then the proof."""
    return (
        Record("CNAME", host, cname_target(page_id)),
        Record("TXT", proof_name(host), proof_value(token)),
    )


def proof_name(host: str) -> str:
    return f"{_PROOF_LABEL}.{host}"


def proof_value(token: str) -> str:
    return f"claim={token}"


def cname_target(page_id: UUID) -> str:
    """A name of this page alone, two labels below the suffix, where no slug can be."""
    return slug_host(f"{public_id('p', page_id).replace('_', '-')}.{_TARGET_LABEL}")
