"""What is due when in a slot's life: work for the job table, each under a key that no repetition doubles."""

from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient

from app.core.clock import MS_PER_DAY, now_ms
from ledger.models import Slot, SlotPeriod
from ledger.slots import DATA_KEPT_MS, GRACE, GRACE_MS, last_period, slots_of
from tenants.jobs.enqueue import Work, enqueue, enqueue_all

RENEW_JOB = "slot.renew"
RECOGNISE_JOB = "slot.recognise"
LAPSE_JOB = "slot.lapse"
FORGET_JOB = "slot.forget"
REMINDER_JOB = "slot.reminder"
PLAN_ENDED_JOB = "plan.ended"

RETRY_MS = MS_PER_DAY
RENEWED = "renewed"
BEFORE_END, AFTER_END = (-7, -3, -1), (0, 3, 6)


async def plan_period(period: SlotPeriod, db: BaseDBAsyncClient) -> None:
    """What a period that was just paid brings with it."""
    await enqueue_all(work_of(period), db)


def work_of(period: SlotPeriod) -> list[Work]:
    """The renewal after a period, its recognition, and the first letter before its end."""
    renewal = _renewal(period, period.ends_at)
    return [renewal, _recognition(period.tx_seq, period.ends_at), *_reminder(period, BEFORE_END)]


async def plan_renewal(period: SlotPeriod, at: int, db: BaseDBAsyncClient) -> None:
    """Try at `at` (ms) to pay the period that follows `period`."""
    await enqueue_all([_renewal(period, at)], db)


async def plan_recognition(tx_seq: int, at: int, db: BaseDBAsyncClient) -> None:
    """Earn the period that posting `tx_seq` paid, at `at` (ms)."""
    await enqueue_all([_recognition(tx_seq, at)], db)


async def plan_reminder(period: SlotPeriod, days: tuple[int, ...], db: BaseDBAsyncClient) -> None:
    """The first of the letters so many days from the period's end whose time has not passed."""
    await enqueue_all(_reminder(period, days), db)


async def write_letter(period: SlotPeriod, occasion: str, at: int, db: BaseDBAsyncClient) -> None:
    """A letter about a period: days from its end, or that it was renewed."""
    await enqueue_all([letter(period, occasion, at)], db)


def letter(period: SlotPeriod, occasion: str, at: int) -> Work:
    """The work of `write_letter`."""
    payload = {"slot": str(period.slot_id), "n": period.n, "occasion": occasion}
    return Work(letter_key(period, occasion), REMINDER_JOB, payload, at)


def letter_key(period: SlotPeriod, occasion: str) -> str:
    """The key of the job that writes a letter; the letter's own id is made of it."""
    return f"{REMINDER_JOB}:{period.slot_id}:{period.n}:{occasion}"


async def plan_lapse(slot: Slot, at: int, db: BaseDBAsyncClient) -> None:
    """Look at `at` (ms) whether the slot's page goes dark."""
    payload = {"slot": str(slot.id), "ends_at": slot.ends_at}
    await enqueue(f"{LAPSE_JOB}:{slot.id}:{slot.ends_at}:{at}", LAPSE_JOB, payload, at, db)


async def plan_forgetting(slot: Slot, db: BaseDBAsyncClient) -> None:
    """The page of a slot that has lapsed is deleted after 90 days."""
    assert slot.lapsed_at is not None, "only what has lapsed is forgotten"
    at = slot.lapsed_at + DATA_KEPT_MS
    payload = {"slot": str(slot.id), "page": str(slot.page_id), "lapsed_at": slot.lapsed_at}
    await enqueue(f"{FORGET_JOB}:{slot.id}:{slot.lapsed_at}", FORGET_JOB, payload, at, db)


async def plan_arranging(account_id: UUID, event_id: int, at: int, db: BaseDBAsyncClient) -> None:
    """Seat the pages at `at` (ms), when a plan ends or is enforced, unless there is another by then."""
    payload = {"account": str(account_id), "event": event_id}
    await enqueue(f"{PLAN_ENDED_JOB}:{event_id}:{at}", PLAN_ENDED_JOB, payload, at, db)


async def ask_to_renew(account_id: UUID, seq: int, db: BaseDBAsyncClient) -> None:
    """After tokens came in by posting `seq`: try the renewals that wait for them at once."""
    for slot in await slots_of(account_id, db):
        if slot.state == GRACE and slot.auto_renew:
            period = await last_period(db, slot.id)
            key = f"{RENEW_JOB}:{slot.id}:{period.n + 1}:after:{seq}"
            await enqueue(key, RENEW_JOB, {"slot": str(slot.id)}, now_ms(), db)


def end_of_grace(slot: Slot) -> int:
    """When (ms) a slot that nobody pays lapses at the earliest."""
    at: int = slot.ends_at + GRACE_MS
    return at


def _renewal(period: SlotPeriod, at: int) -> Work:
    slot_id = str(period.slot_id)
    return Work(f"{RENEW_JOB}:{slot_id}:{period.n + 1}:{at}", RENEW_JOB, {"slot": slot_id}, at)


def _recognition(tx_seq: int, at: int) -> Work:
    return Work(f"{RECOGNISE_JOB}:{tx_seq}:{at}", RECOGNISE_JOB, {"period": tx_seq}, at)


def _reminder(period: SlotPeriod, days: tuple[int, ...]) -> list[Work]:
    moments = [(day, period.ends_at + day * MS_PER_DAY) for day in days]
    return [letter(period, str(day), at) for day, at in moments if at >= now_ms()][:1]
