"""The export holds every table that leads to the account, all of it, and no secret."""

import io
import json
from zipfile import ZipFile

import pytest
from tortoise import Tortoise

from app.core.errors import Invalid
from ledger import models as ledger_models
from tenants.leaving import taking_out
from tenants.leaving.sheets import SHEETS
from tenants.leaving.taking_out import take_out
from tenants.pages.models import AuditEntry
from tenants.pictures.models import PagePicture
from tests.cast import PASSWORD, Acme, Cast, Person
from tests.factories import make_incident, make_key
from tests.second_steps import door_of, set_up_app

# Secrets, work under way and what is of no one account; the books come as statement.csv.
LEFT_OUT = {
    *("Attempt", "Authenticator", "RecoveryCode", "Spent", "Job", "OnceClaim", "PageMove", "PageOffer"),
    "RefusedCall",
}


async def taken(person: Person) -> ZipFile:
    parts = [part async for part in await take_out(await door_of(person), PASSWORD)]
    return ZipFile(io.BytesIO(b"".join(parts)))


def rows(zipped: ZipFile, name: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(zipped.read(f"{name}.json"))
    return found


async def test_every_table_is_taken_out_or_left_out_on_purpose(cast: Cast) -> None:
    books = {name for name, each in vars(ledger_models).items() if isinstance(each, type)}
    known = {name for name in Tortoise.apps["models"] if name not in books}
    assert known == {sheet.model.__name__ for sheet in SHEETS} - {"Payment"} | LEFT_OUT


async def test_the_zip_holds_what_there_is(cast: Cast, acme: Acme) -> None:
    await make_incident(acme.page.id)
    await PagePicture.create(page_id=acme.page.id, place="logo", sha256="x", width=1, height=1, body=b"PNG")
    zipped = await taken(cast.owner)
    assert zipped.testzip() is None
    assert {row["name"] for row in rows(zipped, "components")} == {"API", "EU", "US", "Website"}
    assert [row["slug"] for row in rows(zipped, "pages")] == ["acme"]
    assert len(rows(zipped, "incident-updates")) == 1
    assert [row["body"] for row in rows(zipped, "pictures")] == ["UE5H"]
    assert {row["person__email"] for row in rows(zipped, "people")} == {cast.editor.email, cast.viewer.email}
    assert zipped.read("statement.csv").startswith(b"number,at,change,balance_after,hash")


async def test_nothing_of_others_is_in_it(cast: Cast, acme: Acme) -> None:
    zipped = await taken(cast.rival)
    held = b"".join(zipped.read(name) for name in zipped.namelist())
    assert b"rival" in held
    assert b"acme" not in held.lower()


async def test_no_secret_is_in_it(cast: Cast, acme: Acme) -> None:
    phone, key = await set_up_app(cast.owner), await make_key(acme.page.id)
    zipped = await taken(cast.owner)
    held = b"".join(zipped.read(name) for name in zipped.namelist())
    for secret in (phone.seed, *phone.codes, key.secret, key.row.sha256, cast.owner.token, "argon2"):
        assert secret.encode() not in held


async def test_large_tables_come_in_parts_and_whole(
    cast: Cast, acme: Acme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking_out, "ROWS_AT_ONCE", 2)
    assert len(rows(await taken(cast.owner), "components")) == 4


async def test_it_asks_for_the_password_and_is_in_the_audit(cast: Cast) -> None:
    with pytest.raises(Invalid):
        await take_out(await door_of(cast.owner), "wrong")
    await taken(cast.owner)
    assert await AuditEntry.filter(act="account.export", account_id=cast.owner.account.id).count() == 1
