"""Short ways to the things most tests start from; everything else is said in the test."""

from itertools import count
from uuid import UUID

from app.core.clock import now_ms
from app.core.ids import new_id
from ledger.plans import PlanName, entitle
from tenants.accounts.models import Account
from tenants.components.add import ComponentDraft, add_component
from tenants.components.models import Component
from tenants.incidents.models import Incident
from tenants.incidents.open import IncidentDraft, open_incident
from tenants.incidents.references import Reference
from tenants.keys.issue import NewKey, create_key
from tenants.pages.create import PageDraft, create_page
from tenants.pages.models import Page
from tenants.pages.visibility import publish_page
from tenants.scope import Scope
from tenants.words import ComponentKind, Impact, State

OPERATOR = Scope.operator("tests")
_numbers = count(1)


async def make_account(
    email: str = "", *, password_hash: str = "!", plan: PlanName = PlanName.FREE, staff_role: str = ""
) -> Account:
    """An account with a plan; nobody can sign in to it unless a password's hash is given."""
    account = await Account.create(
        id=new_id(),
        email=email or f"somebody{next(_numbers)}@example.com",
        password_hash=password_hash,
        staff_role=staff_role,
        created_at=now_ms(),
    )
    await entitle(account.id, plan)
    return account


async def make_page(
    account_id: UUID, slug: str = "", *, name: str = "", scope: Scope = OPERATOR, public: bool = True
) -> Page:
    """A page that visitors see, unless it is not to be public."""
    slug = slug or f"page{next(_numbers)}"
    page = await create_page(scope, account_id, PageDraft(name=name or slug.title(), slug=slug))
    return await publish_page(scope, page.id) if public else page


async def make_component(
    page_id: UUID,
    name: str = "Website",
    *,
    parent_id: UUID | None = None,
    category: bool = False,
    scope: Scope = OPERATOR,
) -> Component:
    """A leaf, or a category, last among its siblings."""
    kind = ComponentKind.CATEGORY if category else ComponentKind.LEAF
    return await add_component(scope, page_id, ComponentDraft(name, kind, parent_id))


async def make_incident(
    page_id: UUID,
    title: str = "Slow answers",
    *,
    impact: Impact = Impact.MINOR,
    state: State = State.INVESTIGATING,
    body: str = "We are looking.",
    components: tuple[Reference, ...] = (),
    scope: Scope = OPERATOR,
) -> Incident:
    """An incident that has just begun."""
    draft = IncidentDraft(title, impact=impact, state=state, body=body, components=components)
    return await open_incident(scope, page_id, draft)


async def make_key(page_id: UUID, name: str = "Monitor", *, scope: Scope = OPERATOR) -> NewKey:
    """A page key with its secret."""
    return await create_key(scope, page_id, name)
