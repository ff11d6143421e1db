"""Search over everything one may open: as a screen, and as the list of the palette."""

from dataclasses import dataclass
from uuid import UUID

from quart import Blueprint, Response, request

from app.core.ids import parse_public_id, public_id
from tenants.pages.finding import TEXT_LENGTH_MAX, Found, find_on_pages
from tenants.words import IncidentKind
from ui import doors
from ui.kit.frame import Frame, signed_in_frame
from ui.kit.render import page_of_text, render, screen

finding = Blueprint("finding", __name__)

_FOLDERS = {IncidentKind.INCIDENT: "incidents", IncidentKind.MAINTENANCE: "maintenance"}


@dataclass(frozen=True, slots=True)
class Hit:
    """One way to go: what it is called, where it belongs, and its address."""

    symbol: str
    name: str
    place: str
    url: str


@finding.get("/search")
async def search() -> Response:
    """The same as the palette, for those without script."""
    frame = await _frame()
    text = _asked()
    groups = groups_of(frame, text, await find_on_pages(doors.signed_in().scope, text))
    return screen("finding/search.html", frame=frame, text=text, groups=groups)


@finding.get("/-/palette")
async def palette() -> Response:
    """The list alone, for the dialog."""
    frame = await _frame()
    text = _asked()
    groups = groups_of(frame, text, await find_on_pages(doors.signed_in().scope, text))
    return page_of_text(render("finding/_list.html", text=text, groups=groups, frame=frame))


def groups_of(frame: Frame, text: str, found: Found) -> list[tuple[str, list[Hit]]]:
    """(heading, ways): acts, screens and pages by their names, and what was found; no empty ones."""
    groups = [
        ("Actions", _named(_acts(frame), text)),
        ("Incidents", _incidents(found)),
        ("Components", _components(found)),
        ("Screens", _named(_screens(frame), text)),
        ("Pages", _named([Hit("layout-dashboard", page.name, "", page.path) for page in frame.pages], text)),
    ]
    return [(heading, hits) for heading, hits in groups if hits]


async def _frame() -> Frame:
    """Around the page from which somebody searches, if it is one of theirs."""
    page_id = parse_public_id("p", request.args.get("page", ""))
    return await signed_in_frame("search", page_id)


def _asked() -> str:
    return request.args.get("q", "").replace("\0", "")[:TEXT_LENGTH_MAX]


def _named(hits: list[Hit], text: str) -> list[Hit]:
    wanted = text.strip().casefold()
    return [hit for hit in hits if wanted in hit.name.casefold()]


def _acts(frame: Frame) -> list[Hit]:
    acts = []
    if target := frame.reporting_page:
        acts += [
            Hit("siren", "New incident", target.name, f"{target.path}/incidents/new"),
            Hit("calendar-clock", "Schedule maintenance", target.name, f"{target.path}/maintenance/new"),
        ]
    if frame.page and frame.page.is_shown:
        acts.append(Hit("arrow-up-right", "View page", frame.page.host, frame.page.url))
    return [*acts, Hit("plus", "New page", "", "/dashboard#new-page")]


def _screens(frame: Frame) -> list[Hit]:
    here = frame.page
    sections = frame.sections if here else ()
    own = [Hit(symbol, label, here.name, here.path + rest) for _, label, symbol, rest in sections if here]
    billing = [Hit("coins", "Billing", "", frame.billing)] if frame.billing else []
    account = [("Account", "/account"), ("Security", "/account/security"), ("People", "/account/members")]
    return [*own, *billing, *(Hit("user-round", name, "", url) for name, url in account)]


def _incidents(found: Found) -> list[Hit]:
    return [
        Hit(
            "siren" if each.kind == IncidentKind.INCIDENT else "wrench",
            each.title,
            f"{'open, ' if each.is_open else ''}{each.page_name}",
            f"{_path(each.page_id)}/{_FOLDERS[each.kind]}/{public_id('i', each.id)}",
        )
        for each in found.incidents
    ]


def _components(found: Found) -> list[Hit]:
    """Where their state is set."""
    return [
        Hit("boxes", each.name, each.page_name, f"{_path(each.page_id)}#set-{public_id('c', each.id)}")
        for each in found.components
    ]


def _path(page_id: UUID) -> str:
    return f"/dashboard/{public_id('p', page_id)}"
