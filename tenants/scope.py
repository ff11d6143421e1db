"""Who acts, and what they may do where: the first argument of every verb."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Self
from uuid import UUID

from app.core.errors import Forbidden, NotYours


class Permission(StrEnum):
    """`noun:act`; a role grants a set of these and nothing else grants any."""

    PAGE_READ = "page:read"
    PAGE_WRITE = "page:write"
    PAGE_CREATE = "page:create"
    PAGE_DELETE = "page:delete"
    COMPONENT_WRITE = "component:write"
    STATUS_SET = "status:set"
    INCIDENT_WRITE = "incident:write"
    INCIDENT_DELETE = "incident:delete"
    KEY_READ = "key:read"
    KEY_WRITE = "key:write"
    HOST_WRITE = "host:write"
    MEMBER_WRITE = "member:write"
    AUDIT_READ = "audit:read"
    ACCOUNT_WRITE = "account:write"
    BILLING_READ = "billing:read"
    BILLING_WRITE = "billing:write"
    STANDING_WRITE = "standing:write"
    SUPPORT_READ = "support:read"
    SUPPORT_POST = "support:post"


class Role(StrEnum):
    OWNER = "owner"
    EDITOR = "editor"
    VIEWER = "viewer"
    REPORTER = "reporter"
    OPERATOR = "operator"
    SUPPORT_READ = "support-read"
    SUPPORT_POST = "support-post"
    SUPPORT_ADMIN = "support-admin"


_VIEWER = frozenset({Permission.PAGE_READ, Permission.AUDIT_READ})
_REPORTER = frozenset({Permission.PAGE_READ, Permission.STATUS_SET, Permission.INCIDENT_WRITE})
_EDITOR = (
    _VIEWER
    | _REPORTER
    | {
        Permission.PAGE_WRITE,
        Permission.COMPONENT_WRITE,
        Permission.INCIDENT_DELETE,
        Permission.KEY_READ,
    }
)
_OWNER = frozenset(Permission) - {
    Permission.STANDING_WRITE,
    Permission.SUPPORT_READ,
    Permission.SUPPORT_POST,
}
_SUPPORT = frozenset({Permission.SUPPORT_READ, Permission.KEY_READ, Permission.BILLING_READ}) | _VIEWER

ROLE_GRANTS: Mapping[Role, frozenset[Permission]] = {
    Role.OWNER: _OWNER,
    Role.EDITOR: frozenset(_EDITOR),
    Role.VIEWER: _VIEWER,
    Role.REPORTER: _REPORTER,
    Role.OPERATOR: frozenset(Permission),
    Role.SUPPORT_READ: _SUPPORT,
    Role.SUPPORT_POST: _SUPPORT | {Permission.SUPPORT_POST},
    Role.SUPPORT_ADMIN: _SUPPORT | {Permission.SUPPORT_POST, Permission.STANDING_WRITE},
}


class ActorKind(StrEnum):
    PERSON = "person"
    KEY = "key"
    SYSTEM = "system"
    OPERATOR = "operator"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who the audit names: a kind, a public id, a name to show and where from."""

    kind: ActorKind
    id: str
    name: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Once:
    """An Idempotency-Key that this act answers under; the claim row is already there."""

    claim_id: int


@dataclass(frozen=True, slots=True)
class Scope:
    """An actor, the accounts it has a role in, and the one page it is bound to (keys).

    `staff` is the role of our own support in every account; `account_id` is the actor's own.
    """

    actor: Actor
    roles: Mapping[UUID, Role] = field(default_factory=dict)
    account_id: UUID | None = None
    page_id: UUID | None = None
    everywhere: bool = False
    staff: Role | None = None
    once: Once | None = None

    @classmethod
    def operator(cls, actor_name: str = "command line") -> Self:
        """The CLI and demo seeding: every permission on every account."""
        return cls(Actor(ActorKind.OPERATOR, "", actor_name), everywhere=True)

    @classmethod
    def system(cls, actor_name: str = "schedule") -> Self:
        """Jobs: every permission on every account."""
        return cls(Actor(ActorKind.SYSTEM, "", actor_name), everywhere=True)

    def answering(self, once: Once | None) -> Self:
        """The same scope, its act bound to an Idempotency-Key's claim."""
        return replace(self, once=once)

    def role_in(self, account_id: UUID) -> Role | None:
        """What the actor is in an account; staff of ours are the same in all of them."""
        return Role.OPERATOR if self.everywhere else self.staff or self.roles.get(account_id)

    def may(self, permission: Permission, account_id: UUID) -> bool:
        """Does the role in that account grant this?"""
        role = self.role_in(account_id)
        return role is not None and permission in ROLE_GRANTS[role]

    def require(self, permission: Permission, account_id: UUID, page_id: UUID | None = None) -> None:
        """Raise NotYours for a foreign account or page, Forbidden for a role that is too weak."""
        role = self.role_in(account_id)
        if role is None or (self.page_id is not None and page_id != self.page_id):
            raise NotYours("page" if page_id else "account")
        if permission not in ROLE_GRANTS[role]:
            raise Forbidden(f"Your role ({role}) may not do this.")
