"""S3: what a customer bought, and the story of one transaction."""

from quart import Response

from app.core.errors import NotFound
from ledger.reversing import REVERSIBLE
from tenants.support.purchases import purchases_of, story_of
from tenants.support.steps import Step
from ui.routes.audit_words import sentence_of
from ui.routes.support.accounts import account_screen, customer, number
from ui.routes.support.entry import Staff, account_path, at_support, support
from ui.routes.support.words import ACTOR_WORDS, TX_WORDS, step_words, wallet_word


@support.get("/support/accounts/<a_id>/purchases")
@at_support
async def purchases(staff: Staff, a_id: str) -> Response:
    before = number("before")
    found = await purchases_of(staff.scope, customer(a_id), before)
    return await account_screen(
        staff, customer(a_id), "purchases", found=found, is_first=before is None, wallet_word=wallet_word
    )


@support.get("/support/transactions/<seq>")
@at_support
async def transaction(staff: Staff, seq: str) -> Response:
    story = await story_of(staff.scope, numbered(seq, "transaction"))
    return staff.screen(
        "support/transaction.html",
        section="account",
        story=story,
        base=account_path(story.owner.id) if story.owner else "",
        held_unit=next((line.unit for line in story.lines), ""),
        steps=[(step, _words(step), _who(step)) for step in story.steps],
        tx_words=TX_WORDS,
        wallet_word=wallet_word,
        reversible=REVERSIBLE,
    )


def numbered(text: str, noun: str) -> int:
    """A number in a path; raises NotFound, as for one that is not there."""
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise NotFound(noun)
    return int(text)


def _words(step: Step) -> str:
    words = step_words(step) or sentence_of(step.what, {"reason": step.note}, "a component")
    return words[0].upper() + words[1:]


def _who(step: Step) -> str:
    kind, _, who = step.who.partition(" ")
    known = ACTOR_WORDS.get(kind)
    return f"{known} {who}".strip() if known else step.who
