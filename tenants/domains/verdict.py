"""What the resolvers' answers mean for a claim: proved, not proved, or nothing that can be said."""

from collections.abc import Sequence
from enum import StrEnum

from tenants.domains.records import proof_name, proof_value
from tenants.domains.resolving import Answer, Seen


class Verdict(StrEnum):
    """`spreading`: some see it and others do not yet. `unknown` says nothing about the domain."""

    MATCHES = "matches"
    SPREADING = "spreading"
    DIFFERS = "differs"
    MISSING = "missing"
    UNKNOWN = "unknown"


def verdict_on_proof(host: str, token: str, answers: Sequence[Answer]) -> Verdict:
    """Proved when every resolver that was asked finds the TXT at the very name, not along a CNAME."""
    seeing = [_shows(answer, host, token) for answer in answers]
    if seeing and all(seeing):
        return Verdict.MATCHES
    if any(seeing):
        return Verdict.SPREADING
    definite = [answer for answer in answers if answer.is_definite]
    if not definite:
        return Verdict.UNKNOWN
    return Verdict.DIFFERS if any(answer.values for answer in definite) else Verdict.MISSING


def _shows(answer: Answer, host: str, token: str) -> bool:
    at_the_name = answer.seen is Seen.FOUND and answer.at == proof_name(host)
    return at_the_name and proof_value(token) in answer.values
