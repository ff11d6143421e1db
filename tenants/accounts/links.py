"""Links in letters: what they are signed over, how long they hold, and who they are for."""

from hashlib import sha256
from uuid import UUID

from app.core.clock import MS_PER_DAY, MS_PER_SECOND
from app.core.signing import Purpose, sign, unsign
from tenants.accounts.models import Account, Invitation
from tenants.pages.models import PageOffer

_DAY_SECONDS = MS_PER_DAY // MS_PER_SECOND
RESET_SECONDS = 3600
CONFIRM_SECONDS = 7 * _DAY_SECONDS
OFFER_SECONDS = 7 * _DAY_SECONDS
INVITATION_SECONDS = 7 * _DAY_SECONDS


def reset_path(account: Account) -> str:
    """Holds for an hour and until the password changes: the present hash is part of what is signed."""
    return f"/reset/{sign(Purpose.RESET, [account.id.hex, mark_of(account)])}"


async def account_of_reset(token: str) -> Account | None:
    """Whose password the link may set."""
    return await account_marked(unsign(Purpose.RESET, token, RESET_SECONDS))


def confirm_path(account: Account) -> str:
    """Holds for a week, for the address it was sent to."""
    return f"/account/confirm/{sign(Purpose.CONFIRM, [account.id.hex, account.email])}"


async def account_of_confirmation(token: str) -> Account | None:
    """Whose address the link confirms."""
    account_id, email = _two(unsign(Purpose.CONFIRM, token, CONFIRM_SECONDS))
    account = await _account(account_id)
    return account if account and account.email == email else None


def invitation_path(invitation: Invitation) -> str:
    """Holds for a week and until the invitation is accepted or taken back."""
    return f"/account/join/{sign(Purpose.INVITE, [invitation.id.hex, invitation.role])}"


async def invitation_of(token: str) -> Invitation | None:
    """The invitation behind the link, its account with it."""
    invitation_id, role = _two(unsign(Purpose.INVITE, token, INVITATION_SECONDS))
    if not invitation_id:
        return None
    found = Invitation.get_or_none(id=UUID(hex=invitation_id), role=role)
    return await found.select_related("account")


async def _account(hex_id: str) -> Account | None:
    return await Account.get_or_none(id=UUID(hex=hex_id)) if hex_id else None


def offer_path(offer: PageOffer) -> str:
    """Holds for a week and until the page is taken or the offer taken back."""
    return f"/account/take/{sign(Purpose.OFFER, [offer.id.hex, offer.email])}"


async def offer_of_link(token: str) -> PageOffer | None:
    """The offer behind the link, its page with it."""
    offer_id, email = _two(unsign(Purpose.OFFER, token, OFFER_SECONDS))
    if not offer_id:
        return None
    return await PageOffer.get_or_none(id=UUID(hex=offer_id), email=email).select_related("page")


async def account_marked(payload: list[str] | None) -> Account | None:
    """The account of an unsigned [id, mark], while its password is the one it was then."""
    account_id, mark = _two(payload)
    account = await _account(account_id)
    return account if account and mark_of(account) == mark else None


def mark_of(account: Account) -> str:
    """Changes with the password, and tells nothing of it."""
    return sha256(account.password_hash.encode()).hexdigest()


def _two(payload: list[str] | None) -> tuple[str, str]:
    return (payload[0], payload[1]) if payload else ("", "")
