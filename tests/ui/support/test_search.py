"""One field finds whatever a customer may send, and each search is written down."""

import pytest

from app.core.ids import public_id
from tenants.pages.models import AuditEntry
from tests.cast import Acme, Cast
from tests.factories import make_key
from tests.ui.visiting import Visitor, words_of

SEARCH = "/support?q="


async def test_an_address_leads_to_its_account(rita: Visitor, cast: Cast) -> None:
    answer = await rita.get(f"{SEARCH}ada%40acme.example")
    assert f'href="/support/accounts/{public_id("a", cast.owner.account.id)}"' in answer.text


@pytest.mark.parametrize("form", ["acme", "acme.localhost", "http://acme.localhost:8000/history"])
async def test_a_page_is_found_by_slug_host_and_address(rita: Visitor, acme: Acme, form: str) -> None:
    answer = await rita.get(SEARCH + form)
    assert f"/pages#{public_id('p', acme.page.id)}" in answer.text


async def test_public_ids_are_found_exactly(rita: Visitor, acme: Acme, cast: Cast) -> None:
    for prefix, row in (("a", cast.owner.account), ("p", acme.page)):
        words = words_of(await rita.get(SEARCH + public_id(prefix, row.id)))
        assert "1 thing found" in words
        assert "ada@acme.example" in words


async def test_a_key_is_found_by_its_end_and_by_itself_and_never_kept(rita: Visitor, acme: Acme) -> None:
    made = await make_key(acme.page.id, "Prober")
    for asked in (made.row.last4, f"…{made.row.last4}", made.secret):
        assert "Prober" in words_of(await rita.get(SEARCH + asked)), asked
    kept = [entry.detail["query"] for entry in await AuditEntry.filter(act="support.search")]
    assert made.secret not in str(kept)
    assert f"hyd_status_…{made.row.last4}" in kept


async def test_exact_finds_come_before_similar_ones(rita: Visitor, acme: Acme) -> None:
    words = words_of(await rita.get(f"{SEARCH}acme"))
    assert words.index("Acme Page of ada") < words.index("similar")


async def test_nothing_found_says_what_ids_look_like(rita: Visitor) -> None:
    assert "No match Ids look like a_" in words_of(await rita.get(f"{SEARCH}zzz-nothing"))


@pytest.mark.parametrize(
    "text", ["%00", "//[", "_", "%25", "a_%F0%9F%98%80", "9" * 300, "p_" + "a" * 26, "%20"]
)
async def test_nothing_that_is_asked_breaks_it(rita: Visitor, text: str) -> None:
    assert (await rita.get(SEARCH + text)).status_code == 200


async def test_searches_are_audited_and_offered_again(rita: Visitor) -> None:
    await rita.get(f"{SEARCH}first")
    await rita.get(f"{SEARCH}second")
    assert [entry.actor_name for entry in await AuditEntry.filter(act="support.search")] == [
        "Support (Rita)"
    ] * 2
    assert "second first" in words_of(await rita.get("/support"))
