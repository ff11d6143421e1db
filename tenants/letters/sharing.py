"""Letters about pages that go to other people: invitations to help, and pages that change hands."""

from collections.abc import Mapping
from typing import Any

from tenants.accounts.links import invitation_path, offer_path
from tenants.accounts.models import Invitation
from tenants.letters.letter import Letter, at_console, isolated
from tenants.pages.models import PageOffer


async def invitation(payload: Mapping[str, Any]) -> Letter | None:
    found = await Invitation.get_or_none(id=payload["about"]).select_related("account")
    if found is None:
        return None
    by = found.account.email
    return Letter(
        f"Help with the status pages of {by}",
        f"{by} invites you to their status pages as {found.role}. Sign in or sign"
        " up with this address, then open the link. It works for seven days.",
        at_console("See the invitation", invitation_path(found)),
        "If you do not know them, ignore this letter.",
        f"You get this letter because {by} gave this address at Hep Status.",
    )


async def page_offer(payload: Mapping[str, Any]) -> Letter | None:
    offer = await PageOffer.get_or_none(id=payload["about"]).select_related("page")
    if offer is None:
        return None
    name = isolated(offer.page.name)
    return Letter(
        f"{name} is offered to you",
        f"{offer.offered_by} offers you the status page “{name}”. Sign in or sign up with this"
        " address, then open the link: it says what comes with the page. It works for seven days.",
        at_console("See the page", offer_path(offer)),
        "If you do not know them, ignore this letter.",
        f"You get this letter because {offer.offered_by} gave this address at Hep Status.",
    )


async def page_taken(payload: Mapping[str, Any]) -> Letter | None:
    return Letter(
        "Your page has changed hands",
        f"{isolated(payload['about'])} belongs to somebody else now, as you offered it. You and your people"
        " have no access to it any more.",
        at_console("See your pages", "/dashboard"),
        "If you did not offer it, write to support at once.",
    )
