"""Who may do what, verb by verb: one table, and a verb without a row fails."""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest

from app.core.clock import now_ms
from app.core.errors import Forbidden, NotFound, NotYours
from app.core.ids import new_id
from app.core.signing import set_secret
from ledger.dev_checkout import DevProvider
from ledger.models import Payment
from ledger.plans import PlanName, entitle
from tenants.billing.topups import begin_topup, pretend_payment
from tenants.components.add import ComponentDraft
from tenants.components.edit import ComponentEdit
from tenants.components.outline import outline_of
from tenants.components.remove import remove_component
from tenants.domains.mount import mount_host
from tenants.incidents.amend import IncidentEdit
from tenants.incidents.models import Incident, IncidentUpdate
from tenants.incidents.open import IncidentDraft
from tenants.incidents.update import UpdateDraft
from tenants.incidents.window import MaintenanceDraft, schedule_maintenance
from tenants.keys.open import open_key
from tenants.pages.allowance import Noun
from tenants.pages.create import PageDraft
from tenants.pages.edit import PageEdit
from tenants.pages.models import AuditEntry, Page
from tenants.pages.offer import offer_page
from tenants.scope import Scope
from tenants.slots.buy import buy_page_slot
from tenants.templates.draft import TemplateDraft
from tenants.templates.models import IncidentTemplate
from tenants.templates.remove import delete_template
from tenants.words import State, Status
from tests.cast import Acme, Cast
from tests.factories import OPERATOR, make_incident, make_key
from tests.fakes import FakeClock
from tests.stripe_desk import ENDPOINT, taking_money
from tests.tenants.verbs import Verb, verbs

HOUR_MS = 3_600_000
CLAIMED = "claimed.acme.example"
ALL = ("owner", "editor", "viewer", "key", "operator")
TEAM = ("owner", "editor", "key", "operator")
PEOPLE = ("owner", "editor", "operator")
READERS = ("owner", "editor", "viewer", "operator")
OWNER = ("owner", "operator")
OPERATOR_ONLY = ("operator",)
STRANGERS = ("rival", "staff")


@dataclass(frozen=True)
class World:
    """Acme's page with one of everything, and the scope of everybody."""

    page: Page
    acme: Acme
    incident: Incident
    update: IncidentUpdate
    planned: Incident
    template: IncidentTemplate
    deleted: IncidentTemplate
    gone_id: UUID
    key_id: Any
    payment: Payment
    slot_id: UUID
    scopes: dict[str, Scope]


@pytest.fixture
async def world(cast: Cast, acme: Acme, clock: FakeClock) -> AsyncIterator[World]:
    set_secret("a secret that only tests may know, 32+")
    with taking_money(DevProvider(), ENDPOINT):
        yield await _world(cast, acme)


async def _world(cast: Cast, acme: Acme) -> World:
    page_id, now = acme.page.id, now_ms()
    await entitle(cast.owner.account.id, PlanName.BUSINESS)
    incident = await make_incident(page_id)
    draft = MaintenanceDraft("Works", now + HOUR_MS, now + 2 * HOUR_MS)
    key = await make_key(page_id)
    await mount_host(OPERATOR, page_id, CLAIMED)
    await offer_page(OPERATOR, page_id, "other@acme.example")
    payment, slot_id = await _purchase(acme.page.account_id)
    scopes = {name: getattr(cast, name).scope for name in ("owner", "editor", "viewer", "rival", "staff")}
    return World(
        page=await Page.get(id=page_id),
        acme=acme,
        incident=incident,
        update=await IncidentUpdate.get(incident_id=incident.id),
        template=await IncidentTemplate.get(page_id=page_id, name="Slow"),
        deleted=await delete_template(
            OPERATOR, page_id, (await IncidentTemplate.get(page_id=page_id, name="Login")).id
        ),
        planned=await schedule_maintenance(OPERATOR, page_id, draft),
        gone_id=(await remove_component(OPERATOR, page_id, acme.website.id)).id,
        key_id=key.row.id,
        payment=payment,
        slot_id=slot_id,
        scopes={**scopes, "key": await open_key(key.secret, ""), "operator": OPERATOR},
    )


async def _purchase(account_id: UUID) -> tuple[Payment, UUID]:
    """A pack that is paid, and a slot that was bought with it."""
    begun = await begin_topup(OPERATOR, account_id, "medium", "before")
    payment = await pretend_payment(OPERATOR, account_id, begun.payment.id, paid=True)
    bought = await buy_page_slot(OPERATOR, account_id, auto_renew=False, key="before")
    return payment, bought.slot_id


Given = Callable[[World], Sequence[Any]]
LIVE = Status.OUTAGE, State.MONITORING

