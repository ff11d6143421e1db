"""All pages of a person, and founding a new one."""

from urllib.parse import quote, urlencode

from quart import Blueprint, Response, request

from app.core.addresses import slug_host
from app.core.ids import public_id
from tenants.pages.create import PageDraft, create_page
from tenants.pages.models import Page
from tenants.pages.reading import pages_of
from ui import doors
from ui.kit.answers import attempt, onwards
from ui.kit.forms import Form, FormModel
from ui.kit.frame import labels_of, page_link, signed_in_frame
from ui.kit.render import screen

pages = Blueprint("pages", __name__)


class NewPage(FormModel):
    name: str
    slug: str


@pages.get("/dashboard")
async def page_list() -> Response:
    """The pages; the form holds what the address carries, as after a slot was bought for it."""
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
        return await _listed(page)
    notice = f"{page.name} is made. Add what it reports on, then publish it."
    return onwards(f"/dashboard/{public_id('p', page.id)}/components", notice)


async def _listed(form: Form) -> Response:
    frame = await signed_in_frame("pages")
    scope = doors.signed_in().scope
    cards = [(await page_link(scope, page), labels_of(page)) for page in await pages_of(scope)]
    return screen(
        "pages/list.html",
        form.status,
        frame=frame,
        cards=cards,
        form=form,
        suffix=slug_host(""),
        cure=_cure(form),
    )


def _cure(form: Form) -> tuple[str, str]:
    """Where one more page is bought, and the way back to this very form."""
    back = "/dashboard?" + urlencode({name: form.value(name) for name in ("name", "slug")})
    return f"/account/billing?for=slot&back={quote(back, safe='')}", "Buy a page slot"
