"""A small account that lives with its slots while time passes, every job done at its moment."""

from dataclasses import dataclass
from uuid import UUID

from app.core.clock import MS_PER_DAY
from app.core.ids import new_id
from ledger.models import LedgerTx, Slot
from ledger.plans import PlanName
from tenants.accounts.models import Account
from tenants.jobs.models import Job
from tenants.jobs.run import run_due
from tenants.pages.models import Page
from tenants.scope import Actor, ActorKind, Role, Scope
from tenants.slots.buy import Bought, buy_page_slot
from tests.factories import make_account, make_page
from tests.fakes import FakeClock
from tests.ledger.books import bought


@dataclass(frozen=True)
class Tenant:
    """An account, and what its owner may do."""

    account: Account
    scope: Scope

    @property
    def id(self) -> UUID:
        return self.account.id

    async def buy(self, *, auto_renew: bool = False, pages: int = 1, key: str = "") -> Bought:
        return await buy_page_slot(
            self.scope, self.id, pages=pages, auto_renew=auto_renew, key=key or str(new_id())
        )

    async def page(self, slug: str) -> Page:
        return await make_page(self.id, slug, scope=self.scope)

    async def slots(self) -> list[Slot]:
        return await Slot.filter(owner_id=self.id).order_by("opened_at", "id")

    async def kinds(self) -> list[str]:
        """What the books say of the account, in order."""
        return [tx.kind for tx in await LedgerTx.filter(owner_id=self.id).order_by("seq")]


async def a_tenant(tokens: int = 0, plan: PlanName = PlanName.FREE) -> Tenant:
    """Somebody with so many bought tokens."""
    account = await make_account(plan=plan)
    if tokens:
        await bought(account.id, tokens)
    actor = Actor(ActorKind.PERSON, "a_somebody", account.email)
    return Tenant(account, Scope(actor, roles={account.id: Role.OWNER}, account_id=account.id))


async def live(clock: FakeClock, days: float, *, late_ms: int = 0) -> None:
    """Let so many days pass; runners come to each job so late."""
    until = clock.at + round(days * MS_PER_DAY)
    while True:
        due = Job.filter(done_at=None, failed_at=None, run_at__lte=until - late_ms).order_by("run_at", "id")
        job = await due.first()
        if job is None:
            break
        clock.at = max(clock.at, job.run_at + late_ms)
        await run_due(_must_be_done)
    clock.at = until


async def fresh(page: Page) -> Page:
    return await Page.get(id=page.id)


def _must_be_done(kind: str, outcome: str) -> None:
    assert outcome == "done", f"{kind} {outcome}"
