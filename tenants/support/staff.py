"""Who of ours may use the support console, and how the audit names them."""

import re
from uuid import UUID

from app.core.errors import NotFound
from app.core.ids import public_id
from tenants.accounts.models import Account
from tenants.accounts.sessions import SignedIn
from tenants.scope import Actor, ActorKind, Role, Scope

_ROLES = {"read": Role.SUPPORT_READ, "post": Role.SUPPORT_POST, "admin": Role.SUPPORT_ADMIN}


def is_staff(account: Account) -> bool:
    """Whether the account is one of ours, in good standing."""
    return account.staff_role in _ROLES and not account.is_suspended


def staff_scope(signed_in: SignedIn) -> Scope:
    """The staff role in every account; raises NotFound for everybody else, as for an absent page."""
    account = signed_in.account
    if not is_staff(account):
        raise NotFound("page")
    name = f"Support ({first_name(account.email)})"
    actor = Actor(ActorKind.OPERATOR, public_id("a", account.id), name, signed_in.scope.actor.address)
    return Scope(actor, account_id=account.id, staff=_ROLES[account.staff_role])


def own_account(scope: Scope) -> UUID:
    """The account of whoever of ours acts."""
    assert scope.account_id is not None, "staff have accounts"
    return scope.account_id


def first_name(email: str) -> str:
    """Sam of sam.smith@hep.example: what owners read; the id beside it says exactly who."""
    return re.split(r"[._+-]", email.partition("@")[0])[0].capitalize()
