"""Proof that whoever is signed in knows the password: asked again before what could lock the owner out."""

from app.core.errors import Invalid
from tenants.accounts.attempts import Guess, begin_guess
from tenants.accounts.credentials import is_password
from tenants.accounts.passwords import settled
from tenants.accounts.sessions import SignedIn


async def proved(signed_in: SignedIn, password: str, field: str = "password") -> Guess:
    """The guess, to be forgiven in the transaction of the act; raises Invalid(field), TooMany."""
    account = signed_in.account
    guess = await begin_guess(account.email, signed_in.scope.actor.address)
    if not await is_password(settled(password), account.password_hash):
        raise Invalid(field, "This is not your present password.")
    return guess
