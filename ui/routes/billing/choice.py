"""Which pages are shown when the plan has fewer places than there are pages."""

from quart import Response

from app.core.errors import Conflict
from tenants.slots.choose import show_instead
from ui.kit.answers import attempt, onwards
from ui.kit.faults import fault
from ui.kit.forms import Form, FormModel
from ui.routes.billing.till import OF_ACCOUNT, Till, at_till, billing, row_named


class Choice(FormModel):
    """Public ids of pages."""

    show: str
    hide: str


@billing.post(f"{OF_ACCOUNT}/choice")
@at_till
async def choose(till: Till) -> Response:
    """Let a page that waits change places with one that is shown."""

    async def chosen(form: Choice) -> str:
        show, hide = (row_named("p", each, "page") for each in (form.show, form.hide))
        try:
            await show_instead(till.scope, till.account_id, show=show, hide=hide)
        except Conflict as refusal:
            return refusal.sentence
        return "The pages have changed places."

    said = await attempt(Choice, chosen)
    if isinstance(said, Form):
        return fault(said.status, said.sentence or "This form is not whole.")
    return onwards(till.path(), said)
