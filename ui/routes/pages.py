"""All pages of a person, and founding a new one."""

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote, urlencode

from quart import Blueprint, Response, request

from app.core.addresses import slug_host
from app.core.errors import Invalid
from app.core.ids import public_id
from tenants.domains.names import slug_of
from tenants.pages.create import PageDraft, create_page
from tenants.pages.models import Page
from tenants.pages.reading import pages_of
from ui import doors
from ui.kit.answers import attempt, onwards
from ui.kit.forms import Form, FormModel
from ui.kit.frame import labels_of, page_link, signed_in_frame
from ui.kit.render import screen
from ui.routes.first_page import first_page_screen

pages = Blueprint("pages", __name__)

LIST_LENGTH = 24


class NewPage(FormModel):
    """An empty address is made of the name."""

    name: str
    slug: str = ""


@pages.get("/dashboard")
async def page_list() -> Response:
    """The pages; the form holds what the address carries, as after a slot was bought for it.

    Whoever has none makes one.
    """
    if not await pages_of(doors.signed_in().scope):
        return await first_page_screen()
    typed = {name: request.args[name] for name in ("name", "slug") if name in request.args}
    return await _listed(Form.showing(**typed))


@pages.post("/dashboard")
async def found_page() -> Response:
    """Create a page and go on to its components."""
    door = doors.signed_in()

    async def found(form: NewPage) -> Page:
        return await create_page(door.scope, door.account.id, PageDraft(form.name, form.slug))

    page = await attempt(NewPage, found)
    if isinstance(page, Form):
        return await _listed(_with_address(page))
    notice = f"{page.name} is made. Add what it reports on, then publish it."
    return onwards(f"/dashboard/{public_id('p', page.id)}/components", notice)


async def _listed(form: Form) -> Response:
    """The pages after the one that `?after=` names, oldest first."""
    frame = await signed_in_frame("pages")
    scope = doors.signed_in().scope
    pages = await pages_of(scope)
    start = _start(pages, request.args.get("after", ""))
    part, rest = pages[start : start + LIST_LENGTH], pages[start + LIST_LENGTH :]
    return screen(
        "pages/list.html",
        form.status,
        frame=frame,
        cards=[(await page_link(scope, page), labels_of(page)) for page in part],
        more=public_id("p", part[-1].id) if rest else "",
        is_first=not start,
        form=form,
        suffix=slug_host(""),
        cure=_cure(form),
    )


def _cure(form: Form) -> tuple[str, str]:
    """Where one more page is bought, and the way back to this very form."""
    back = "/dashboard?" + urlencode({name: form.value(name) for name in ("name", "slug")})
    return f"/account/billing?for=slot&back={quote(back, safe='')}", "Buy a page slot"


def _start(pages: Sequence[Page], after: str) -> int:
    """Where the list goes on; at its beginning when `after` is none of these, or the last."""
    ids = [public_id("p", page.id) for page in pages[:-1]]
    return ids.index(after) + 1 if after in ids else 0


def _with_address(form: Form) -> Form:
    """A refused form shows the address that was meant, so that it can be changed."""
    try:
        address = form.value("slug").strip() or slug_of(form.value("name"))
    except Invalid:
        return form
    return replace(form, values={**form.values, "slug": (address,)})
