"""Editing pages: each field by its rule, a slug that moves, the footer that a plan forces."""

from typing import Any

import pytest

from app.core.errors import Conflict, Forbidden, Invalid
from ledger.plans import PlanName, entitle
from tenants.domains.models import Claim, Host
from tenants.pages.create import PageDraft, create_page
from tenants.pages.edit import PageEdit, edit_page
from tenants.pages.models import AuditEntry, Page
from tenants.pages.reading import host_of
from tests.cast import Acme, Cast
from tests.fakes import FakeClock, RecordingPublisher

CHANGES: dict[str, Any] = {
    "name": "Acme Inc.",
    "slug": "acme-inc",
    "labels": {"outage": "Down", "all_operational": "All is well"},
    "theme": {"accent": "#1d4ed8"},
    "time_zone": "Europe/Paris",
    "show_uptime": False,
    "show_footer": False,
    "count_manual": True,
    "weights": {"outage": 1.0, "partial": 0.5},
    "is_public": False,
}
REFUSED: list[tuple[str, Any, str]] = [
    ("name", "  ", "name"),
    ("name", "x" * 101, "name"),
    ("slug", "not a slug", "slug"),
    ("slug", "www", "slug"),
    ("labels", {"broken": "Kaputt"}, "labels.broken"),
    ("labels", {"outage": "x" * 61}, "labels.outage"),
    ("labels", {"outage": "a\u2028b"}, "labels.outage"),
    ("theme", {"colour": "#fff"}, "theme.colour"),
    ("theme", {"accent": "red;}"}, "theme.accent"),
    ("time_zone", "Mars/Olympus", "time_zone"),
    ("time_zone", "../etc/passwd", "time_zone"),
    ("time_zone", "", "time_zone"),
    ("weights", {"operational": 0.5}, "weights.operational"),
    ("weights", {"outage": 1.01}, "weights.outage"),
    ("weights", {"outage": -0.1}, "weights.outage"),
    ("weights", {"outage": float("nan")}, "weights.outage"),
]


async def hosts_of(page: Page) -> list[str]:
    return [row.host for row in await Host.filter(page_id=page.id)]


def edit(field: str, value: Any) -> PageEdit:
    return PageEdit(**{field: value})


def test_every_field_is_tried_here() -> None:
    assert set(CHANGES) | {"domain"} == set(PageEdit.__dataclass_fields__)


@pytest.mark.parametrize("field", CHANGES)
async def test_a_field_changes_and_the_audit_says_from_what_to_what(
    cast: Cast, acme: Acme, field: str
) -> None:
    before = getattr(acme.page, field)
    await edit_page(cast.owner.scope, acme.page.id, edit(field, CHANGES[field]))
    assert getattr(await Page.get(id=acme.page.id), field) == CHANGES[field]
    line = await AuditEntry.get(page_id=acme.page.id, act="page.edit")
    assert line.detail == {field: {"from": before, "to": CHANGES[field]}}


@pytest.mark.parametrize("field", CHANGES)
async def test_the_same_again_changes_nothing(
    cast: Cast, acme: Acme, recorder: RecordingPublisher, field: str
) -> None:
    first = await edit_page(cast.owner.scope, acme.page.id, edit(field, CHANGES[field]))
    again = await edit_page(cast.owner.scope, acme.page.id, edit(field, CHANGES[field]))
    assert again.version == first.version == recorder.versions_of(acme.page.id)[-1]
    assert await AuditEntry.filter(page_id=acme.page.id, act="page.edit").count() == 1


async def test_nothing_given_changes_nothing(cast: Cast, acme: Acme) -> None:
    await edit_page(cast.owner.scope, acme.page.id, PageEdit())
    assert await AuditEntry.filter(act="page.edit").count() == 0


@pytest.mark.parametrize(("field", "value", "named"), REFUSED)
async def test_what_breaks_a_rule_is_refused_by_name(
    cast: Cast, acme: Acme, field: str, value: Any, named: str
) -> None:
    with pytest.raises(Invalid) as refused:
        await edit_page(cast.owner.scope, acme.page.id, edit(field, value))
    assert refused.value.field == named


async def test_a_domain_is_claimed_and_not_yet_the_page_s_address(cast: Cast, acme: Acme) -> None:
    edit = PageEdit(name="Acme Inc.", domain="Status.Acme.example.")
    page = await edit_page(cast.owner.scope, acme.page.id, edit)
    assert await Claim.exists(host="status.acme.example", page_id=page.id)
    assert (page.name, await host_of(page)) == ("Acme Inc.", "acme.localhost")


