"""Settings: each card is a form of its own and saves only its own fields."""

from dataclasses import replace
from typing import Any

from quart import Blueprint, Response

from app.core.addresses import slug_host
from app.core.errors import Forbidden, Invalid
from ledger.plans import plan_of
from tenants.pages.edit import PageEdit, edit_page
from tenants.pages.models import Page
from tenants.pages.remove import delete_page
from tenants.scope import Permission
from tenants.uptime.figures import DEFAULT_WEIGHTS
from tenants.words import DEFAULT_LABELS, Status
from ui.kit.answers import attempt, by_htmx, onwards, swapped
from ui.kit.desk import Desk, at_desk
from ui.kit.forms import Form, FormModel, Ticked
from ui.kit.render import page_of_text, render
from ui.kit.times import zone_names

settings = Blueprint("settings", __name__)

WEIGHED = tuple(status for status in Status if status is not Status.OPERATIONAL)


class NameCard(FormModel):
    name: str
    slug: str

    def edit(self) -> PageEdit:
        return PageEdit(name=self.name, slug=self.slug)


class ZoneCard(FormModel):
    time_zone: str

    def edit(self) -> PageEdit:
        return PageEdit(time_zone=self.time_zone)


class WordsCard(FormModel):
    """Empty words are the default ones."""

    labels: dict[str, str]

    def edit(self) -> PageEdit:
        renamed = {name: word for name, word in self.labels.items() if word != DEFAULT_LABELS.get(name)}
        return PageEdit(labels=renamed)


class UptimeCard(FormModel):
    show_uptime: Ticked
    count_manual: Ticked
    weights: dict[str, str]

    def edit(self) -> PageEdit:
        weights = {name: _weight(name, text) for name, text in self.weights.items()}
        return PageEdit(show_uptime=self.show_uptime, count_manual=self.count_manual, weights=weights)


class FooterCard(FormModel):
    show_footer: Ticked

    def edit(self) -> PageEdit:
        return PageEdit(show_footer=self.show_footer)


Card = NameCard | ZoneCard | WordsCard | UptimeCard | FooterCard
_MODELS: dict[str, type[Card]] = {
    "name": NameCard,
    "zone": ZoneCard,
    "words": WordsCard,
    "uptime": UptimeCard,
    "footer": FooterCard,
}


class Removal(FormModel):
    name: str


@settings.get("/dashboard/<p_id>/settings")
@at_desk
async def shown(desk: Desk) -> Response:
    return await _shown(desk)


@settings.post("/dashboard/<p_id>/settings/<any(name, zone, words, uptime, footer):card>")
@at_desk
async def save(desk: Desk, card: str) -> Response:
    """Save one card; with script only that card comes back, so what was typed into others stays."""

    async def saved(form: Card) -> Page:
        return await _edited(desk, form)

    page = await attempt(_MODELS[card], saved)
    if isinstance(page, Form):
        return await _card(desk, card, page) if by_htmx() else await _shown(desk, card, page)
    if by_htmx():
        return await _card(replace(desk, page=page), card)
    return onwards(desk.path(f"/settings#{card}"), "Saved.")


@settings.get("/dashboard/<p_id>/delete")
@at_desk
async def ask_removal(desk: Desk) -> Response:
    desk.require(Permission.PAGE_DELETE)
    return await desk.screen("settings/delete.html", "settings", form=Form())


@settings.post("/dashboard/<p_id>/delete")
@at_desk
async def remove(desk: Desk) -> Response:
    """Delete the page when its name was typed."""

    async def removed(form: Removal) -> None:
        desk.require(Permission.PAGE_DELETE)
        if form.name.strip() != desk.page.name:
            raise Invalid("name", f"Type {desk.page.name} to delete it.")
        await delete_page(desk.scope, desk.page.id)

    refused = await attempt(Removal, removed)
    if refused is not None:
        return await desk.screen("settings/delete.html", "settings", refused.status, form=refused)
    return onwards("/dashboard", f"Deleted {desk.page.name}.")


async def _edited(desk: Desk, form: Card) -> Page:
    try:
        return await edit_page(desk.scope, desk.page.id, form.edit())
    except Forbidden as refusal:
        if isinstance(form, FooterCard) and desk.may(Permission.PAGE_WRITE):
            raise Invalid("show_footer", refusal.sentence) from None
        raise


async def _shown(desk: Desk, card: str = "", refused: Form | None = None) -> Response:
    context = await _context(desk, card, refused)
    return await desk.screen("settings/show.html", "settings", context["form"].status, **context)


async def _card(desk: Desk, card: str, refused: Form | None = None) -> Response:
    """One card for htmx; a new name and address show around it as well."""
    frame = replace(await desk.frame("settings"), here=desk.path("/settings"))
    context = desk.context() | await _context(desk, card, refused) | {"frame": frame}
    region = render("settings/_card.html", card=card, **context)
    if refused is not None:
        return page_of_text(region, refused.status)
    around = render("settings/_frame_parts.html", **context) if card == "name" else ""
    return swapped(region + around, "Saved.")


async def _context(desk: Desk, card: str, refused: Form | None) -> dict[str, Any]:
    """What cards show: the stored values, or in `card` the refused ones."""
    plan = await plan_of(desk.page.account_id)
    return {
        "forms": _stored(desk.page) | ({card: refused} if refused else {}),
        "form": refused or Form(),
        "suffix": slug_host(""),
        "zones": _zones(desk.page.time_zone),
        "words": DEFAULT_LABELS,
        "weighed": WEIGHED,
        "footer_removable": plan.footer_removable,
        "plan_name": plan.name,
        "may_edit": desk.may(Permission.PAGE_WRITE),
        "may_delete": desk.may(Permission.PAGE_DELETE),
    }


def _stored(page: Page) -> dict[str, Form]:
    weights = DEFAULT_WEIGHTS | page.weights
    return {
        "name": Form.showing(name=page.name, slug=page.slug),
        "zone": Form.showing(time_zone=page.time_zone),
        "words": Form.showing(**{f"labels.{name}": page.labels.get(name, "") for name in DEFAULT_LABELS}),
        "uptime": Form.showing(
            show_uptime=_on(page.show_uptime),
            count_manual=_on(page.count_manual),
            **{f"weights.{status}": f"{weights[status]:g}" for status in WEIGHED},
        ),
        "footer": Form.showing(show_footer=_on(page.show_footer)),
    }


def _on(flag: bool) -> str:
    return "on" if flag else "off"


def _weight(name: str, text: str) -> float:
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        raise Invalid(f"weights.{name}", "Enter a number between 0 and 1.") from None


def _zones(current: str) -> list[tuple[str, str]]:
    return [(name, name.replace("_", " ")) for name in dict.fromkeys([*zone_names(), current])]
