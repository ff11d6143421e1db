"""The billing screen: figures that add up, a statement with its proof, receipts, a spreadsheet."""

import csv
import re
from io import StringIO

import pytest
from tortoise.connection import get_connection

from app.core.ids import public_id
from ledger.posting import open_book
from ledger.reversing import reverse
from tests.cast import Cast
from tests.conftest import Database
from tests.fakes import FakeClock
from tests.ledger.books import STAFF, bought, granted, in_debt
from tests.ui.billing.stage import Stage
from tests.ui.visiting import Visitor, words_of

DAY = 86_400_000


async def test_the_screen_says_what_there_is(ada: Visitor, stage: Stage) -> None:
    words = words_of(await ada.get(stage.path()))
    assert "Balance 1,300 tokens" in words
    assert "Plan Prime" in words
    assert "0 of 3 used 2 with your plan, 1 with page slots" in words


async def test_every_line_has_change_balance_author_and_receipt(ada: Visitor, stage: Stage) -> None:
    words = words_of(await ada.get(stage.path()))
    assert "Page slot bought until 21 Dec 2026 −480 Balance 1,300 ada@acme.example No. 2" in words
    assert "Tokens bought +1,780 Balance 1,780 Payment provider No. 1" in words


async def test_ones_own_billing_is_found_without_an_id(ada: Visitor, cast: Cast) -> None:
    answer = await ada.get("/account/billing?before=3")
    own = f"/account/billing/{public_id('a', cast.owner.account.id)}"
    assert answer.headers["location"] == f"{own}?before=3"


async def test_the_rail_leads_to_billing_only_those_who_may_see_it(
    ada: Visitor, ed: Visitor, acme: object, stage: Stage
) -> None:
    page = (await ada.get("/dashboard")).text
    link = re.search(r'href="(/dashboard/p_[a-z2-7]{26})"', page)
    assert link
    assert stage.path() in (await ada.get(link[1])).text
    assert "/account/billing" not in (await ed.get(link[1])).text


async def test_who_has_nothing_is_told_what_comes_here(mallory: Visitor) -> None:
    answer = await mallory.get((await mallory.get("/account/billing")).headers["location"])
    assert "Nothing yet" in words_of(answer)
    assert "Verify" not in answer.text


async def test_tokens_that_expire_and_debts_are_named(ada: Visitor, stage: Stage, clock: FakeClock) -> None:
    await granted(stage.owner.account.id, 100, expires_at=clock.at + 5 * DAY)
    await in_debt(stage.owner.account.id, 50)
    words = words_of(await ada.get(stage.path()))
    assert "Balance 1,400 tokens 50 owed 100 of it until 26 Nov 2026" in words
    assert "You owe 50 tokens" in words


async def test_tokens_that_cannot_be_spent_yet_are_not_in_the_balance(
    ada: Visitor, stage: Stage, clock: FakeClock
) -> None:
    await granted(stage.owner.account.id, 70, starts_at=clock.at + DAY)
    assert "1,300 tokens 70 more cannot be spent yet" in words_of(await ada.get(stage.path()))


async def test_older_lines_are_a_link_away(ada: Visitor, stage: Stage) -> None:
    for amount in range(1, 56):
        await bought(stage.owner.account.id, amount)
    newest = await ada.get(stage.path())
    assert newest.text.count("Receipt no.") == 50
    older = await ada.get(stage.path("?before=8"))
    assert "before=8#" in newest.text
    assert older.text.count("Receipt no.") == 7
    assert "Newest entries" in older.text


async def test_verify_computes_the_statement_again(ada: Visitor, stage: Stage) -> None:
    words = words_of(await ada.post(stage.path("/verify")))
    assert "2 entries, sum 1,300, matches balance ✓ 2 seals unbroken, checked 12:00 UTC" in words


async def test_verify_says_what_is_wrong(ada: Visitor, stage: Stage, database: Database) -> None:
    drop = "DROP TRIGGER ledger_tx_stays" + (" ON ledger_tx" if database.kind == "postgres" else "")
    if database.kind == "postgres":
        drop = "ALTER TABLE ledger_tx DISABLE TRIGGER ledger_tx_stays"
    db = get_connection("default")
    await db.execute_script(f"{drop};")
    await db.execute_script("UPDATE ledger_tx SET reason = 'I never did that' WHERE seq = 2;")
    if database.kind == "postgres":
        await db.execute_script("ALTER TABLE ledger_tx ENABLE TRIGGER ledger_tx_stays;")
    words = words_of(await ada.post(stage.path("/verify")))
    assert "This statement is not right." in words
    assert "Entry 2 is not what was sealed." in words


async def test_verify_gives_a_script_the_line_alone(ada: Visitor, stage: Stage) -> None:
    answer = await ada.post(stage.path("/verify"), HX_Request="true")
    assert answer.text.startswith('<p class="checked good">')
    assert answer.headers["cache-control"] == "no-store"


async def test_a_receipt_says_everything_of_one_line(ada: Visitor, stage: Stage) -> None:
    await granted(stage.owner.account.id, 100)
    await ada.post(stage.path("/slot"), {"auto_renew": "no", "idem": "one"})
    words = words_of(await ada.get(stage.path("/receipts/4")))
    assert "Paid time 21 Nov 2026, 12:00 UTC to 21 Dec 2026, 12:00 UTC" in words
    assert "Tokens −480 Balance before 1,400 Balance after 920" in words
    assert "Of it −100 tokens given, no. 1 −380 bought tokens" in words
    assert re.search(r"Seal [0-9a-f]{64}", words)


@pytest.mark.parametrize("number", ["0", "9", "x", "-1", "9" * 30, "1.0"])
async def test_a_number_that_is_none_of_hers_has_no_receipt(ada: Visitor, stage: Stage, number: str) -> None:
    assert (await ada.get(stage.path(f"/receipts/{number}"))).status_code == 404


async def test_what_was_taken_back_and_what_took_it_back_name_each_other(ada: Visitor, stage: Stage) -> None:
    await bought(stage.owner.account.id, 10)
    async with open_book() as book:
        await reverse(book, 3, "asked for by letter", STAFF)
    assert "Taken back by no. 4" in words_of(await ada.get(stage.path()))
    assert "No. 3 taken back: asked for by letter" in words_of(await ada.get(stage.path("/receipts/4")))
    assert "Taken back by No. 4" in words_of(await ada.get(stage.path("/receipts/3")))


async def test_the_spreadsheet_holds_every_line(ada: Visitor, stage: Stage) -> None:
    for amount in range(600):
        await bought(stage.owner.account.id, amount + 1)
    answer = await ada.get(stage.path("/statement.csv"))
    rows = list(csv.DictReader(StringIO(answer.text)))
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer.headers["content-disposition"]
    assert [row["number"] for row in rows] == [str(n) for n in range(602, 0, -1)]
    assert sum(int(row["change"]) for row in rows) == int(rows[0]["balance after"])


async def test_no_reason_is_run_by_a_spreadsheet(ada: Visitor, stage: Stage) -> None:
    async with open_book() as book:
        await reverse(book, 1, '=HYPERLINK("http://evil.example")', STAFF, to_owed=True)
    rows = list(csv.DictReader(StringIO((await ada.get(stage.path("/statement.csv"))).text)))
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row.values())
