"""Who asks for what: the person behind the session, the page in the path, and rows named by their ids."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from quart import Response

from app.api.envelope import done
from app.api.sent import sent_once
from app.api.told import Told
from app.core.errors import NotFound
from app.core.ids import parse_public_id
from tenants.accounts.sessions import SignedIn
from tenants.pages.models import Page
from tenants.pages.once import answer_once
from tenants.pages.reading import page_of
from tenants.scope import Scope

NOUNS = {"p": "page", "c": "component", "i": "incident", "u": "update", "t": "template"}


def row_id(prefix: str, text: str) -> UUID:
    """The row behind a public id; raises NotFound, as for a row that is not there."""
    found = parse_public_id(prefix, text)
    if found is None:
        raise NotFound(NOUNS[prefix])
    return found


async def page_at(door: SignedIn, page_id: str) -> Page:
    """The page in the path. Raises NotFound, for a foreign one too."""
    return await page_of(door.scope, row_id("p", page_id))


async def made_once(
    door: SignedIn,
    page_id: UUID | None,
    body: bytes,
    act: Callable[[Scope], Awaitable[str]],
    told: Callable[[str], Awaitable[Told]],
) -> Response:
    """Run `act` (which answers a public id) under the Idempotency-Key, if one came; answer what it made."""
    outcome = await answer_once(door.scope, page_id, sent_once(body), act)
    answer = done(await told(outcome.text))
    if outcome.replayed:
        answer.headers["Idempotency-Replayed"] = "true"
    return answer
