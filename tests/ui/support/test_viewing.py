"""Viewing as the owner does: everything can be read, nothing changed, and every screen is in the audit."""

from app.core.ids import public_id
from tenants.pages.models import AuditEntry, Page
from tests.cast import Acme, Cast
from tests.fakes import FakeClock
from tests.ui.visiting import Visitor, path_of, words_of


async def begin(visitor: Visitor, cast: Cast) -> None:
    answer = await visitor.post(f"/support/accounts/{public_id('a', cast.owner.account.id)}/view")
    assert answer.headers["location"] == "/dashboard"


async def test_the_owners_screens_are_shown_under_a_banner(rita: Visitor, acme: Acme, cast: Cast) -> None:
    await begin(rita, cast)
    for rest in ("", "/components", "/incidents", "/maintenance", "/keys", "/settings", "/audit"):
        answer = await rita.get(path_of(acme.page, rest))
        assert answer.status_code == 200, rest
        assert "SUPPORT VIEW You see what ada@acme.example sees, until" in words_of(answer), rest
        assert "<title>SUPPORT VIEW" in answer.text, rest


async def test_billing_is_part_of_the_view(rita: Visitor, cast: Cast) -> None:
    await begin(rita, cast)
    answer = await rita.get(f"/account/billing/{public_id('a', cast.owner.account.id)}")
    assert (answer.status_code, "SUPPORT VIEW" in answer.text) == (200, True)


async def test_nothing_can_be_changed_meanwhile(anna: Visitor, acme: Acme, cast: Cast) -> None:
    await begin(anna, cast)
    before = (await Page.get(id=acme.page.id)).version
    account = f"/support/accounts/{public_id('a', cast.owner.account.id)}"
    acts = [
        (path_of(acme.page, "/visibility"), {"visible": "no"}),
        ("/dashboard", {"name": "X", "slug": "x"}),
        (f"{account}/suspend", {"reason": "long enough"}),
    ]
    for path, fields in acts:
        answer = await anna.post(path, fields)
        assert (answer.status_code, "Nothing can be changed" in words_of(answer)) == (403, True), path
    assert (await Page.get(id=acme.page.id)).version == before


async def test_a_view_is_of_one_customer_alone(rita: Visitor, acme: Acme, cast: Cast) -> None:
    await begin(rita, cast)
    assert (await rita.get(path_of(cast.rival_page))).status_code == 404
    assert (await rita.get("/account")).status_code == 403


async def test_no_page_is_staffs_without_a_view(rita: Visitor, acme: Acme) -> None:
    assert (await rita.get(path_of(acme.page))).status_code == 404


async def test_the_owner_reads_which_screens_were_viewed(
    rita: Visitor, ada: Visitor, acme: Acme, cast: Cast
) -> None:
    await begin(rita, cast)
    await rita.get(path_of(acme.page, "/keys"))
    await rita.post("/support/view/end")
    words = words_of(await ada.get("/account/audit"))
    assert "Support (Rita) began to view the dashboard as its owner" in words
    assert f"Support (Rita) viewed {path_of(acme.page, '/keys')}" in words
    assert "Support (Rita) ended the view" in words


async def test_a_view_ends_by_choice_and_after_fifteen_minutes(
    rita: Visitor, acme: Acme, cast: Cast, clock: FakeClock
) -> None:
    await begin(rita, cast)
    assert (await rita.post("/support/view/end")).status_code == 303
    assert (await rita.get(path_of(acme.page))).status_code == 404
    await begin(rita, cast)
    for _ in range(2):
        clock.forward(minutes=7)
        assert (await rita.get(path_of(acme.page))).status_code == 200
    clock.forward(minutes=1)
    assert (await rita.get(path_of(acme.page))).status_code == 404


async def test_whoever_is_dismissed_sees_no_more(rita: Visitor, acme: Acme, cast: Cast) -> None:
    await begin(rita, cast)
    assert rita.person is not None
    await rita.person.account.update_from_dict({"staff_role": ""}).save()
    assert (await rita.get(path_of(acme.page))).status_code == 404
    assert await AuditEntry.filter(act="support.view").count() == 0
