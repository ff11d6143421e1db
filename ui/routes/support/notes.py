"""S7: what support wrote down about a customer."""

from quart import Response

from tenants.support.notes import notes_of, write_note
from ui.kit.answers import attempt, onwards
from ui.kit.forms import Form, FormModel
from ui.routes.support.accounts import account_screen, customer
from ui.routes.support.entry import Staff, account_path, at_support, support


class NewNote(FormModel):
    text: str


@support.get("/support/accounts/<a_id>/notes")
@at_support
async def notes(staff: Staff, a_id: str) -> Response:
    return await _listed(staff, a_id, Form())


@support.post("/support/accounts/<a_id>/notes")
@at_support
async def add_note(staff: Staff, a_id: str) -> Response:
    async def added(form: NewNote) -> None:
        await write_note(staff.scope, customer(a_id), form.text)

    refused = await attempt(NewNote, added)
    if refused is not None:
        return await _listed(staff, a_id, refused)
    return onwards(account_path(customer(a_id), "/notes"), "The note is kept.")


async def _listed(staff: Staff, a_id: str, form: Form) -> Response:
    found = await notes_of(staff.scope, customer(a_id))
    return await account_screen(staff, customer(a_id), "notes", form.status, notes=found, form=form)
