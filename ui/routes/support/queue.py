"""S4: the queue of findings, and the acts that wait for a second person."""

from typing import Any
from urllib.parse import urlencode

from quart import Response, request

from app.core.ids import public_id
from tenants.support.findings import CLOSED, MINE, NOBODYS, claim, close, queue_of, unclaim
from tenants.support.second import waiting_for_second
from ui.kit.answers import attempt, onwards
from ui.kit.forms import Form, FormModel
from ui.routes.support.accounts import number
from ui.routes.support.entry import Staff, account_path, at_support, support
from ui.routes.support.purchases import numbered
from ui.routes.support.words import ACT_WORDS, FINDING_WORDS, examined_sentence

WHOSE = (("", "All open"), (NOBODYS, "Claimed by nobody"), (MINE, "Claimed by me"), (CLOSED, "Closed"))
QUEUE = "/support/queue"


class Closing(FormModel):
    note: str


@support.get("/support/queue")
@at_support
async def queue(staff: Staff) -> Response:
    return await _listed(staff)


@support.post("/support/findings/<number>/<any(claim, unclaim):act>")
@at_support
async def take(staff: Staff, number: str, act: str) -> Response:
    """Take a finding on, or give it back."""
    turn = claim if act == "claim" else unclaim
    await turn(staff.scope, numbered(number, "finding"))
    return onwards(
        f"{QUEUE}#finding-{number}", "It is yours." if act == "claim" else "It is back in the queue."
    )


@support.post("/support/findings/<number>/close")
@at_support
async def put_away(staff: Staff, number: str) -> Response:
    """Close a finding with a word about it."""
    finding_id = numbered(number, "finding")

    async def closed(form: Closing) -> None:
        await close(staff.scope, finding_id, form.note)

    refused = await attempt(Closing, closed)
    if refused is not None:
        return await _listed(staff, refused, finding_id)
    return onwards(QUEUE, "The finding is closed.")


async def _listed(staff: Staff, form: Form | None = None, refused_id: int = 0) -> Response:
    kind, whose = request.args.get("kind", ""), request.args.get("whose", "")
    found = await queue_of(
        staff.scope, kind=kind, whose=whose, amount_min=number("amount") or 0, after=number("after")
    )
    form = form or Form.showing(kind=kind, whose=whose, amount=request.args.get("amount", ""))
    return staff.screen(
        "support/queue.html",
        form.status,
        section="queue",
        queue=found,
        waiting=await waiting_for_second(staff.scope),
        form=form,
        refused_id=refused_id,
        chosen={"kind": kind, "whose": whose},
        is_filtered=bool(kind or whose or number("amount")),
        whose=WHOSE,
        kinds=FINDING_WORDS,
        act_words=ACT_WORDS,
        further=_further(found.after),
        last_look=examined_sentence(found.examined),
        customer_path=lambda account: account_path(account.id),
        request_id=lambda row: public_id("r", row.id),
    )


def _further(after: int | None) -> str:
    """The address of the rest of a filtered list."""
    if after is None:
        return ""
    kept: dict[str, Any] = {name: value for name, value in request.args.items() if name != "after"}
    return f"{QUEUE}?{urlencode(kept | {'after': after})}"
