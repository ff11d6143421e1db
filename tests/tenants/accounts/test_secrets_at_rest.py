"""The database holds no password, no token and no link that works: its files are searched for them."""

from pathlib import Path

import pytest

from tenants.accounts.change_password import request_reset
from tenants.accounts.invitations import invite
from tenants.accounts.sign_in import sign_in
from tenants.accounts.sign_up import create_account, sign_up
from tenants.scope import Role, Scope
from tests.cast import PASSWORD, Cast
from tests.mailbox import Mailbox

HOME = "192.0.2.1"


def everything_stored(folder: Path) -> bytes:
    """The database file and its log."""
    return b"".join(path.read_bytes() for path in folder.glob("hep.sqlite3*"))


@pytest.mark.sqlite_only
async def test_no_secret_is_stored_in_the_clear(cast: Cast, mailbox: Mailbox, tmp_path: Path) -> None:
    secrets = [PASSWORD]
    for new in (
        await sign_up("new@acme.example", PASSWORD),
        await sign_in(cast.owner.email, PASSWORD, HOME, ""),
    ):
        assert new is not None
        secrets.append(new.token)
    secrets.append((await create_account(Scope.operator(), "made@acme.example")).password or "")
    await request_reset(cast.owner.email, HOME)
    await invite(cast.owner.scope, cast.owner.account.id, cast.rival.email, Role.VIEWER)
    people = ("new@acme.example", cast.owner.email, cast.rival.email)
    secrets += [await mailbox.last_token(email) for email in people]
    stored = everything_stored(tmp_path)
    assert cast.owner.email.encode() in stored
    assert [secret for secret in secrets if len(secret) < 20 or secret.encode() in stored] == []
