"""Notes stay, say who wrote them, and tell the owner only that there is one; the statement as a file."""

import csv
from io import StringIO

from app.core.ids import public_id
from ledger.grants import Grant, grant
from ledger.posting import By, open_book
from tests.cast import Cast
from tests.ui.visiting import Visitor, words_of


def base(cast: Cast) -> str:
    return f"/support/accounts/{public_id('a', cast.owner.account.id)}"


async def test_a_note_is_kept_with_its_author(paul: Visitor, rita: Visitor, cast: Cast) -> None:
    await paul.post(f"{base(cast)}/notes", {"text": "Called on Monday.\n<b>Wants a slot.</b>"})
    answer = await rita.get(f"{base(cast)}/notes")
    assert "Called on Monday. <b>Wants a slot.</b> paul@hep.example" in words_of(answer).replace("&lt;", "<")
    assert "<b>Wants" not in answer.text


async def test_the_owner_reads_that_there_is_a_note_not_what(paul: Visitor, ada: Visitor, cast: Cast) -> None:
    await paul.post(f"{base(cast)}/notes", {"text": "Rude on the phone."})
    words = words_of(await ada.get("/account/audit"))
    assert "Support (Paul) wrote a note" in words
    assert "Rude" not in words


async def test_an_empty_or_endless_note_comes_back(paul: Visitor, cast: Cast) -> None:
    for text in (" ", "x" * 2001):
        answer = await paul.post(f"{base(cast)}/notes", {"text": text})
        assert (answer.status_code, 'href="#text"' in answer.text) == (422, True)


async def test_the_statement_as_a_file_names_who_took_it(rita: Visitor, cast: Cast) -> None:
    async with open_book() as book:
        given = Grant(cast.owner.account.id, 300, "+cmd for a long outage")
        await grant(book, given, "1", By("staff", "a_x"))
    head, row = csv.reader(StringIO((await rita.get(f"{base(cast)}/statement.csv")).text))
    named = dict(zip(head, row, strict=True))
    assert (named["change"], named["balance_after"], named["kind"]) == ("300", "300", "grant")
    assert named["reason"] == "'+cmd for a long outage"
    assert named["exported_by"].startswith("Support (Rita) a_")
