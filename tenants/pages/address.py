"""May a page have the address that it wants, and which ones near it are free."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from app.core.addresses import slug_host
from app.core.clock import now_ms
from app.core.errors import Conflict, Invalid
from app.core.ids import new_id
from tenants.domains.claims import refuse_kept_back
from tenants.domains.models import Host
from tenants.domains.names import checked_slug
from tenants.pages.create import PageDraft
from tenants.pages.models import Page
from tenants.scope import Permission, Scope

OTHERS_SHOWN = 3
_NEAR = ("{}-status", "status-{}", "{}-hq", "{}-live", "{}-2", "{}-3", "{}-4", "{}-5")


@dataclass(frozen=True, slots=True)
class WantedAddress:
    """The host that a page would get; `refusal` says why it cannot, and `others` are slugs that it could."""

    host: str
    refusal: str = ""
    others: Sequence[str] = ()


async def look_at_address(scope: Scope, account_id: UUID, draft: PageDraft) -> WantedAddress:
    """As of now; only `create_page` decides. Raises NotYours, Forbidden."""
    scope.require(Permission.PAGE_CREATE, account_id)
    try:
        slug = draft.wanted_slug()
    except Invalid as refused:
        return WantedAddress("", refused.sentence)
    near = [slug, *_near(slug)]
    free = await _free(near, account_id)
    if slug in free:
        return WantedAddress(slug_host(slug))
    return WantedAddress(slug_host(slug), "This address is taken.", free[:OTHERS_SHOWN])


def _near(slug: str) -> list[str]:
    """Slugs that say nearly the same, the best first."""
    near = []
    for pattern in _NEAR:
        with suppress(Invalid):
            near.append(checked_slug(pattern.format(slug)))
    return near


async def _free(slugs: Sequence[str], account_id: UUID) -> list[str]:
    """Those that neither a page has nor another account left lately."""
    taken = {page.slug for page in await Page.filter(slug__in=slugs).only("id", "slug")}
    bound = {row.host: row for row in await Host.filter(host__in=[slug_host(slug) for slug in slugs])}
    new, at = Page(id=new_id(), account_id=account_id), now_ms()
    free = []
    for slug in slugs:
        with suppress(Conflict):
            refuse_kept_back(bound.get(slug_host(slug)), new, at, "slug")
            free += [slug] if slug not in taken else []
    return free