async def test_a_domain_that_is_claimed_already_changes_nothing(cast: Cast, acme: Acme) -> None:
    for _ in range(2):
        await edit_page(cast.owner.scope, acme.page.id, PageEdit(domain="status.acme.example"))
    assert await AuditEntry.filter(act="page.edit").count() == 1


async def test_only_an_owner_claims_a_domain_and_nothing_else_is_changed_with_it(
    cast: Cast, acme: Acme
) -> None:
    with pytest.raises(Forbidden):
        await edit_page(cast.editor.scope, acme.page.id, PageEdit(name="X", domain="status.acme.example"))
    assert (await Page.get(id=acme.page.id)).name == "Acme"


async def test_an_empty_word_takes_the_default_back(cast: Cast, acme: Acme) -> None:
    await edit_page(cast.owner.scope, acme.page.id, PageEdit(labels={"outage": "Down"}))
    page = await edit_page(cast.owner.scope, acme.page.id, PageEdit(labels={"outage": " "}))
    assert page.labels == {}


async def test_a_moved_slug_takes_the_host_along(cast: Cast, acme: Acme) -> None:
    page = await edit_page(cast.owner.scope, acme.page.id, PageEdit(slug="Moved"))
    assert await host_of(page) == "moved.localhost"
    assert await hosts_of(page) == ["moved.localhost"]


async def test_the_old_address_is_kept_back_from_others_for_thirty_days(
    cast: Cast, acme: Acme, clock: FakeClock
) -> None:
    await entitle(cast.rival.account.id, PlanName.PRIME)
    await edit_page(cast.owner.scope, acme.page.id, PageEdit(slug="moved"))
    clock.forward(days=30, seconds=-1)
    with pytest.raises(Conflict) as refused:
        await create_page(cast.rival.scope, cast.rival.account.id, PageDraft("Grab", "acme"))
    assert refused.value.field == "slug"
    clock.forward(seconds=1)
    await create_page(cast.rival.scope, cast.rival.account.id, PageDraft("Grab", "acme"))


async def test_the_old_address_may_be_taken_again_by_the_same_account(cast: Cast, acme: Acme) -> None:
    await edit_page(cast.owner.scope, acme.page.id, PageEdit(slug="moved"))
    second = await create_page(cast.owner.scope, cast.owner.account.id, PageDraft("Second", "acme"))
    assert await host_of(second) == "acme.localhost"


async def test_a_page_can_move_away_and_back(cast: Cast, acme: Acme) -> None:
    await edit_page(cast.owner.scope, acme.page.id, PageEdit(slug="moved"))
    page = await edit_page(cast.owner.scope, acme.page.id, PageEdit(slug="acme"))
    assert await hosts_of(page) == ["acme.localhost"]


async def test_a_slug_of_another_page_is_a_conflict_and_nothing_moves(cast: Cast, acme: Acme) -> None:
    with pytest.raises(Conflict) as refused:
        await edit_page(cast.owner.scope, acme.page.id, PageEdit(name="New", slug="rival"))
    assert refused.value.field == "slug"
    page = await Page.get(id=acme.page.id)
    assert (page.name, page.slug, await host_of(page)) == ("Acme", "acme", "acme.localhost")
    assert await hosts_of(page) == ["acme.localhost"]


@pytest.mark.parametrize("plan", PlanName)
async def test_the_footer_goes_only_on_plans_that_may(cast: Cast, acme: Acme, plan: PlanName) -> None:
    await entitle(cast.owner.account.id, plan)
    act = edit_page(cast.owner.scope, acme.page.id, PageEdit(show_footer=False))
    if plan is PlanName.FREE:
        with pytest.raises(Forbidden, match=r"Powered by Hep\.gg"):
            await act
    else:
        assert (await act).show_footer is False


async def test_a_plan_that_has_ended_forces_the_footer_again(
    cast: Cast, acme: Acme, clock: FakeClock
) -> None:
    await entitle(cast.owner.account.id, PlanName.PRIME, days=1)
    clock.forward(days=1)
    with pytest.raises(Forbidden):
        await edit_page(cast.owner.scope, acme.page.id, PageEdit(show_footer=False))


async def test_on_the_free_plan_everything_else_can_be_edited_beside_a_shown_footer(cast: Cast) -> None:
    page_id = cast.rival_page.id
    page = await edit_page(cast.rival.scope, page_id, PageEdit(name="New", show_footer=True))
    assert page.name == "New"
