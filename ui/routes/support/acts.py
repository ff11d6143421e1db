"""S5: grant, take back, refund, adjust, place, pay back. First what would be posted, then the deed."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from quart import Response

from app.core.clock import MS_PER_DAY, now_ms
from app.core.errors import Forbidden, Invalid, NotFound
from app.core.ids import new_id
from tenants.accounts.models import Account
from tenants.scope import Permission
from tenants.support.accounts import account_of
from tenants.support.acts import Act, Kind, Preview, preview
from tenants.support.held import HeldMoney, customer_named, held_money
from tenants.support.purchases import owner_of_slot, owner_of_transaction
from tenants.support.second import Outcome, do
from tenants.support.staff import own_account
from ui.kit.answers import attempt, onwards
from ui.kit.forms import Form, FormModel, Ticked
from ui.kit.times import epoch_of, typed
from ui.routes.support.accounts import customer
from ui.routes.support.entry import ZONE, Staff, account_path, at_posting, support
from ui.routes.support.purchases import numbered
from ui.routes.support.queue import QUEUE
from ui.routes.support.words import ACT_WORDS, wallet_word


class ActForm(FormModel):
    """All acts share a form; each shows the fields that it needs."""

    key: str
    step: Literal["preview", "post"]
    reason: str
    amount: str = ""
    expires: str = ""
    to_owed: Ticked = False
    customer: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """What an act is about: the customer, None while a form has to name one, and what it touches."""

    kind: Kind
    owner_id: UUID | None
    path: str
    seq: int | None = None
    slot_id: UUID | None = None
    held: HeldMoney | None = None

    def act(self, form: ActForm, owner_id: UUID) -> Act:
        """The act that a form asks for; raises Invalid."""
        return Act(
            self.kind,
            owner_id,
            _key(form.key),
            form.reason.strip(),
            amount=_amount(form.amount) if self.kind in _WITH_AMOUNT else 0,
            expires_at=_end_of_day(form.expires) if self.kind is Kind.GRANT else None,
            seq=self.seq,
            to_owed=form.to_owed and self.kind is Kind.REVERSE,
            slot_id=self.slot_id,
        )


_WITH_AMOUNT = frozenset({Kind.GRANT, Kind.ADJUST, Kind.PLACE})


@support.get("/support/accounts/<a_id>/<any(grant, adjust):kind>")
@at_posting
async def ask_wallet(staff: Staff, a_id: str, kind: str) -> Response:
    return await _asked(staff, await _of_account(staff, a_id, kind))


@support.post("/support/accounts/<a_id>/<any(grant, adjust):kind>")
@at_posting
async def act_on_wallet(staff: Staff, a_id: str, kind: str) -> Response:
    """Bring promotional tokens into a wallet, or correct it."""
    return await _taken(staff, await _of_account(staff, a_id, kind))


@support.get("/support/transactions/<seq>/reverse")
@at_posting
async def ask_reversal(staff: Staff, seq: str) -> Response:
    return await _asked(staff, await _of_transaction(staff, seq))


@support.post("/support/transactions/<seq>/reverse")
@at_posting
async def reverse_now(staff: Staff, seq: str) -> Response:
    """Post the opposite of a transaction."""
    return await _taken(staff, await _of_transaction(staff, seq))


@support.get("/support/slots/<slot_id>/refund")
@at_posting
async def ask_refund(staff: Staff, slot_id: str) -> Response:
    return await _asked(staff, await _of_slot(staff, slot_id))


@support.post("/support/slots/<slot_id>/refund")
@at_posting
async def refund_now(staff: Staff, slot_id: str) -> Response:
    """Give back the whole unused days of a slot."""
    return await _taken(staff, await _of_slot(staff, slot_id))


@support.get("/support/transactions/<held>/<any('place', 'pay-back'):end>")
@at_posting
async def ask_end(staff: Staff, held: str, end: str) -> Response:
    matter = await _of_held(staff, held, end)
    worth = str(matter.held.worth or "") if matter.held and matter.kind is Kind.PLACE else ""
    return await _form(staff, matter, Form.showing(key=str(new_id()), amount=worth))


@support.post("/support/transactions/<held>/<any('place', 'pay-back'):end>")
@at_posting
async def end_suspense(staff: Staff, held: str, end: str) -> Response:
    """Let money in suspense buy tokens, or pay it back."""
    return await _taken(staff, await _of_held(staff, held, end))


async def _asked(staff: Staff, matter: Matter) -> Response:
    return await _form(staff, matter, Form.showing(key=str(new_id())))


async def _taken(staff: Staff, matter: Matter) -> Response:
    """Show what would be posted, or post it."""
    forms: list[ActForm] = []

    async def taken(form: ActForm) -> Preview | Outcome:
        forms.append(form)
        turn: Callable[..., Awaitable[Preview | Outcome]] = preview if form.step == "preview" else do
        owner_id = matter.owner_id or await customer_named(staff.scope, form.customer)
        return await turn(staff.scope, matter.act(form, owner_id))

    outcome = await attempt(ActForm, taken)
    if isinstance(outcome, Form):
        return await _form(staff, matter, outcome)
    if isinstance(outcome, Preview):
        return await _form(staff, matter, _filled(forms[0]), outcome)
    if outcome.posted is None:
        return onwards(f"{QUEUE}#waiting", "It waits for a second person.")
    seq = outcome.posted.seq
    return onwards(f"/support/transactions/{seq}", f"Posted as #{seq}.")


async def _form(staff: Staff, matter: Matter, form: Form, foreseen: Preview | None = None) -> Response:
    return staff.screen(
        "support/act.html",
        form.status,
        section="account",
        form=form,
        matter=matter,
        foreseen=foreseen,
        title=ACT_WORDS[matter.kind],
        owner=await _owner(staff, matter),
        base=matter.path.rpartition("/")[0] if matter.held else account_path(matter.owner_id),
        wallet_word=wallet_word,
        today=typed(now_ms(), ZONE)[:10],
    )


async def _of_account(staff: Staff, a_id: str, kind: str) -> Matter:
    owner_id = customer(a_id)
    await account_of(staff.scope, owner_id, Permission.SUPPORT_POST)
    return Matter(Kind(kind), owner_id, account_path(owner_id, f"/{kind}"))


async def _of_transaction(staff: Staff, seq: str) -> Matter:
    owner_id = await owner_of_transaction(staff.scope, numbered(seq, "transaction"))
    _require_poster(staff)
    return Matter(Kind.REVERSE, owner_id, f"/support/transactions/{seq}/reverse", seq=int(seq))


async def _of_slot(staff: Staff, slot_id: str) -> Matter:
    try:
        found = UUID(slot_id)
    except ValueError:
        raise NotFound("slot") from None
    owner_id = await owner_of_slot(staff.scope, found)
    _require_poster(staff)
    return Matter(Kind.REFUND, owner_id, f"/support/slots/{found}/refund", slot_id=found)


async def _of_held(staff: Staff, seq: str, end: str) -> Matter:
    held = await held_money(staff.scope, numbered(seq, "transaction"))
    kind = Kind.PLACE if end == "place" else Kind.PAY_BACK
    nobodys = None if kind is Kind.PLACE else own_account(staff.scope)
    owner_id = held.owner.id if held.owner else nobodys
    return Matter(kind, owner_id, f"/support/transactions/{held.seq}/{end}", seq=held.seq, held=held)


async def _owner(staff: Staff, matter: Matter) -> Account | None:
    """Whose matter it is; nobody's, as long as a form has to say so, and for money of nobody."""
    if matter.held is not None:
        return matter.held.owner
    assert matter.owner_id is not None, "only money is nobody's"
    return await account_of(staff.scope, matter.owner_id)


def _require_poster(staff: Staff) -> None:
    if not staff.may(Permission.SUPPORT_POST):
        raise Forbidden("Your staff role only reads.")


def _filled(form: ActForm) -> Form:
    """What was sent, shown again beside its preview."""
    ticked = "on" if form.to_owed else "off"
    kept = {"reason": form.reason, "amount": form.amount, "expires": form.expires, "customer": form.customer}
    return Form.showing(key=form.key, to_owed=ticked, **kept)


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Invalid("key", "Load this page again.") from None


def _amount(text: str) -> int:
    plain = text.strip().replace(",", "").replace("−", "-").removeprefix("+")
    if not (plain.removeprefix("-").isascii() and plain.removeprefix("-").isdigit() and len(plain) < 12):
        raise Invalid("amount", "Enter a whole number of tokens.")
    return int(plain)


def _end_of_day(text: str) -> int | None:
    """The end of a day in UTC (ms); None for no day."""
    if not text:
        return None
    ends_at = epoch_of("expires", f"{text}T00:00", ZONE) + MS_PER_DAY
    if ends_at <= now_ms():
        raise Invalid("expires", "Choose a day that is not over.")
    return ends_at
