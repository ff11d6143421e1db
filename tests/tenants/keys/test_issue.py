"""The life of a page key: made, rotated, disabled, enabled, deleted, and known to its maker alone."""

from pathlib import Path

import pytest

from app.core.errors import Invalid, LimitReached, NotFound
from app.core.ids import new_id, public_id
from app.db.config import sqlite_path
from tenants.keys import issue
from tenants.keys.issue import create_key, delete_key, disable_key, enable_key, keys_of, rotate_key
from tenants.keys.models import PageKey
from tenants.keys.open import DisabledKey, UnknownKey, open_key
from tenants.keys.secret import digest
from tenants.pages.models import AuditEntry
from tests.cast import Acme, Cast
from tests.conftest import Database
from tests.factories import OPERATOR, make_key
from tests.fakes import FakeClock


async def opens(secret: str) -> bool:
    """Whether somebody who sends the secret is let in."""
    try:
        await open_key(secret, "203.0.113.7")
    except (UnknownKey, DisabledKey):
        return False
    return True


async def test_a_new_key_opens_its_page(cast: Cast, acme: Acme, clock: FakeClock) -> None:
    made = await create_key(cast.owner.scope, acme.page.id, " Monitor ")
    row = await PageKey.get(id=made.row.id)
    assert (row.name, row.created_at, row.created_by) == ("Monitor", clock.at, cast.owner.email)
    assert (row.sha256, row.last4) == (digest(made.secret), made.secret[-4:])
    assert await opens(made.secret)


async def test_another_secret_ends_the_old_one_at_once(cast: Cast, acme: Acme) -> None:
    made = await make_key(acme.page.id)
    rotated = await rotate_key(cast.owner.scope, acme.page.id, made.row.id)
    assert rotated.row.id == made.row.id
    assert (await opens(made.secret), await opens(rotated.secret)) == (False, True)


async def test_a_disabled_key_is_refused_at_once_and_an_enabled_one_let_in(cast: Cast, acme: Acme) -> None:
    made = await make_key(acme.page.id)
    await disable_key(cast.owner.scope, acme.page.id, made.row.id)
    with pytest.raises(DisabledKey):
        await open_key(made.secret, "")
    await enable_key(cast.owner.scope, acme.page.id, made.row.id)
    assert await opens(made.secret)


async def test_a_rotated_key_that_was_disabled_stays_disabled(cast: Cast, acme: Acme) -> None:
    made = await make_key(acme.page.id)
    await disable_key(cast.owner.scope, acme.page.id, made.row.id)
    rotated = await rotate_key(cast.owner.scope, acme.page.id, made.row.id)
    assert not await opens(rotated.secret)


async def test_a_deleted_key_is_a_stranger(cast: Cast, acme: Acme) -> None:
    made = await make_key(acme.page.id)
    await delete_key(cast.owner.scope, acme.page.id, made.row.id)
    with pytest.raises(UnknownKey):
        await open_key(made.secret, "")


async def test_disabling_and_enabling_twice_changes_nothing(cast: Cast, acme: Acme) -> None:
    made = await make_key(acme.page.id)
    await enable_key(cast.owner.scope, acme.page.id, made.row.id)
    for _ in range(2):
        await disable_key(cast.owner.scope, acme.page.id, made.row.id)
    acts = [line.act for line in await AuditEntry.filter(act__startswith="key.")]
    assert sorted(acts) == ["key.create", "key.disable"]


async def test_keys_are_listed_oldest_first(cast: Cast, acme: Acme) -> None:
    made = [(await make_key(acme.page.id, name)).row.id for name in ("First", "Second")]
    await make_key(cast.rival_page.id)
    assert [row.id for row in await keys_of(cast.editor.scope, acme.page.id)] == made


async def test_the_audit_knows_the_key_and_not_its_secret(cast: Cast, acme: Acme) -> None:
    made = await create_key(cast.owner.scope, acme.page.id, "Monitor")
    line = await AuditEntry.get(act="key.create")
    assert line.target == public_id("k", made.row.id)
    assert line.detail == {"name": "Monitor", "last4": made.secret[-4:]}


async def test_a_key_of_another_page_is_not_found(cast: Cast, acme: Acme) -> None:
    foreign = await make_key(cast.rival_page.id)
    for key_id in (new_id(), foreign.row.id):
        for act in (rotate_key, disable_key, enable_key, delete_key):
            with pytest.raises(NotFound, match="No such key"):
                await act(cast.owner.scope, acme.page.id, key_id)
    assert await opens(foreign.secret)


@pytest.mark.parametrize("name", ["", "x" * 101, "a\nb"])
async def test_a_bad_name_is_refused(acme: Acme, name: str) -> None:
    with pytest.raises(Invalid) as refused:
        await create_key(OPERATOR, acme.page.id, name)
    assert refused.value.field == "name"


async def test_a_page_has_so_many_keys_and_no_more(acme: Acme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(issue, "KEYS_PER_PAGE_MAX", 1)
    await make_key(acme.page.id)
    with pytest.raises(LimitReached):
        await make_key(acme.page.id)


@pytest.mark.sqlite_only
async def test_nothing_of_a_secret_is_in_the_database_file(database: Database, acme: Acme) -> None:
    made = await make_key(acme.page.id)
    await rotate_key(OPERATOR, acme.page.id, made.row.id)
    path = Path(sqlite_path(database.url))
    stored = b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))
    assert made.row.name.encode() in stored
    assert made.secret.encode() not in stored
    assert made.secret.removeprefix("hyd_status_")[:-6].encode() not in stored
