"""Recovery codes: ten on paper for the day the phone is gone, each good once, only their MACs stored."""

import secrets
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient

from app.core.clock import now_ms
from app.core.ids import public_id
from app.core.signing import Purpose, mac_of
from tenants.accounts.letters import ask_for_letter
from tenants.accounts.proving import proved
from tenants.accounts.sessions import SignedIn
from tenants.factors.models import RecoveryCode
from tenants.pages.change import account_change
from tenants.scope import Permission

CODES = 10
# Read aloud without confusion: no 0 and o, 1, i and l, u and v.
_ALPHABET = "23456789abcdefghjkmnpqrstwxyz"
_PARTS, _PART_LENGTH = 3, 4


async def renew_recovery_codes(signed_in: SignedIn, password: str) -> list[str]:
    """Ten new codes, known nowhere else; the old ones are void. Raises Invalid("password"), TooMany."""
    guess = await proved(signed_in, password)
    account = signed_in.account
    needs = Permission.ACCOUNT_WRITE
    async with account_change(signed_in.scope, account.id, "factor.codes", needs) as changing:
        changing.target = public_id("a", account.id)
        await guess.forgive(changing.db)
        await ask_for_letter("sign-in-changed", account.email, "codes", changing.db)
        return await replace_codes(account.id, changing.db)


async def replace_codes(account_id: UUID, db: BaseDBAsyncClient) -> list[str]:
    """Ten codes instead of those there were."""
    await RecoveryCode.filter(account_id=account_id).using_db(db).delete()
    codes = [_new_code() for _ in range(CODES)]
    rows = [RecoveryCode(account_id=account_id, mac=_mac(account_id, code)) for code in codes]
    await RecoveryCode.bulk_create(rows, using_db=db)
    return codes


async def first_codes(account_id: UUID, db: BaseDBAsyncClient) -> list[str]:
    """Ten codes with the first second step; none when there are codes already."""
    if await RecoveryCode.filter(account_id=account_id).using_db(db).exists():
        return []
    return await replace_codes(account_id, db)


async def spend_code(account_id: UUID, code: str, db: BaseDBAsyncClient) -> bool:
    """Whether the code was good; it is good no more."""
    unused = RecoveryCode.filter(account_id=account_id, mac=_mac(account_id, code), used_at=None)
    return bool(await unused.using_db(db).update(used_at=now_ms()))


async def codes_left(account_id: UUID) -> int:
    """How many are still good."""
    return await RecoveryCode.filter(account_id=account_id, used_at=None).count()


def settled_code(text: str) -> str:
    """The one form of a code, however its parts were typed."""
    return "".join(mark for mark in text.casefold() if mark.isalnum())


def _new_code() -> str:
    parts = ("".join(secrets.choice(_ALPHABET) for _ in range(_PART_LENGTH)) for _ in range(_PARTS))
    return "-".join(parts)


def _mac(account_id: UUID, code: str) -> str:
    return mac_of(Purpose.RECOVERY, f"{account_id.hex} {settled_code(code)}")
