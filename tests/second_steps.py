"""A phone with an app that makes codes, and people who have set one up."""

from dataclasses import dataclass

import pyotp

from app.core.clock import MS_PER_SECOND, now_ms
from tenants.accounts.sessions import SignedIn, scope_of_session
from tenants.factors.authenticator import begin_authenticator, confirm_authenticator, waiting_seed
from tests.cast import PASSWORD, Person


@dataclass(frozen=True)
class Phone:
    """Shows the six digits of a seed; `codes` are the recovery codes that came with it."""

    seed: str
    codes: tuple[str, ...] = ()

    def code(self, beside: int = 0) -> str:
        """The code of now, or of so many steps of 30 s beside it."""
        return pyotp.TOTP(self.seed).at(now_ms() // MS_PER_SECOND + 30 * beside)

    def wrong(self) -> str:
        """Six digits that no step near now has."""
        near = {self.code(beside) for beside in range(-3, 4)}
        return next(code for code in ("000000", "111111", "222222") if code not in near)


async def door_of(person: Person) -> SignedIn:
    """What the console knows of somebody who is signed in."""
    found = await scope_of_session(person.token, "192.0.2.1")
    assert found is not None
    return found


async def set_up_app(person: Person) -> Phone:
    """The person's phone, its app in force since the code of the step before."""
    door = await door_of(person)
    await begin_authenticator(door, PASSWORD)
    seed, _ = await waiting_seed(door)
    return Phone(seed, tuple(await confirm_authenticator(door, Phone(seed).code(-1))))
