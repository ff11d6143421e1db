"""Which second steps an account has."""

from dataclasses import dataclass
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient

from tenants.accounts.sessions import SignedIn
from tenants.factors.models import Authenticator, Passkey, RecoveryCode
from tenants.factors.recovery import codes_left


@dataclass(frozen=True, slots=True)
class Held:
    """Since when an app is in force (ms), the passkeys, and how many recovery codes are still good."""

    app_since: int | None
    passkeys: tuple[Passkey, ...]
    codes_left: int

    @property
    def any(self) -> bool:
        """Whether a password alone does not open the account."""
        return self.app_since is not None or bool(self.passkeys)


async def held_by(signed_in: SignedIn) -> Held:
    """What the person's own account has."""
    account_id = signed_in.account.id
    app = await Authenticator.get_or_none(account_id=account_id)
    passkeys = await Passkey.filter(account_id=account_id).order_by("created_at", "id")
    return Held(app.confirmed_at if app else None, tuple(passkeys), await codes_left(account_id))


async def asks_for_more(account_id: UUID, db: BaseDBAsyncClient | None = None) -> bool:
    """Whether a password alone does not open the account."""
    return await has_app(account_id, db) or await Passkey.filter(account_id=account_id).using_db(db).exists()


async def has_app(account_id: UUID, db: BaseDBAsyncClient | None = None) -> bool:
    """Whether an app is in force."""
    app = Authenticator.filter(account_id=account_id, confirmed_at__not_isnull=True)
    return await app.using_db(db).exists()


async def forget_codes_without_factor(account_id: UUID, db: BaseDBAsyncClient) -> None:
    """Recovery codes go with the last thing they stand in for."""
    if not await asks_for_more(account_id, db):
        await RecoveryCode.filter(account_id=account_id).using_db(db).delete()
