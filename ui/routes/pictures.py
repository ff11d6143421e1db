"""The pictures of a page: sent with a plain form, drawn anew, shown on both grounds beside it."""

from quart import Blueprint, Response

from tenants.pictures.hang import hang_picture, take_down_picture
from tenants.pictures.places import PLACES
from ui.kit.answers import attempt, onwards
from ui.kit.desk import Desk, at_desk
from ui.kit.faults import fault
from ui.kit.forms import FormModel
from ui.kit.uploads import sent_file
from ui.routes.theme import shown_theme

pictures = Blueprint("pictures", __name__)


@pictures.post("/dashboard/<p_id>/theme/pictures/<place>")
@at_desk
async def hang(desk: Desk, place: str) -> Response:
    """Show the picture that was sent in its place."""
    sent = await sent_file("picture")

    async def hung(_: FormModel) -> None:
        await hang_picture(desk.scope, desk.page.id, place, sent)

    refused = await attempt(FormModel, hung)
    if refused is not None:
        return await shown_theme(desk, pictured=(place, refused))
    return onwards(desk.path("/theme#pictures"), f"{PLACES[place].title} published.")


@pictures.post("/dashboard/<p_id>/theme/pictures/<place>/remove")
@at_desk
async def take_down(desk: Desk, place: str) -> Response:
    async def taken(_: FormModel) -> None:
        await take_down_picture(desk.scope, desk.page.id, place)

    refused = await attempt(FormModel, taken)
    if refused is not None:
        return fault(refused.status, refused.sentence or "This form has no fields.")
    return onwards(desk.path("/theme#pictures"), f"{PLACES[place].title} removed.")
