"""One customer at a glance: why a page is dark, whether the books add up, and who looked."""

from app.core.ids import public_id
from ledger.models import LedgerHead
from tenants.accounts.models import Account
from tenants.pages.models import AuditEntry, Page
from tenants.pages.visibility import suspend_page, unpublish_page
from tests.cast import Acme, Cast
from tests.factories import OPERATOR, make_component, make_key
from tests.fakes import FakeClock
from tests.lapsing import lapse_a_page
from tests.ui.visiting import Visitor, left_notice, words_of


def path_of(account: Account, rest: str = "") -> str:
    return f"/support/accounts/{public_id('a', account.id)}{rest}"


async def test_a_lapse_is_told_with_what_the_renewal_found_and_what_paid(
    rita: Visitor, clock: FakeClock
) -> None:
    lapsed = await lapse_a_page("nina@acme.example")
    answer = await rita.get(path_of(lapsed.owner))
    words = words_of(answer)
    assert "Offline since 18 Nov 2026, 12:00 UTC: its slot ended on 11 Nov 2026 and lapsed" in words
    assert "because the last of 8 renewals on 18 Nov 2026 found 120 of 480 tokens." in words
    assert "6 letters were sent about it, the last on 17 Nov 2026." in words
    assert "Paid by #2 : 480 tokens for 12 Oct 2026 to 11 Nov 2026." in words
    assert 'href="/support/transactions/2"' in answer.text


async def test_a_page_that_its_owner_hid_says_so(rita: Visitor, acme: Acme, cast: Cast) -> None:
    await unpublish_page(cast.owner.scope, acme.page.id)
    assert "ada@acme.example unpublished it." in words_of(await rita.get(path_of(cast.owner.account)))


async def test_a_page_never_published_says_so(rita: Visitor, acme: Acme, cast: Cast) -> None:
    await Page.filter(id=acme.page.id).update(is_public=False)
    assert "Not online: it was never published." in words_of(await rita.get(path_of(cast.owner.account)))


async def test_a_suspended_page_names_who_and_why(rita: Visitor, anna: Visitor, acme: Acme) -> None:
    path = f"/support/pages/{public_id('p', acme.page.id)}/suspend"
    await anna.post(path, {"reason": "phishing was reported"})
    words = words_of(await rita.get(path_of(await Account.get(email="ada@acme.example"))))
    assert "Support (Anna) suspended it, because “phishing was reported”." in words


async def test_a_suspended_account_is_said_of_every_page(anna: Visitor, acme: Acme, cast: Cast) -> None:
    await anna.post(path_of(cast.owner.account, "/suspend"), {"reason": "a stolen card was used"})
    words = words_of(await anna.get(path_of(cast.owner.account)))
    assert "Support (Anna) suspended the whole account, because “a stolen card was used”." in words
    await anna.post(path_of(cast.owner.account, "/restore"), {"reason": "it was not stolen after all"})
    assert "Online, under the Business plan." in words_of(await anna.get(path_of(cast.owner.account)))


async def test_the_operators_suspension_needs_no_reason_to_be_told(
    rita: Visitor, acme: Acme, cast: Cast
) -> None:
    await suspend_page(OPERATOR, acme.page.id)
    assert ": tests suspended it." in words_of(await rita.get(path_of(cast.owner.account)))


async def test_the_balance_is_proved_and_can_be_proved_again(rita: Visitor, clock: FakeClock) -> None:
    lapsed = await lapse_a_page("nina@acme.example")
    assert "2 entries add up to 120" in words_of(await rita.get(path_of(lapsed.owner)))
    answer = await rita.post(path_of(lapsed.owner, "/recheck"))
    assert left_notice(answer) == "2 entries add up to 120, 2 hashes are right."


async def test_stopped_books_are_said_first(rita: Visitor, clock: FakeClock) -> None:
    await lapse_a_page("nina@acme.example")
    await LedgerHead.filter(id=1).update(frozen_reason="R4 in account wallet.")
    words = words_of(await rita.get("/support/queue"))
    assert words.index("The books are stopped R4 in account wallet.") < words.index("Findings")


async def test_keys_show_no_secret(rita: Visitor, acme: Acme, cast: Cast) -> None:
    made = await make_key(acme.page.id, "Prober")
    text = (await rita.get(path_of(cast.owner.account, "/keys"))).text
    assert f"hyd_status_…{made.row.last4}" in text
    assert made.secret not in text
    assert made.row.sha256 not in text


async def test_a_transaction_shows_both_sides_and_every_step(rita: Visitor, clock: FakeClock) -> None:
    await lapse_a_page("nina@acme.example")
    words = words_of(await rita.get("/support/transactions/2"))
    assert "Grant 1 the customer's" in words
    assert "Slot time not served yet" in words
    steps = ["Posted as #2", "Slot granted", "Paid time ends", "Could not renew", "Slot lapsed"]
    places = [words.index(step) for step in steps]
    assert places == sorted(places)


async def test_the_owner_reads_every_look(rita: Visitor, ada: Visitor, acme: Acme, cast: Cast) -> None:
    for rest in ("", "/purchases", "/pages", "/people", "/keys", "/audit", "/notes"):
        await rita.get(path_of(cast.owner.account, rest))
    words = words_of(await ada.get("/account/audit"))
    for what in ("statement", "purchases", "pages and slots", "people", "API keys", "audit", "notes"):
        assert f"Support (Rita) looked at the {what}" in words
    assert "rita@hep.example" not in words


async def test_names_of_customers_are_never_markup(rita: Visitor, acme: Acme, cast: Cast) -> None:
    await Page.filter(id=acme.page.id).update(name="<script>alert(1)</script>")
    await make_component(acme.page.id, "<b>")
    for rest in ("", "/pages", "/audit"):
        assert "<script>alert" not in (await rita.get(path_of(cast.owner.account, rest))).text


async def test_the_trail_of_an_account_pages_back(ada: Visitor, rita: Visitor, cast: Cast) -> None:
    for _ in range(52):
        await rita.get(path_of(cast.owner.account))
    first = await ada.get("/account/audit")
    older = first.text.split("?before=")[1].split('"')[0]
    assert "made the account" not in words_of(first)
    assert words_of(await ada.get(f"/account/audit?before={older}")).count("looked at the statement") == 2
    assert await AuditEntry.filter(account_id=cast.owner.account.id, act="support.look").count() == 52
