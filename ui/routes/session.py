"""GET /api/v1/session: what a script on our own pages needs to act for the person (contract §4)."""

from quart import Blueprint, Response, jsonify

from app.core.ids import public_id
from ledger.plans import plan_of
from ui import doors

session = Blueprint("session", __name__)


@session.get("/api/v1/session")
async def who_is_signed_in() -> Response:
    """The token for X-CSRF-Token, and the account; 401 when nobody is signed in."""
    door = doors.signed_in()
    plan = await plan_of(door.account.id)
    account = {
        "id": public_id("a", door.account.id),
        "email": door.account.email,
        "plan": plan.name,
        "standing": door.account.standing,
        "staffRole": door.account.staff_role or None,
        "roles": {public_id("a", account_id): role for account_id, role in door.scope.roles.items()},
    }
    answer = jsonify({"ok": True, "data": {"csrfToken": doors.csrf_token(), "account": account}})
    answer.headers["Cache-Control"] = "no-store"
    return answer
