"""The people of every story: Ada owns Acme, Ed edits, Vic views, Mallory is a rival, Sam is staff."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from argon2 import PasswordHasher

from app.core.clock import MS_PER_DAY, now_ms
from app.core.ids import new_id, public_id
from ledger.plans import PlanName
from tenants.accounts.models import Account, Member, Session
from tenants.components.models import Component
from tenants.pages.models import Page
from tenants.scope import Actor, ActorKind, Role, Scope
from tests.factories import make_account, make_component, make_page

PASSWORD = "correct horse battery staple"
COOKIE = "__Host-sid"


@dataclass(frozen=True)
class Person:
    """An account that can sign in, and what it may do in which account."""

    account: Account
    scope: Scope
    token: str
    password: str = PASSWORD

    @property
    def email(self) -> str:
        return self.account.email

    @property
    def cookies(self) -> dict[str, str]:
        """What this person's browser sends once signed in."""
        return {COOKIE: self.token}


@dataclass(frozen=True)
class Cast:
    """Ada, Ed and Vic share Ada's account; Mallory has a page of her own; Sam is staff."""

    owner: Person
    editor: Person
    viewer: Person
    rival: Person
    staff: Person
    rival_page: Page


@dataclass(frozen=True)
class Acme:
    """Acme's public page: the group API with the leaves EU and US, and the leaf Website."""

    page: Page
    api: Component
    eu: Component
    us: Component
    website: Component


async def assemble() -> Cast:
    """Everybody, signed in, before anything has happened."""
    ada = await make_account("ada@acme.example", password_hash=_password_hash(), plan=PlanName.BUSINESS)
    mallory = await make_account("mallory@rival.example", password_hash=_password_hash())
    sam = await make_account("sam@hep.example", password_hash=_password_hash(), staff_role="admin")
    rival = await _person(mallory, mallory, Role.OWNER)
    return Cast(
        owner=await _person(ada, ada, Role.OWNER),
        editor=await _member(ada, "ed@acme.example", Role.EDITOR),
        viewer=await _member(ada, "vic@acme.example", Role.VIEWER),
        rival=rival,
        staff=await _person(sam, sam, Role.OWNER),
        rival_page=await make_page(mallory.id, "rival", name="Rival", scope=rival.scope),
    )


async def build_acme(owner: Person) -> Acme:
    """Acme's page as Ada builds it."""
    page = await make_page(owner.account.id, "acme", name="Acme", scope=owner.scope)
    api = await make_component(page.id, "API", category=True)
    eu = await make_component(page.id, "EU", parent_id=api.id)
    us = await make_component(page.id, "US", parent_id=api.id)
    return Acme(page, api, eu, us, await make_component(page.id, "Website"))


async def hire(email: str, staff_role: str) -> Person:
    """Somebody of our staff who has just given the password again."""
    account = await make_account(email, password_hash=_password_hash(), staff_role=staff_role)
    person = await _person(account, account, Role.OWNER)
    await Session.filter(account_id=account.id).update(sudo_at=now_ms(), support_seen_at=now_ms())
    return person


async def _member(of: Account, email: str, role: Role) -> Person:
    account = await make_account(email, password_hash=_password_hash())
    await Member.create(id=new_id(), account_id=of.id, person_id=account.id, role=role, created_at=now_ms())
    return await _person(account, of, role)


async def _person(account: Account, works_for: Account, role: Role) -> Person:
    token = f"token-of-{account.email}"
    await Session.create(
        id=new_id(),
        account_id=account.id,
        token_sha256=sha256(token.encode()).hexdigest(),
        created_at=now_ms(),
        seen_at=now_ms(),
        ends_at=now_ms() + 14 * MS_PER_DAY,
    )
    actor = Actor(ActorKind.PERSON, public_id("a", account.id), account.email)
    roles = {account.id: Role.OWNER} | {works_for.id: role}
    return Person(account, Scope(actor, roles=roles, account_id=account.id), token)


@cache
def _password_hash() -> str:
    return PasswordHasher(memory_cost=19_456, time_cost=2, parallelism=1).hash(PASSWORD)
