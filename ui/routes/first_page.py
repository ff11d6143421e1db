"""A page from nothing on one screen: name, address, what it reports on, published; then what comes next."""

from dataclasses import replace
from typing import Literal

from quart import Blueprint, Response, request

from app.core.addresses import page_url, slug_host
from tenants.components.outline import outline_of
from tenants.components.presets import FIRST_PRESET, PRESETS
from tenants.pages.address import WantedAddress, look_at_address
from tenants.pages.allowance import Noun
from tenants.pages.create import PageDraft, create_page
from tenants.pages.models import Page
from tenants.pages.reading import host_of
from tenants.pages.shown import Why, why_shown
from tenants.scope import Scope
from ui import doors
from ui.kit.answers import attempt, onwards
from ui.kit.desk import Desk, at_desk
from ui.kit.forms import Form, FormModel, sent_fields
from ui.kit.frame import signed_in_frame
from ui.kit.once import made_once
from ui.kit.qr import qr_code
from ui.kit.render import page_of_text, render, screen

first_page = Blueprint("first_page", __name__)

_MADE = "{name} is made, and hidden until you publish it."


class WholePage(FormModel):
    """An empty address is made of the name; `names` holds one component a line."""

    name: str
    slug: str = ""
    names: str = ""
    publish: Literal["yes", "no"] = "yes"

    def draft(self) -> PageDraft:
        lines = outline_of(self.names) if self.names.strip() else []
        return PageDraft(self.name, self.slug, lines, is_public=self.publish == "yes")


@first_page.get("/dashboard/first")
async def first_page_screen() -> Response:
    """Nothing typed yet, and a list to begin with."""
    return await _shown(Form.showing(names=PRESETS[FIRST_PRESET].names))


@first_page.post("/dashboard/first")
async def found() -> Response:
    """Make the page; a button that brings a list or an address only fills the form."""
    door, made = doors.signed_in(), list[Page]()
    filled = _filled(Form(await sent_fields()))
    if filled is not None:
        return await _shown(filled)

    async def founded(form: WholePage) -> str:
        async def make(scope: Scope) -> Page:
            made.append(await create_page(scope, door.account.id, form.draft()))
            return made[0]

        return (await made_once(door.scope, None, "p", make)).text

    outcome = await attempt(WholePage, founded)
    if isinstance(outcome, Form):
        return await _shown(outcome)
    if made and not made[0].is_public:
        return onwards(f"/dashboard/{outcome}", _MADE.format(name=made[0].name))
    return onwards(f"/dashboard/{outcome}/live")


@first_page.get("/dashboard/-/address")
async def address_said() -> Response:
    """Whether the address that a form holds is free, said beside it while it is typed."""
    form = Form.showing(name=request.args.get("name", ""), slug=request.args.get("slug", ""))
    return page_of_text(render("pages/_address.html", wanted=await _wanted(form)))


@first_page.get("/dashboard/<p_id>/live")
@at_desk
async def live(desk: Desk) -> Response:
    """The page is out: where it is, and what to do next. A hidden page has its overview for that."""
    if why_shown(desk.page.account, desk.page) is not Why.SHOWN:
        return onwards(desk.path())
    url = page_url(await host_of(desk.page))
    picture = qr_code(url, f"The address of {desk.page.name}")
    return await desk.screen("pages/live.html", "overview", url=url, picture=picture)


async def _shown(form: Form) -> Response:
    frame = await signed_in_frame("pages")
    return screen(
        "pages/first.html",
        form.status,
        frame=frame,
        form=form,
        wanted=await _wanted(form),
        presets=PRESETS,
        suffix=slug_host(""),
        cure=_cure(form),
    )


async def _wanted(form: Form) -> WantedAddress | None:
    """None while there is nothing to make an address of."""
    door = doors.signed_in()
    if not (form.value("name").strip() or form.value("slug").strip()):
        return None
    draft = PageDraft(form.value("name"), form.value("slug"))
    return await look_at_address(door.scope, door.account.id, draft)


def _filled(form: Form) -> Form | None:
    """The form with the list or the address that the pressed button brings."""
    preset, near = PRESETS.get(form.value("preset")), form.value("near")
    if preset is None and not near:
        return None
    brought = {"names": (preset.names,)} if preset else {"slug": (near,)}
    return replace(form, values={**form.values, **brought})


def _cure(form: Form) -> tuple[str, ...]:
    """Where one more page is bought."""
    no_page_left = form.limit is not None and form.limit.noun == Noun.PAGES
    return ("/account/billing?for=slot&back=%2Fdashboard%2Ffirst", "Buy a page slot") if no_page_left else ()
