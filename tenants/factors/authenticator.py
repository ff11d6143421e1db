"""An app that makes codes: set up by password, in force once it has shown a code, taken away by password."""

from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from app.core.clock import now_ms
from app.core.errors import Conflict, Invalid, NotFound
from app.core.ids import new_id, public_id
from app.core.sealing import seal, unseal
from tenants.accounts.attempts import begin_second_step
from tenants.accounts.letters import ask_for_letter
from tenants.accounts.proving import proved
from tenants.accounts.sessions import SignedIn
from tenants.factors.codes import address_of, new_seed, step_of
from tenants.factors.held import forget_codes_without_factor
from tenants.factors.models import Authenticator
from tenants.factors.recovery import first_codes, settled_code
from tenants.pages.change import account_change
from tenants.scope import Permission

_NO_CODE = "This is not the code that the app shows now. Check that the phone's clock is right."


async def begin_authenticator(signed_in: SignedIn, password: str) -> None:
    """Make a seed for an app; nothing asks for its codes before one was shown.

    Raises Invalid("password"), Conflict when an app is in force, TooMany, Unavailable.
    """
    guess = await proved(signed_in, password)
    account_id = signed_in.account.id
    async with in_transaction() as db:
        await guess.forgive(db)
        await Authenticator.filter(account_id=account_id, confirmed_at=None).using_db(db).delete()
        if await Authenticator.filter(account_id=account_id).using_db(db).exists():
            raise Conflict("An app is set up already. Take it away first.")
        row = Authenticator(id=new_id(), account_id=account_id, sealed_seed=seal(new_seed()))
        row.created_at = now_ms()
        await row.save(using_db=db, force_create=True)


async def waiting_seed(signed_in: SignedIn) -> tuple[str, str]:
    """The seed that waits for its first code, and the address that says it to an app; raises NotFound."""
    row = await Authenticator.get_or_none(account_id=signed_in.account.id, confirmed_at=None)
    seed = unseal(row.sealed_seed) if row else None
    if seed is None:
        raise NotFound("app")
    return seed, address_of(seed, signed_in.account.email)


async def confirm_authenticator(signed_in: SignedIn, code: str) -> list[str]:
    """Put the app in force; answers the recovery codes when these are the account's first.

    Raises Invalid("code"), NotFound without a seed that waits, TooMany.
    """
    account = signed_in.account
    seed, _ = await waiting_seed(signed_in)
    guess = await begin_second_step(account.email)
    step = step_of(seed, settled_code(code))
    if step is None:
        raise Invalid("code", _NO_CODE)
    needs = Permission.ACCOUNT_WRITE
    async with account_change(signed_in.scope, account.id, "factor.app", needs) as changing:
        changing.target = public_id("a", account.id)
        await guess.forgive(changing.db)
        waiting = Authenticator.filter(account_id=account.id, confirmed_at=None).using_db(changing.db)
        if not await waiting.update(confirmed_at=changing.at, last_step=step):
            raise NotFound("app")
        await ask_for_letter("sign-in-changed", account.email, "app", changing.db)
        return await first_codes(account.id, changing.db)


async def remove_authenticator(signed_in: SignedIn, password: str) -> None:
    """Ask for its codes no more. Raises Invalid("password"), NotFound, TooMany, Unavailable."""
    guess = await proved(signed_in, password)
    account = signed_in.account
    needs = Permission.ACCOUNT_WRITE
    async with account_change(signed_in.scope, account.id, "factor.app_off", needs) as changing:
        changing.target = public_id("a", account.id)
        await guess.forgive(changing.db)
        if not await Authenticator.filter(account_id=account.id).using_db(changing.db).delete():
            raise NotFound("app")
        await forget_codes_without_factor(account.id, changing.db)
        await ask_for_letter("sign-in-changed", account.email, "app-off", changing.db)


async def spend_app_code(account_id: UUID, code: str, db: BaseDBAsyncClient) -> bool:
    """Whether the app shows this code now; it and those before it are good no more."""
    row = await Authenticator.get_or_none(account_id=account_id, using_db=db)
    if row is None or row.confirmed_at is None:
        return False
    seed = unseal(row.sealed_seed)
    step = step_of(seed, code) if seed else None
    if step is None:
        return False
    unused = Authenticator.filter(id=row.id, last_step__lt=step).using_db(db)
    return bool(await unused.update(last_step=step))