TABLE: dict[str, tuple[Given, Sequence[str]]] = {
    "create_page": (lambda w: (w.page.account_id, PageDraft("New", "new-page")), OWNER),
    "look_at_address": (lambda w: (w.page.account_id, PageDraft("New")), OWNER),
    "edit_page": (lambda w: (w.page.id, PageEdit(name="New")), PEOPLE),
    "publish_page": (lambda w: (w.page.id,), PEOPLE),
    "unpublish_page": (lambda w: (w.page.id,), PEOPLE),
    "suspend_page": (lambda w: (w.page.id,), OPERATOR_ONLY),
    "restore_page": (lambda w: (w.page.id,), OPERATOR_ONLY),
    "delete_page": (lambda w: (w.page.id,), OWNER),
    "offer_page": (lambda w: (w.page.id, "new@acme.example"), OWNER),
    "offer_of": (lambda w: (w.page.id,), OWNER),
    "take_back_offer": (lambda w: (w.page.id,), OWNER),
    "page_of": (lambda w: (w.page.id,), ALL),
    "pages_of": (lambda w: (w.page.account_id,), READERS),
    "report_of": (lambda w: (w.page.id,), ALL),
    "audit_of": (lambda w: (w.page.id,), READERS),
    "add_component": (lambda w: (w.page.id, ComponentDraft("New")), PEOPLE),
    "add_outline": (lambda w: (w.page.id, outline_of("New\n  Newer")), PEOPLE),
    "edit_component": (lambda w: (w.page.id, w.acme.eu.id, ComponentEdit(name="New")), PEOPLE),
    "pin_category": (lambda w: (w.page.id, w.acme.api.id, LIVE[0]), PEOPLE),
    "move_component": (lambda w: (w.page.id, w.acme.us.id, None, None), PEOPLE),
    "remove_component": (lambda w: (w.page.id, w.acme.eu.id), PEOPLE),
    "restore_component": (lambda w: (w.page.id, w.gone_id), PEOPLE),
    "removed_of": (lambda w: (w.page.id,), ALL),
    "try_outline": (lambda w: (w.page.id, outline_of("New\n  Newer")), PEOPLE),
    "set_status": (lambda w: (w.page.id, w.acme.eu.id, LIVE[0]), TEAM),
    "tree_of": (lambda w: (w.page.id,), ALL),
    "component_of": (lambda w: (w.page.id, w.acme.eu.id), ALL),
    "leaf_of": (lambda w: (w.page.id, w.acme.eu.id), ALL),
    "open_incident": (lambda w: (w.page.id, IncidentDraft("New")), TEAM),
    "post_update": (lambda w: (w.page.id, w.incident.id, UpdateDraft(LIVE[1])), TEAM),
    "amend_update": (lambda w: (w.page.id, w.update.id, "New"), TEAM),
    "edit_incident": (lambda w: (w.page.id, w.incident.id, IncidentEdit(title="New")), TEAM),
    "delete_incident": (lambda w: (w.page.id, w.incident.id), PEOPLE),
    "holders_of": (lambda w: (w.page.id,), ALL),
    "composing_of": (lambda w: (w.page.id,), ALL),
    "doubts_about": (lambda w: (w.page.id, IncidentDraft("New")), ALL),
    "doubts_about_resolving": (lambda w: (w.page.id, w.incident.id, ""), ALL),
    "incident_of": (lambda w: (w.page.id, w.incident.id), ALL),
    "incidents_of": (lambda w: (w.page.id,), ALL),
    "timelines_of": (lambda w: (w.page.id,), ALL),
    "schedule_maintenance": (
        lambda w: (w.page.id, MaintenanceDraft("New", now_ms() + 1, now_ms() + HOUR_MS)),
        TEAM,
    ),
    "reschedule_maintenance": (lambda w: (w.page.id, w.planned.id, now_ms(), now_ms() + HOUR_MS), TEAM),
    "cancel_maintenance": (lambda w: (w.page.id, w.planned.id), TEAM),
    "begin_maintenance": (lambda w: (w.page.id, w.planned.id), TEAM),
    "end_maintenance": (lambda w: (w.page.id, w.planned.id), TEAM),
    "templates_of": (lambda w: (w.page.id,), ALL),
    "template_of": (lambda w: (w.page.id, w.template.id), ALL),
    "create_template": (lambda w: (w.page.id, TemplateDraft("New", "New")), PEOPLE),
    "edit_template": (lambda w: (w.page.id, w.template.id, TemplateDraft("New", "New")), PEOPLE),
    "delete_template": (lambda w: (w.page.id, w.template.id), PEOPLE),
    "restore_template": (lambda w: (w.page.id, w.deleted.id), PEOPLE),
    "restore_defaults": (lambda w: (w.page.id,), PEOPLE),
    "keys_of": (lambda w: (w.page.id,), PEOPLE),
    "refused_calls_of": (lambda w: (w.page.id,), PEOPLE),
    "key_called": (lambda w: (w.key_id,), PEOPLE),
    "create_key": (lambda w: (w.page.id, "New"), OWNER),
    "rotate_key": (lambda w: (w.page.id, w.key_id), OWNER),
    "disable_key": (lambda w: (w.page.id, w.key_id), OWNER),
    "enable_key": (lambda w: (w.page.id, w.key_id), OWNER),
    "delete_key": (lambda w: (w.page.id, w.key_id), OWNER),
    "overview_of": (lambda w: (w.page.account_id,), OWNER),
    "read_statement": (lambda w: (w.page.account_id,), OWNER),
    "read_receipt": (lambda w: (w.page.account_id, 1), OWNER),
    "slot_of": (lambda w: (w.page.account_id, w.slot_id), OWNER),
    "allowance": (lambda w: (w.page.account_id, Noun.PAGES), READERS),
    "examine_statement": (lambda w: (w.page.account_id,), OWNER),
    "read_balance_days": (lambda w: (w.page.account_id,), OWNER),
    "begin_topup": (lambda w: (w.page.account_id, "small", "now"), OWNER),
    "topup_of": (lambda w: (w.page.account_id, w.payment.id), OWNER),
    "pretended_topup": (lambda w: (w.page.account_id, w.payment.id), OWNER),
    "buy_page_slot": (lambda w: (w.page.account_id, {"auto_renew": True, "key": "new"}), OWNER),
    "pay_slot": (lambda w: (w.page.account_id, w.slot_id), OWNER),
    "set_auto_renew": (lambda w: (w.page.account_id, w.slot_id, {"auto_renew": True}), OWNER),
    "refund_page_slot": (lambda w: (w.page.account_id, w.slot_id), OWNER),
    "mount_host": (lambda w: (w.page.id, "status.acme.example"), OWNER),
    "unmount_host": (lambda w: (w.page.id, CLAIMED), OWNER),
    "check_host": (lambda w: (w.page.id, CLAIMED), OWNER),
    "hand_over": (lambda w: (w.page.id, CLAIMED), OWNER),
    "domains_of": (lambda w: (w.page.id,), ALL),
    "domain_of": (lambda w: (w.page.id, CLAIMED), ALL),
}
# They take a scope and leave the asking to the verb they are given, or ask for nothing but the scope itself.
ELSEWHERE = {
    "answer_once": "test_once.py",
    "find_on_pages": "test_finding.py",
    "glance_at": "test_glance.py",
    "slot_beneath": "test_glance.py",
    "require_live": "test_standing.py",
    "pretend_payment": "test_topups.py",
    "take_event": "test_events.py",
    "settle": "test_missed.py",
    "show_instead": "test_plan_events.py",
    "every_template": "test_edit.py",
}
OF_ACCOUNTS = frozenset(
    {
        *(
            "create_page",
            "look_at_address",
            "pages_of",
            "allowance",
            "overview_of",
            "read_statement",
            "examine_statement",
        ),
        "read_balance_days",
        *("read_receipt", "slot_of", "begin_topup", "topup_of", "pretended_topup"),
        *("buy_page_slot", "pay_slot", "set_auto_renew", "refund_page_slot"),
    }
)
ALLOWED = [(name, who) for name, (_, may) in TABLE.items() for who in may]


