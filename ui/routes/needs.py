"""What of a page needs somebody, and the first steps with it, as lines with one way on each."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.core.ids import public_id
from tenants.components.tree import leaves_of
from tenants.incidents.models import Incident
from tenants.pages.glance import Glance
from tenants.scope import Permission
from tenants.words import IncidentKind
from ui.kit.desk import Desk
from ui.kit.times import length_shown
from ui.routes.billing.notes import Note

QUIET_MS = 2 * 3_600_000


@dataclass(frozen=True, slots=True)
class Need:
    """A sentence, where to go, and what the way there is called."""

    symbol: str
    sentence: str
    url: str
    label: str


@dataclass(frozen=True, slots=True)
class FirstStep:
    """One thing that a page wants at first; `url` is empty for people who may not do it."""

    title: str
    sentence: str
    done: bool
    url: str
    label: str


def needs_of(desk: Desk, seen: Glance, notes: list[Note], billing: str, now: int) -> list[Need]:
    """Most urgent first."""
    return [
        *_silent(desk, seen, now),
        *_debt(desk, billing),
        *(Need("clock", *note) for note in notes),
        *_unproved(desk, seen),
        *_failing(desk, seen),
    ]


def first_steps_of(desk: Desk, seen: Glance) -> list[FirstStep]:
    """The five, with what is so at this moment."""
    page, write, host = desk.page, desk.may(Permission.PAGE_WRITE), desk.may(Permission.HOST_WRITE)
    keys = desk.may(Permission.KEY_WRITE)
    looked_after = bool(page.theme or page.labels)
    claimed = any(claim.proved for claim in seen.claims)
    return [
        _step(desk, "Add what it reports on", "An API, a website, a region.", "/components", "Add components",
              done=bool(leaves_of(seen.tree)), may=desk.may(Permission.COMPONENT_WRITE)),
        _step(desk, "Publish it", "Until then nobody sees it.", "#visibility", "Publish page",
              done=page.is_public, may=write),
        _step(desk, "Make it yours", "Colours, a logo, your own words.", "/theme", "Choose a theme",
              done=looked_after, may=write),
        _step(desk, "Put it on your domain", "Like status.example.com.", "/domain", "Set up a domain",
              done=claimed, may=host),
        _step(desk, "Let a monitor report", "A key lets a program set states.", "/keys", "Create a key",
              done=bool(seen.keys), may=keys),
    ]  # fmt: skip


def _step(
    desk: Desk, title: str, sentence: str, rest: str, label: str, *, done: bool, may: bool
) -> FirstStep:
    return FirstStep(title, sentence, done, desk.path(rest) if may else "", label)


def _silent(desk: Desk, seen: Glance, now: int) -> Iterator[Need]:
    for incident in seen.open:
        late = _late_ms(incident, now)
        if late is not None:
            url = desk.path(f"/incidents/{public_id('i', incident.id)}#update")
            yield Need("siren", f"“{incident.title}”: {late}.", url, "Post update")


def _late_ms(incident: Incident, now: int) -> str | None:
    """What is said of an incident that visitors wait to hear of."""
    if incident.promised_next_at is not None:
        overdue_ms = now - incident.promised_next_at
        return (
            f"the update you promised is overdue by {length_shown(overdue_ms)}" if overdue_ms >= 0 else None
        )
    quiet_ms = now - incident.updated_at
    if incident.kind == IncidentKind.INCIDENT and quiet_ms > QUIET_MS:
        return f"no news for {length_shown(quiet_ms)}"
    return None


def _debt(desk: Desk, billing: str) -> Iterator[Need]:
    if billing and desk.page.account.in_debt_since is not None:
        yield Need("coins", "The account owes tokens since a payment was taken back.", billing, "Billing")


def _unproved(desk: Desk, seen: Glance) -> Iterator[Need]:
    for claim in seen.claims:
        if not claim.proved:
            yield Need(
                "globe", f"{claim.host} waits for its DNS record.", desk.path("/domain"), "See the records"
            )
        elif claim.misses:
            days = f"{claim.misses} {'day' if claim.misses == 1 else 'days'}"
            said = f"The DNS record of {claim.host} is missing for {days}; after three the page leaves it."
            yield Need("globe", said, desk.path("/domain"), "See the records")


def _failing(desk: Desk, seen: Glance) -> Iterator[Need]:
    for key in seen.keys:
        if key.refused_at is not None and not key.disabled:
            yield Need(
                "key-round",
                f"Calls with the key {key.name} were refused today.",
                desk.path("/keys"),
                "See why",
            )
