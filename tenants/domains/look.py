"""One look at the DNS around a host: everything that a claim and its explanation need, asked at once."""

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from app.core.hostnames import NAME_LENGTH_MAX
from tenants.domains.records import cname_target, proof_name
from tenants.domains.resolving import Answer, Seen, resolvers

Answers = tuple[Answer, ...]
Question = tuple[str, str]
_PARENTS_MAX = 4


@dataclass(frozen=True, slots=True)
class Look:
    """What every resolver said of the names around `host`, by name and type."""

    host: str
    target: str
    answers: Mapping[Question, Answers]

    def at(self, name: str, kind: str) -> Answers:
        return self.answers.get((name, kind), ())

    def doubled(self, name: str, kind: str) -> str | None:
        """The name that a provider made of a full name by adding the domain once more, if it is there."""
        twice = (f"{name}.{parent}" for parent in parents_of(self.host))
        return next((each for each in twice if _anywhere(self.at(each, kind))), None)


async def look_at(host: str, page_id: UUID) -> Look:
    """Ask every resolver; takes a few seconds at most, and raises nothing."""
    target = cname_target(page_id)
    asked = [question for question in _questions(host, target) if len(question[0]) <= NAME_LENGTH_MAX]
    said = await asyncio.gather(*(resolvers().ask(name, kind) for name, kind in asked))
    return Look(host, target, dict(zip(asked, said, strict=True)))


def parents_of(host: str) -> list[str]:
    """The names above, the longest first, without the top-level domain alone."""
    labels = host.split(".")
    return [".".join(labels[at:]) for at in range(1, len(labels) - 1)][-_PARENTS_MAX:]


def _questions(host: str, target: str) -> Iterator[Question]:
    proof = proof_name(host)
    yield from ((proof, "TXT"), (host, "CNAME"), (host, "A"), (host, "AAAA"), (target, "A"), (target, "AAAA"))
    for parent in (host, *parents_of(host)):
        yield parent, "CAA"
    for parent in parents_of(host):
        yield f"{proof}.{parent}", "TXT"
        yield f"{host}.{parent}", "CNAME"


def _anywhere(answers: Answers) -> bool:
    return any(answer.seen is Seen.FOUND for answer in answers)
