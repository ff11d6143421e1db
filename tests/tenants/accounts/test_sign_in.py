"""Signing in: one sentence and one cost for every failure, limits that never lock the owner out."""

import asyncio

import pytest
from argon2 import PasswordHasher

from app.core.errors import Invalid, TooMany
from tenants.accounts.credentials import NOBODYS_HASH
from tenants.accounts.models import Account, Attempt, Session
from tenants.accounts.sign_in import WrongPassword, sign_in
from tests.cast import PASSWORD, Cast
from tests.conftest import Database
from tests.fakes import FakeClock

HOME, ELSEWHERE = "192.0.2.1", "198.51.100.7"
ADA, NOBODY = "ada@acme.example", "nobody@acme.example"


async def guess(times: int, email: str = ADA, address: str = HOME) -> int:
    """Wrong passwords; answers how many of them were looked at."""
    looked_at = 0
    for number in range(times):
        try:
            await sign_in(email, f"wrong {number}", address, "")
        except WrongPassword:
            looked_at += 1
        except TooMany:
            pass
    return looked_at


async def test_the_right_password_opens_a_session(cast: Cast) -> None:
    new = await sign_in("Ada@ACME.example", PASSWORD, HOME, "Firefox")
    row = await Session.get(id=new.session.id)
    assert (row.account_id, row.address, row.user_agent) == (cast.owner.account.id, HOME, "Firefox")


async def test_every_sign_in_has_a_token_of_its_own(cast: Cast) -> None:
    tokens = {(await sign_in(ADA, PASSWORD, HOME, "")).token for _ in range(5)}
    assert len(tokens) == 5
    assert {len(token) for token in tokens} == {43}


@pytest.mark.parametrize(
    ("email", "password"),
    [(ADA, "wrong"), (ADA, ""), (ADA, PASSWORD + " "), (NOBODY, PASSWORD), (ADA, "x" * 9999)],
)
async def test_wrong_address_and_wrong_password_get_the_same_sentence(
    cast: Cast, email: str, password: str
) -> None:
    with pytest.raises(WrongPassword, match=r"^E-mail address and password do not match\.$"):
        await sign_in(email, password, HOME, "")


async def test_an_unknown_address_costs_the_same_hash_and_the_same_rows(
    cast: Cast, hashes: list[str]
) -> None:
    await guess(1, ADA)
    known = len(hashes), await Attempt.all().count()
    await guess(1, NOBODY)
    assert (len(hashes), await Attempt.all().count()) == (2 * known[0], 2 * known[1])
    assert hashes[-1] == NOBODYS_HASH


async def test_ten_of_a_thousand_guesses_are_looked_at(
    cast: Cast, hashes: list[str], clock: FakeClock
) -> None:
    assert await guess(1_000) == 10
    assert len(hashes) == 10


async def test_the_owner_comes_in_from_elsewhere_while_somebody_guesses(
    cast: Cast, naps: list[float]
) -> None:
    await guess(30)
    assert (await sign_in(ADA, PASSWORD, ELSEWHERE, "")).token
    assert naps == [1.0]


async def test_guesses_from_many_networks_get_one_slow_look_each(cast: Cast, naps: list[float]) -> None:
    await guess(10)
    assert [await guess(3, address=f"198.51.100.{number}") for number in range(4)] == [1, 1, 1, 1]
    assert naps == [1.0] * 4


async def test_one_household_is_one_network(cast: Cast) -> None:
    for number in range(12):
        await guess(1, f"p{number}@acme.example", f"2001:db8::{number}")
    assert await Attempt.filter(network="2001:db8::/64").count() == 10


async def test_a_network_that_tries_many_accounts_waits_too(cast: Cast) -> None:
    assert [await guess(1, f"p{number}@acme.example") for number in range(12)].count(1) == 10


async def test_after_a_thousand_guesses_everywhere_all_wait(cast: Cast, clock: FakeClock) -> None:
    await Attempt.bulk_create(
        [Attempt(act="guess", email=f"{n}@x.example", network=f"{n}", at=clock.at) for n in range(1_000)]
    )
    with pytest.raises(TooMany):
        await sign_in(ADA, PASSWORD, HOME, "")


async def test_who_waits_is_told_how_long_and_comes_in_then(cast: Cast, clock: FakeClock) -> None:
    await guess(10)
    clock.forward(seconds=100)
    with pytest.raises(TooMany) as refused:
        await sign_in(ADA, PASSWORD, HOME, "")
    assert refused.value.retry_after_seconds == 200
    clock.forward(seconds=200)
    assert (await sign_in(ADA, PASSWORD, HOME, "")).token


async def test_passwords_that_were_right_are_not_counted(cast: Cast) -> None:
    for _ in range(15):
        await sign_in(ADA, PASSWORD, HOME, "")
    assert await Attempt.all().count() == 0


async def test_guesses_at_the_same_moment_are_counted_one_by_one(cast: Cast, hashes: list[str]) -> None:
    tries = (sign_in(ADA, f"wrong {number}", HOME, "") for number in range(30))
    await asyncio.gather(*tries, return_exceptions=True)
    assert len(hashes) <= 10


async def test_the_table_of_attempts_forgets_what_is_old(cast: Cast, clock: FakeClock) -> None:
    await guess(10)
    clock.forward(minutes=5)
    await guess(1)
    assert await Attempt.all().count() == 1


async def test_a_hash_of_older_costs_is_made_anew(cast: Cast) -> None:
    old = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    await Account.filter(email=ADA).update(password_hash=old)
    await sign_in(ADA, PASSWORD, HOME, "")
    assert "m=19456,t=2,p=1" in (await Account.get(email=ADA)).password_hash
    assert (await sign_in(ADA, PASSWORD, HOME, "")).token


async def test_what_is_no_address_is_said_to_be_none(database: Database) -> None:
    with pytest.raises(Invalid) as refused:
        await sign_in("ada", PASSWORD, HOME, "")
    assert refused.value.field == "email"
