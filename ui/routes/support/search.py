"""S1: one field for anything that a customer may send."""

from quart import Response, request

from app.core.ids import public_id
from tenants.support.search import QUERY_LENGTH_MAX, Hit, recent_searches, search
from ui.kit.forms import Form
from ui.routes.support.entry import Staff, account_path, at_support, support

KIND_WORDS = {
    "account": "Account",
    "page": "Page",
    "key": "API key",
    "slot": "Page slot",
    "payment": "Payment",
    "transaction": "Transaction",
}


@support.get("/support")
@at_support
async def searching(staff: Staff) -> Response:
    text = request.args.get("q", "")[:QUERY_LENGTH_MAX]
    hits = await search(staff.scope, text)
    return staff.screen(
        "support/search.html",
        section="search",
        form=Form.showing(q=text),
        asked=text.strip(),
        hits=[(hit, KIND_WORDS[hit.kind], path_to(hit)) for hit in hits],
        recent=await recent_searches(staff.scope),
    )


def path_to(hit: Hit) -> str:
    """The screen that shows what was found."""
    if hit.kind == "transaction" or hit.seq is not None:
        return f"/support/transactions/{hit.seq or hit.row}"
    assert hit.account is not None, "only money is nobody's"
    if hit.kind == "payment":
        return account_path(hit.account.id, f"/purchases#pay-{hit.row}")
    if hit.kind == "key":
        return account_path(hit.account.id, "/keys")
    if hit.kind in ("page", "slot"):
        mark = public_id("p", hit.row) if hit.kind == "page" and not isinstance(hit.row, int) else hit.row
        return account_path(hit.account.id, f"/pages#{mark}")
    return account_path(hit.account.id)
