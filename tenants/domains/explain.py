"""The "found now" of each record, in words: what is there, what that means, what to do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tenants.domains.issuer import issuer
from tenants.domains.look import Answers, Look, parents_of
from tenants.domains.proxies import is_proxy
from tenants.domains.records import proof_name
from tenants.domains.resolving import Seen
from tenants.domains.verdict import Verdict, verdict_on_proof

_SHOWN_MAX = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one record; CAA and AAAA are findings only when they stand in the way."""

    type: str
    verdict: Verdict
    says: str


def explain(look: Look, token: str) -> tuple[Finding, ...]:
    """A finding for each of the two records, then whatever else is in the way."""
    return (_way_here(look), _proof(look, token), *_in_the_way(look))


def _proof(look: Look, token: str) -> Finding:
    name = proof_name(look.host)
    answers = look.at(name, "TXT")
    verdict = verdict_on_proof(look.host, token, answers)
    return Finding("TXT", verdict, _said_of_proof(look, verdict, answers))


def _said_of_proof(look: Look, verdict: Verdict, answers: Answers) -> str:
    name = proof_name(look.host)
    if verdict is Verdict.MATCHES:
        return "matches"
    if verdict is Verdict.SPREADING:
        return _spreading(answers)
    if verdict is Verdict.UNKNOWN:
        return _nothing_known(answers)
    if twice := look.doubled(name, "TXT"):
        return _twice(twice)
    if verdict is Verdict.MISSING:
        return f"Nothing is at {name} yet."
    if any(answer.seen is Seen.FOUND and answer.at != name for answer in answers):
        return f"{name} is a CNAME; the TXT record has to stand there itself."
    return f"Another value is there: {_listed(_values(answers))}."


def _way_here(look: Look) -> Finding:
    answers = look.at(look.host, "CNAME")
    definite = [answer for answer in answers if answer.is_definite]
    right = [answer for answer in definite if answer.values == (look.target,)]
    if right:
        whole = len(right) == len(definite)
        verdict = Verdict.MATCHES if whole else Verdict.SPREADING
        return Finding("CNAME", verdict, "matches" if whole else _spreading(answers))
    if not definite:
        return Finding("CNAME", Verdict.UNKNOWN, _nothing_known(answers))
    if values := _values(answers):
        return Finding("CNAME", Verdict.DIFFERS, f"It leads to {_listed(values)}.")
    return _by_address(look, answers)


def _by_address(look: Look, answers: Answers) -> Finding:
    """No CNAME: an ALIAS, a proxy, somebody else's address, or nothing."""
    addresses = _values(look.at(look.host, "A")) or _values(look.at(look.host, "AAAA"))
    ours = {*_values(look.at(look.target, "A")), *_values(look.at(look.target, "AAAA"))}
    if addresses and set(addresses) <= ours:
        return Finding("CNAME", Verdict.MATCHES, f"leads here by address ({_listed(addresses)})")
    if any(map(is_proxy, addresses)):
        says = f"{_listed(addresses)} is a proxy network. Switch the proxy off for this record (DNS only)."
        return Finding("CNAME", Verdict.DIFFERS, says)
    if addresses:
        says = f"{_listed(addresses)} (A record). Replace it by the CNAME."
        return Finding("CNAME", Verdict.DIFFERS, says)
    if twice := look.doubled(look.host, "CNAME"):
        return Finding("CNAME", Verdict.DIFFERS, _twice(twice))
    absent = all(answer.seen is Seen.ABSENT for answer in answers if answer.is_definite)
    says = f"{look.host} does not exist yet." if absent else "There is no CNAME yet."
    return Finding("CNAME", Verdict.MISSING, says)


def _in_the_way(look: Look) -> Iterator[Finding]:
    if allowed := _other_issuers(look):
        line = f'{look.host}. CAA 0 issue "{issuer()}"'
        says = f"Only {_listed(allowed)} may issue certificates for this name. Add: {line}"
        yield Finding("CAA", Verdict.DIFFERS, says)
    stray = set(_values(look.at(look.host, "AAAA"))) - set(_values(look.at(look.target, "AAAA")))
    has_no_cname = not _values(look.at(look.host, "CNAME"))
    if stray and has_no_cname:
        says = f"Visitors with IPv6 go to {_listed(sorted(stray))}. Remove the AAAA record."
        yield Finding("AAAA", Verdict.DIFFERS, says)


def _other_issuers(look: Look) -> list[str]:
    """Whom the nearest CAA records allow, when our issuer is not among them; RFC 8659."""
    for name in (look.host, *parents_of(look.host)):
        values = _values(look.at(name, "CAA"))
        if values:
            allowed = [_issuer_in(value) for value in values if value.split(" ")[1:2] == ["issue"]]
            return (
                []
                if not allowed or not issuer() or issuer() in allowed
                else [each or "nobody" for each in allowed]
            )
    return []


def _issuer_in(value: str) -> str:
    """`0 issue "ca.example; policy=x"` names ca.example."""
    return value.split(" ", 2)[2].strip('"').partition(";")[0].strip()


def _nothing_known(answers: Answers) -> str:
    if any(answer.seen is Seen.BROKEN for answer in answers):
        return "The name servers of this domain give no usable answer: they are down, or DNSSEC is broken."
    return "We cannot ask the DNS right now; this says nothing about your records."


def _spreading(answers: Answers) -> str:
    seeing = sum(answer.seen is Seen.FOUND for answer in answers)
    return f"Still spreading: {seeing} of {len(answers)} resolvers answer, and not all say the same."


def _twice(name: str) -> str:
    return f"It is at {name}: your provider adds the domain by itself. Enter the name without it."


def _values(answers: Answers) -> tuple[str, ...]:
    """What any resolver found, each once."""
    return tuple(dict.fromkeys(value for answer in answers for value in answer.values))


def _listed(values: Sequence[str]) -> str:
    more = len(values) - _SHOWN_MAX
    return ", ".join(values[:_SHOWN_MAX]) + (f" and {more} more" if more > 0 else "")
