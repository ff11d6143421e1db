"""What the jobs of this release do, through the runner as in production."""

from app.core.clock import MS_PER_DAY
from app.core.ids import new_id
from ledger.models import LedgerTx
from tenants.accounts.models import Session
from tenants.components.models import Component
from tenants.incidents.models import Incident
from tenants.incidents.references import Reference
from tenants.incidents.window import MaintenanceDraft, schedule_maintenance
from tenants.jobs.kinds import EXPIRE_JOB, KINDS
from tenants.jobs.models import Job
from tenants.jobs.run import enqueue_periodic, run_due
from tenants.words import State, Status
from tests.cast import Acme, Cast
from tests.fakes import FakeClock, RecordingPublisher
from tests.ledger.books import granted


def unheard(_kind: str, _outcome: str) -> None:
    """Nobody counts."""


async def test_a_maintenance_begins_and_ends_by_itself_and_each_is_published(
    cast: Cast, acme: Acme, clock: FakeClock, publisher: RecordingPublisher
) -> None:
    held = (Reference("EU", Status.MAINTENANCE),)
    hour, day = 3_600_000, MS_PER_DAY
    draft = MaintenanceDraft("Upgrade", clock.at + day, clock.at + day + hour, components=held)
    planned = await schedule_maintenance(cast.owner.scope, acme.page.id, draft)
    assert await run_due(unheard) == 0

    clock.forward(days=1)
    await run_due(unheard)
    begun = await Incident.get(id=planned.id)
    assert (begun.state, begun.started_at) == (State.IN_PROGRESS, clock.at)
    assert (await Component.get(id=acme.eu.id)).status == Status.MAINTENANCE
    versions = publisher.versions_of(acme.page.id)

    clock.forward(hours=1)
    await run_due(unheard)
    over = await Incident.get(id=planned.id)
    assert (over.state, over.resolved_at) == (State.RESOLVED, clock.at)
    assert (await Component.get(id=acme.eu.id)).status == Status.OPERATIONAL
    assert publisher.versions_of(acme.page.id)[-1] > versions[-1]


async def test_a_maintenance_that_both_began_and_ended_while_nobody_ran_jobs_is_over(
    cast: Cast, acme: Acme, clock: FakeClock
) -> None:
    draft = MaintenanceDraft("Upgrade", clock.at + 1000, clock.at + 2000)
    planned = await schedule_maintenance(cast.owner.scope, acme.page.id, draft)
    clock.forward(hours=2)
    while await run_due(unheard):
        pass
    assert (await Incident.get(id=planned.id)).state == State.RESOLVED


async def test_housekeeping_drops_what_has_had_its_time(cast: Cast, clock: FakeClock) -> None:
    account_id = cast.owner.account.id
    await Session.create(
        id=new_id(), account_id=account_id, token_sha256="old", created_at=0, seen_at=0, ends_at=clock.at
    )
    await Job.create(key="old", kind="prune", run_at=0, done_at=clock.at - 8 * MS_PER_DAY)
    kept = await Session.filter(ends_at__gt=clock.at).count()
    await enqueue_periodic()
    await run_due(unheard)
    assert await Session.all().count() == kept
    assert not await Job.filter(key="old").exists()


async def test_what_is_left_of_a_gift_goes_when_its_time_is_over(cast: Cast, clock: FakeClock) -> None:
    owner_id = cast.owner.account.id
    await granted(owner_id, 100, expires_at=clock.at + MS_PER_DAY)
    clock.forward(days=1)
    for _again in range(2):
        await KINDS[EXPIRE_JOB]({})
    assert [tx.kind for tx in await LedgerTx.filter(owner_id=owner_id)] == ["grant", "expire_lot"]