def verb(name: str) -> Verb:
    """The verb, taking its keywords as a mapping at the end."""

    async def called(scope: Scope, *given: Any) -> Any:
        keywords = given[-1] if given and isinstance(given[-1], dict) else {}
        return await verbs()[name](scope, *given[: len(given) - bool(keywords)], **keywords)

    return called


def test_every_verb_has_a_row() -> None:
    assert set(verbs()) == {*TABLE, *ELSEWHERE}


@pytest.mark.parametrize(("name", "who"), ALLOWED)
async def test_those_who_may_do_it(world: World, name: str, who: str) -> None:
    await verb(name)(world.scopes[who], *TABLE[name][0](world))


@pytest.mark.parametrize("name", TABLE)
async def test_nobody_else_can_and_strangers_cannot_tell_it_from_nothing(world: World, name: str) -> None:
    given, may = TABLE[name]
    before = await traces()
    for who in {*ALL} - {*may}:
        with pytest.raises((Forbidden, NotYours)):
            await verb(name)(world.scopes[who], *given(world))
    for who in STRANGERS:
        with pytest.raises(NotFound) as foreign:
            await verb(name)(world.scopes[who], *given(world))
        assert foreign.value.sentence == await sentence_of_absence(world, name)
    assert await traces() == before


async def sentence_of_absence(world: World, name: str) -> str:
    """What the verb says of a page, an account or a key that is not there."""
    given, _ = TABLE[name]
    if name in OF_ACCOUNTS:
        return "No such account."
    with pytest.raises(NotFound) as absent:
        await verb(name)(OPERATOR, new_id(), *given(world)[1:])
    return absent.value.sentence


async def traces() -> tuple[int, list[int]]:
    """What any act leaves: audit entries and raised versions."""
    versions: list[Any] = list(await Page.all().order_by("id").values_list("version", flat=True))
    return await AuditEntry.all().count(), versions
