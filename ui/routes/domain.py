"""Where a page is found: its subdomain, its owner's domains, and what the DNS says of them now."""

from typing import Any

from quart import Blueprint, Response

from app.core.addresses import console_url, page_url, slug_host
from app.core.clock import now_ms
from app.core.errors import NotFound
from tenants.domains.handing import HANDED_DAYS, TTL_SECONDS, hand_over, handed_domain
from tenants.domains.mount import mount_host, unmount_host
from tenants.domains.names import shown_domain
from tenants.domains.proof import OwnDomain, check_host, domain_of, domains_of
from tenants.domains.zones import name_in_zone
from tenants.scope import Permission
from ui.kit.answers import attempt, by_htmx, onwards, swapped
from ui.kit.desk import Desk, at_desk
from ui.kit.forms import Form, FormModel
from ui.kit.frame import bare_frame
from ui.kit.render import page_of_text, render, screen

domain = Blueprint("domain", __name__)

_LIVE = "{host} is proved. Your page answers there now."
_LOOKED = "Looked at the DNS just now."


class NewDomain(FormModel):
    domain: str


@domain.get("/dashboard/<p_id>/domain")
@at_desk
async def shown(desk: Desk) -> Response:
    return await _shown(desk, Form())


@domain.post("/dashboard/<p_id>/domain")
@at_desk
async def claim(desk: Desk) -> Response:
    """Claim a domain; the records to enter are on the screen that comes next."""

    async def claimed(form: NewDomain) -> None:
        await mount_host(desk.scope, desk.page.id, form.domain)

    refused = await attempt(NewDomain, claimed)
    return onwards(desk.path("/domain")) if refused is None else await _shown(desk, refused)


@domain.post("/dashboard/<p_id>/domain/<host>/check")
@at_desk
async def check(desk: Desk, host: str) -> Response:
    """Look at the DNS now; with script only this domain's card comes back."""
    before = await domain_of(desk.scope, desk.page.id, host)

    async def looked(_: FormModel) -> OwnDomain:
        return await check_host(desk.scope, desk.page.id, host)

    found = await attempt(FormModel, looked)
    if isinstance(found, Form):
        return await _refused(desk, host, found)
    went_live = (before.state, found.state) == ("pending", "verified")
    notice = (_LIVE if went_live else _LOOKED).format(host=shown_domain(host))
    if went_live or not by_htmx():
        return onwards(desk.path("/domain"), notice)
    return swapped(await _card(desk, found), notice)


@domain.get("/dashboard/<p_id>/-/domain/<host>")
@at_desk
async def looked_at(desk: Desk, host: str) -> Response:
    """The card of a domain that waits, asked for again and again; once it is live, the screen."""
    own = await domain_of(desk.scope, desk.page.id, host)
    if own.state == "verified":
        return onwards(desk.path("/domain"), _LIVE.format(host=shown_domain(host)))
    return page_of_text(await _card(desk, own))


@domain.get("/dashboard/<p_id>/domain/<host>/unmount")
@at_desk
async def ask_unmount(desk: Desk, host: str) -> Response:
    desk.require(Permission.HOST_WRITE)
    own = await domain_of(desk.scope, desk.page.id, host)
    return await desk.screen("domain/unmount.html", "domain", own=own, form=Form(), shown=shown_domain)


@domain.post("/dashboard/<p_id>/domain/<host>/unmount")
@at_desk
async def unmount(desk: Desk, host: str) -> Response:
    async def unmounted(_: FormModel) -> None:
        await unmount_host(desk.scope, desk.page.id, host)

    refused = await attempt(FormModel, unmounted)
    if refused is not None:
        return await _shown(desk, refused)
    return onwards(desk.path("/domain"), f"{shown_domain(host)} is off this page.")


@domain.get("/dashboard/<p_id>/domain/<host>/hand")
@at_desk
async def hand(desk: Desk, host: str) -> Response:
    """The records for somebody without an account: as text, and as a link that shows them for a week."""
    handed = await hand_over(desk.scope, desk.page.id, host)
    context: dict[str, Any] = {"handed": handed, "url": console_url(handed.path), "days": HANDED_DAYS}
    return await desk.screen("domain/hand.html", "domain", name=shown_domain(host), **context)


@domain.get("/dashboard/handed/<token>")
async def handed_card(token: str) -> Response:
    """What such a link shows, to anybody who has it."""
    own = await handed_domain(token)
    if own is None:
        return screen("domain/handed_gone.html", 404, frame=bare_frame())
    context: dict[str, Any] = {"name_in_zone": name_in_zone, "shown": shown_domain, "ttl": TTL_SECONDS}
    return screen("domain/handed.html", frame=bare_frame(), own=own, now=now_ms(), **context)


async def _refused(desk: Desk, host: str, refused: Form) -> Response:
    """Another page was first, or the form was none of ours."""
    if not by_htmx():
        return await _shown(desk, refused, host)
    try:
        own = await domain_of(desk.scope, desk.page.id, host)
    except NotFound:
        return onwards(desk.path("/domain"))
    return page_of_text(await _card(desk, own, refused), refused.status)


async def _card(desk: Desk, own: OwnDomain, refused: Form | None = None) -> str:
    context = desk.context() | _context(desk, refused or Form(), own.host)
    return render("domain/_own.html", own=own, frame=await desk.frame("domain"), **context)


async def _shown(desk: Desk, form: Form, host: str = "") -> Response:
    """`host` is the domain whose card a refusal belongs to; the form for a new one else."""
    domains = await domains_of(desk.scope, desk.page.id)
    return await desk.screen(
        "domain/show.html",
        "domain",
        form.status,
        domains=domains,
        subdomain=slug_host(desk.page.slug),
        page_url=page_url,
        new=Form() if host else form,
        **_context(desk, form, host),
    )


def _context(desk: Desk, form: Form, host: str) -> dict[str, object]:
    return {
        "form": form,
        "refused_host": host,
        "now": now_ms(),
        "shown": shown_domain,
        "name_in_zone": name_in_zone,
        "may_write": desk.may(Permission.HOST_WRITE),
    }
