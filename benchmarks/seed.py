"""What is measured on: pages with components and a key each, made by the product's own verbs."""

from dataclasses import dataclass
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient

from app.core.addresses import slug_host
from app.core.clock import now_ms
from app.core.ids import new_id, public_id
from ledger.plans import PlanName, entitle
from tenants.accounts.models import Account
from tenants.components.add import ComponentDraft, add_component
from tenants.components.models import Component
from tenants.domains.models import Host
from tenants.incidents.open import IncidentDraft, open_incident
from tenants.incidents.references import Reference
from tenants.keys.issue import create_key
from tenants.pages.create import PageDraft, create_page
from tenants.pages.models import Page
from tenants.pages.visibility import publish_page
from tenants.scope import Scope
from tenants.text import folded
from tenants.words import ComponentKind, Impact, Status

OPERATOR = Scope.operator("benchmark")
GROUPS = 5


@dataclass(frozen=True, slots=True)
class Target:
    """A page to read and drive."""

    host: str
    secret: str
    components: list[str]


async def an_account() -> UUID:
    """An account whose plan limits nothing."""
    account = await Account.create(
        id=new_id(), email=f"{new_id()}@example.com", password_hash="!", created_at=now_ms()
    )
    await entitle(account.id, PlanName.BUSINESS)
    return account.id


async def a_page(account_id: UUID, slug: str, leaves: int, *, with_incident: bool = False) -> Target:
    """A public page of `leaves` leaves in five groups."""
    page = await create_page(OPERATOR, account_id, PageDraft(slug.title(), slug))
    groups = [await _group(page.id, f"Group {number}") for number in range(min(GROUPS, leaves))]
    made = [await _leaf(page.id, groups[number % len(groups)], number) for number in range(leaves)]
    await publish_page(OPERATOR, page.id)
    if with_incident:
        touched = (Reference(made[0], Status.PARTIAL), Reference(made[-1], Status.DEGRADED))
        draft = IncidentDraft("Elevated errors", Impact.MAJOR, body="We are looking.", components=touched)
        await open_incident(OPERATOR, page.id, draft)
    key = await create_key(OPERATOR, page.id, "benchmark")
    return Target(slug_host(slug), key.secret, made)


async def many_pages(account_id: UUID, count: int, leaves: int = 8) -> list[str]:
    """Rows of `count` public pages, in bulk; nothing is published yet. Answers their slugs."""
    now, slugs = now_ms(), [f"grown-{number}" for number in range(count)]
    pages = [
        Page(id=new_id(), account_id=account_id, name=slug, slug=slug, is_public=True, created_at=now)
        for slug in slugs
    ]
    await Page.bulk_create(pages, batch_size=500)
    await bulk_hosts(pages, now)
    rows = [component_row(page.id, number, now) for page in pages for number in range(leaves)]
    await Component.bulk_create(rows, batch_size=500)
    return slugs


async def bulk_hosts(pages: list[Page], now: int, db: BaseDBAsyncClient | None = None) -> None:
    """The address of each page."""
    hosts = [
        Host(host=slug_host(page.slug), account_id=page.account_id, page_id=page.id, kind="subdomain",
             state="verified", created_at=now)
        for page in pages
    ]  # fmt: skip
    await Host.bulk_create(hosts, batch_size=500, using_db=db)


def component_row(page_id: UUID, number: int, now: int) -> Component:
    """A leaf that is not there yet."""
    name = f"Component {number}"
    return Component(
        id=new_id(), page_id=page_id, position=number, kind=ComponentKind.LEAF, name=name,
        folded_name=folded(name), since=now,
    )  # fmt: skip


async def _group(page_id: UUID, name: str) -> UUID:
    return (await add_component(OPERATOR, page_id, ComponentDraft(name, ComponentKind.CATEGORY))).id


async def _leaf(page_id: UUID, group_id: UUID, number: int) -> str:
    draft = ComponentDraft(f"Component {number}", parent_id=group_id)
    return public_id("c", (await add_component(OPERATOR, page_id, draft)).id)
