"""The people of an account: invited, given a role, taken out; and joining and leaving others' accounts."""

from uuid import UUID

from quart import Blueprint, Response

from app.core.errors import NotFound
from app.core.ids import parse_public_id
from tenants.accounts.invitations import (
    accept_invitation,
    invitation_for,
    invitations_of,
    invite,
    take_back_invitation,
)
from tenants.accounts.members import accounts_of, change_member, leave_account, members_of, remove_member
from tenants.accounts.models import Invitation
from tenants.scope import Role
from ui import doors
from ui.kit.answers import attempt, onwards
from ui.kit.faults import fault
from ui.kit.forms import Form, FormModel
from ui.kit.frame import bare_frame, signed_in_frame
from ui.kit.render import screen

members = Blueprint("members", __name__)

ROLES = (
    (Role.VIEWER, "Viewer: sees everything, changes nothing"),
    (Role.EDITOR, "Editor: builds pages and reports incidents"),
    (Role.OWNER, "Owner: everything, people and keys too"),
)


class NewInvitation(FormModel):
    email: str
    role: Role


class NewRole(FormModel):
    role: Role


@members.get("/account/members")
async def people() -> Response:
    return await _people(Form.showing(role=Role.VIEWER))


@members.post("/account/members")
async def invite_now() -> Response:
    """Send an invitation; the answer tells nothing of whether the address has an account."""
    door = doors.signed_in()

    async def invited(form: NewInvitation) -> Invitation:
        return await invite(door.scope, door.account.id, form.email, form.role)

    outcome = await attempt(NewInvitation, invited)
    if isinstance(outcome, Form):
        return await _people(outcome)
    return onwards("/account/members", f"An invitation is on its way to {outcome.email}.")


@members.post("/account/members/<a_id>/role")
async def change_role(a_id: str) -> Response:
    door = doors.signed_in()
    person_id = _row("a", a_id, "member")

    async def changed(form: NewRole) -> Role:
        await change_member(door.scope, door.account.id, person_id, form.role)
        return form.role

    outcome = await attempt(NewRole, changed)
    if isinstance(outcome, Form):
        return fault(outcome.status, "There is no such role.")
    return onwards("/account/members", f"The role is now {outcome}.")


@members.post("/account/members/<a_id>/remove")
async def remove(a_id: str) -> Response:
    door = doors.signed_in()
    await remove_member(door.scope, door.account.id, _row("a", a_id, "member"))
    return onwards("/account/members", "That person is out.")


@members.post("/account/invitations/<n_id>/take-back")
async def take_back(n_id: str) -> Response:
    door = doors.signed_in()
    await take_back_invitation(door.scope, door.account.id, _row("n", n_id, "invitation"))
    return onwards("/account/members", "The invitation is taken back.")


@members.post("/account/teams/<a_id>/leave")
async def leave(a_id: str) -> Response:
    door = doors.signed_in()
    await leave_account(door.scope, _row("a", a_id, "account"), door.account.id)
    return onwards("/account/members", "You have left.")


@members.get("/account/join/<token>")
async def join_form(token: str) -> Response:
    door = doors.signed_in()
    invitation = await invitation_for(door, token)
    return screen("account/join.html", frame=bare_frame(), invitation=invitation)


@members.post("/account/join/<token>")
async def join_now(token: str) -> Response:
    joined = await accept_invitation(doors.signed_in(), token)
    return onwards("/dashboard", f"You now work on the pages of {joined.email}.")


async def _people(form: Form) -> Response:
    door = doors.signed_in()
    own = door.account.id
    return screen(
        "account/members.html",
        form.status,
        frame=await signed_in_frame("account"),
        form=form,
        roles=ROLES,
        account=door.account,
        members=await members_of(door.scope, own),
        invitations=await invitations_of(door.scope, own),
        teams=[(team, door.scope.roles[team.id]) for team in await accounts_of(door.scope) if team.id != own],
    )


def _row(prefix: str, text: str, noun: str) -> UUID:
    found = parse_public_id(prefix, text)
    if found is None:
        raise NotFound(noun)
    return found
