"""S6: seeing a dashboard as its owner does."""

from quart import Response

from tenants.support.viewing import begin_view, end_view
from ui.kit.answers import onwards
from ui.routes.support.accounts import customer
from ui.routes.support.entry import Staff, account_path, at_support, support


@support.post("/support/accounts/<a_id>/view")
@at_support
async def begin(staff: Staff, a_id: str) -> Response:
    """Go to the owner's dashboard, which can be read and not be changed."""
    account = await begin_view(staff.scope, staff.session, customer(a_id))
    return onwards("/dashboard", f"You see what {account.email} sees.")


@support.post("/support/view/end")
@at_support
async def end(staff: Staff) -> Response:
    """Back to the account in the support console."""
    viewed = await end_view(staff.scope, staff.session)
    return onwards(account_path(viewed) if viewed else "/support", "You are back in the support console.")
