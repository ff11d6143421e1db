"""Changing what a page is called, where it is found, who sees it, and how it looks and counts."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo, available_timezones

from app.core.addresses import slug_host
from app.core.errors import Invalid
from tenants.domains.mount import claim_domain, give_subdomain, release_host, taken_means_conflict
from tenants.domains.names import checked_domain, checked_slug
from tenants.pages.allowance import require_removable_footer
from tenants.pages.change import Change, change, page_target
from tenants.pages.models import Page
from tenants.pages.theme import checked_theme
from tenants.scope import Permission, Scope
from tenants.text import NAME_LENGTH_MAX, checked_line
from tenants.uptime.rolls import roll_anew
from tenants.words import DEFAULT_LABELS, Status

LABEL_LENGTH_MAX = 60


@dataclass(frozen=True, slots=True)
class PageEdit:
    """The fields to change; None leaves a field as it is. Maps are replaced whole."""

    name: str | None = None
    slug: str | None = None
    labels: Mapping[str, str] | None = None
    theme: Mapping[str, str] | None = None
    time_zone: str | None = None
    show_uptime: bool | None = None
    show_footer: bool | None = None
    count_manual: bool | None = None
    weights: Mapping[str, float] | None = None
    is_public: bool | None = None
    domain: str | None = None


async def edit_page(scope: Scope, page_id: UUID, edit: PageEdit) -> Page:
    """Apply all of `edit` or nothing; a domain is claimed, as mounting it does.

    Raises Invalid(field), Conflict(slug or domain), Forbidden when the plan forces the footer.
    """
    wanted = checked_edit(edit)
    domain = wanted.pop("domain", None)
    async with change(scope, page_id, "page.edit", Permission.PAGE_WRITE) as changing:
        page = changing.page
        before = {name: getattr(page, name) for name in wanted}
        changed = {name: value for name, value in wanted.items() if before[name] != value}
        if changed.get("show_footer") is False:
            await require_removable_footer(page.account_id)
        changing.target = page_target(page)
        changing.detail = {name: {"from": before[name], "to": value} for name, value in changed.items()}
        if domain is not None:
            scope.require(Permission.HOST_WRITE, page.account_id, page.id)
            changing.detail |= await _claimed(changing, domain)
        if not changing.detail:
            changing.nothing_changed()
            return page
        await _apply(changing, changed)
    return page


def checked_edit(edit: PageEdit) -> dict[str, Any]:
    """The given fields, each checked by its rule; raises Invalid naming the field."""
    given = {field.name: getattr(edit, field.name) for field in fields(edit)}
    return {name: _RULES[name](value) for name, value in given.items() if value is not None}


async def _claimed(changing: Change, domain: str) -> dict[str, Any]:
    _, is_new = await claim_domain(changing, domain)
    return {"domain": {"from": None, "to": domain}} if is_new else {}


async def _apply(changing: Change, changed: dict[str, Any]) -> None:
    if not changed:
        return
    page, old_host = changing.page, slug_host(changing.page.slug)
    page.update_from_dict(changed)
    with taken_means_conflict("slug"):
        await page.save(using_db=changing.db, update_fields=list(changed))
    if "slug" in changed:
        await release_host(old_host, changing.at, changing.db)
        await give_subdomain(page, changing.at, changing.db)
    if "time_zone" in changed:
        await roll_anew(page, changing.db)


def _labels(labels: Mapping[str, str]) -> dict[str, str]:
    unknown = sorted(set(labels) - set(DEFAULT_LABELS))
    if unknown:
        raise Invalid(f"labels.{unknown[0]}", f"{unknown[0]} is not a word that can be renamed.")
    given = {name: word for name, word in labels.items() if word.strip()}
    return {name: checked_line(f"labels.{name}", word, LABEL_LENGTH_MAX) for name, word in given.items()}


def _weights(weights: Mapping[str, float]) -> dict[str, float]:
    for name, weight in weights.items():
        if name not in set(Status) - {Status.OPERATIONAL}:
            raise Invalid(f"weights.{name}", f"{name} has no weight.")
        if not 0 <= weight <= 1:
            raise Invalid(f"weights.{name}", "A weight is between 0 and 1.")
    return {name: float(weight) for name, weight in weights.items()}


def _time_zone(name: str) -> str:
    if name not in available_timezones():
        raise Invalid("time_zone", "No such time zone. Use a name such as Europe/Paris.")
    return ZoneInfo(name).key


_RULES: dict[str, Any] = {
    "name": lambda name: checked_line("name", name, NAME_LENGTH_MAX),
    "slug": checked_slug,
    "labels": _labels,
    "theme": checked_theme,
    "time_zone": _time_zone,
    "show_uptime": bool,
    "show_footer": bool,
    "count_manual": bool,
    "weights": _weights,
    "is_public": bool,
    "domain": checked_domain,
}
