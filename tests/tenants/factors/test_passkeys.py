"""Passkeys: made after the password, shown alone or as second step, here only and once a challenge."""

import asyncio
import json
from dataclasses import replace

import pytest

from app.core.errors import Invalid, NotFound
from tenants.accounts.sessions import NewSession, SignedIn
from tenants.accounts.sign_in import SecondStepNeeded, sign_in
from tenants.factors.held import asks_for_more
from tenants.factors.models import Passkey, RecoveryCode, Spent
from tenants.factors.passkeys import (
    add_passkey,
    begin_again,
    begin_passkey,
    finish_with_passkey,
    passkey_of,
    remove_passkey,
    rename_passkey,
    second_step_options,
    sign_in_options,
    sign_in_with_passkey,
)
from tenants.factors.second_step import ticket_for
from tests.cast import PASSWORD, Cast, Person
from tests.fakes import FakeClock
from tests.mailbox import Mailbox
from tests.second_steps import door_of
from tests.security_key import SecurityKey, from_base64url, in_base64url

HOME = "192.0.2.1"


async def added(person: Person, key: SecurityKey | None = None, name: str = "Phone") -> SecurityKey:
    """A key that opens the person's account."""
    door, key = await door_of(person), key or SecurityKey()
    await add_passkey(door, name, key.make(await begin_passkey(door, PASSWORD)))
    return key


@pytest.fixture
async def key(cast: Cast) -> SecurityKey:
    """Ada's."""
    return await added(cast.owner)


@pytest.fixture
async def door(cast: Cast) -> SignedIn:
    """Ada's session."""
    return await door_of(cast.owner)


async def test_the_first_passkey_brings_recovery_codes_and_the_second_none(door: SignedIn) -> None:
    options = await begin_passkey(door, PASSWORD)
    assert len(await add_passkey(door, "Phone", SecurityKey().make(options))) == 10
    options = await begin_passkey(door, PASSWORD)
    assert await add_passkey(door, "Laptop", SecurityKey().make(options)) == []
    assert [row.name for row in await Passkey.all().order_by("created_at", "id")] == ["Phone", "Laptop"]


async def test_a_passkey_alone_signs_in(cast: Cast, key: SecurityKey) -> None:
    new = await sign_in_with_passkey(key.show(sign_in_options()), HOME, "Firefox")
    assert new.session.account_id == cast.owner.account.id
    row = await Passkey.get()
    assert (row.sign_count, row.used_at is not None) == (1, True)


async def test_a_password_alone_opens_no_more_and_the_passkey_is_the_second_step(
    cast: Cast, key: SecurityKey
) -> None:
    with pytest.raises(SecondStepNeeded) as needed:
        await sign_in(cast.owner.email, PASSWORD, HOME, "")
    sent = key.show(await second_step_options(cast.owner.account))
    assert (await finish_with_passkey(needed.value.ticket, sent, HOME, "")).token


async def test_making_one_asks_for_the_password(door: SignedIn) -> None:
    with pytest.raises(Invalid) as refused:
        await begin_passkey(door, "wrong")
    assert refused.value.field == "password"
    for options in (sign_in_options(), await second_step_options(door.account) or sign_in_options()):
        with pytest.raises(Invalid):
            await add_passkey(door, "Phone", SecurityKey().make(options))


async def test_a_challenge_works_once(cast: Cast, key: SecurityKey) -> None:
    sent = key.show(sign_in_options())
    tries = (sign_in_with_passkey(sent, HOME, "") for _ in range(5))
    opened = await asyncio.gather(*tries, return_exceptions=True)
    assert len([new for new in opened if isinstance(new, NewSession)]) == 1


async def test_a_challenge_ends_after_ten_minutes_and_is_then_forgotten(
    key: SecurityKey, clock: FakeClock
) -> None:
    sent = key.show(sign_in_options())
    clock.forward(seconds=601)
    with pytest.raises(Invalid):
        await sign_in_with_passkey(sent, HOME, "")
    await sign_in_with_passkey(key.show(sign_in_options()), HOME, "")
    assert await Spent.all().count() == 1


async def test_a_challenge_is_for_one_ceremony_and_one_account(cast: Cast, key: SecurityKey) -> None:
    theirs = await added(cast.rival)
    ours, others = cast.owner.account, await second_step_options(cast.rival.account)
    wrong = [key.show(sign_in_options()), key.show(others), theirs.show(await second_step_options(ours))]
    for sent in wrong:
        with pytest.raises(Invalid):
            await finish_with_passkey(ticket_for(ours), sent, HOME, "")
    with pytest.raises(Invalid):
        await sign_in_with_passkey(key.show(await second_step_options(ours)), HOME, "")


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"origin": "http://acme.localhost:8000"},
        {"origin": "https://localhost:8000"},
        {"origin": "http://localhost:8001"},
        {"origin": "https://evil.test"},
        {"host": "acme.localhost"},
        {"host": "evil.test"},
    ],
)
async def test_what_was_signed_for_another_place_opens_nothing(
    key: SecurityKey, elsewhere: dict[str, str]
) -> None:
    there = replace(key, **elsewhere)  # type: ignore[arg-type]  # fields by name
    with pytest.raises(Invalid):
        await sign_in_with_passkey(there.show(sign_in_options()), HOME, "")


async def test_alone_it_has_to_verify_its_owner_but_not_as_second_step(cast: Cast, key: SecurityKey) -> None:
    key.verifies = False
    with pytest.raises(Invalid):
        await sign_in_with_passkey(key.show(sign_in_options()), HOME, "")
    sent = key.show(await second_step_options(cast.owner.account))
    assert (await finish_with_passkey(ticket_for(cast.owner.account), sent, HOME, "")).token


async def test_a_clone_is_found_by_its_count(key: SecurityKey) -> None:
    clone = key.copy()
    for _ in range(3):
        await sign_in_with_passkey(key.show(sign_in_options()), HOME, "")
    with pytest.raises(Invalid):
        await sign_in_with_passkey(clone.show(sign_in_options()), HOME, "")


async def test_a_device_that_does_not_count_works_again_and_again(cast: Cast) -> None:
    key = await added(cast.owner, SecurityKey(step=0))
    for _ in range(3):
        assert (await sign_in_with_passkey(key.show(sign_in_options()), HOME, "")).token


async def test_a_signature_of_another_secret_opens_nothing(key: SecurityKey) -> None:
    forged = SecurityKey(credential_id=key.credential_id)
    with pytest.raises(Invalid):
        await sign_in_with_passkey(forged.show(sign_in_options()), HOME, "")


async def test_an_unknown_passkey_is_told_so(cast: Cast) -> None:
    with pytest.raises(Invalid, match="We do not know this passkey"):
        await sign_in_with_passkey(SecurityKey().show(sign_in_options()), HOME, "")


async def test_one_credential_is_of_one_account(cast: Cast, key: SecurityKey) -> None:
    with pytest.raises(Invalid):
        await added(cast.rival, key)


HOSTILE = [
    "",
    "{}",
    "[]",
    "null",
    "1",
    '"x"',
    "[" * 5_000,
    '{"id":"x"}',
    "x" * 100_000,
    "\ud800",
    '{"id":NaN}',
]


@pytest.mark.parametrize("sent", HOSTILE, ids=range(len(HOSTILE)))
async def test_what_no_browser_sends_is_refused_by_its_field(cast: Cast, door: SignedIn, sent: str) -> None:
    for act in (
        sign_in_with_passkey(sent, HOME, ""),
        finish_with_passkey(ticket_for(cast.owner.account), sent, HOME, ""),
        add_passkey(door, "Phone", sent),
    ):
        with pytest.raises(Invalid) as refused:
            await act
        assert refused.value.field == "credential"


@pytest.mark.parametrize("part", ["clientDataJSON", "authenticatorData", "signature"])
async def test_a_flipped_bit_anywhere_is_refused(key: SecurityKey, part: str) -> None:
    said = json.loads(key.show(sign_in_options()))
    for place in (0, 7, -1):
        data = bytearray(from_base64url(said["response"][part]))
        data[place] ^= 1
        sent = json.dumps({**said, "response": {**said["response"], part: in_base64url(bytes(data))}})
        with pytest.raises(Invalid):
            await sign_in_with_passkey(sent, HOME, "")


async def test_a_form_that_came_back_begins_again_by_its_challenge(door: SignedIn) -> None:
    sent = SecurityKey().make(await begin_passkey(door, PASSWORD))
    assert SecurityKey().make(await begin_again(door, sent))
    for other in ("", SecurityKey().make(sign_in_options())):
        with pytest.raises(Invalid):
            await begin_again(door, other)


async def test_it_is_renamed_and_taken_away_by_password(
    cast: Cast, door: SignedIn, key: SecurityKey, mailbox: Mailbox
) -> None:
    row = await Passkey.get()
    await rename_passkey(door, row.id, "Old phone")
    assert (await passkey_of(door, row.id)).name == "Old phone"
    with pytest.raises(Invalid):
        await remove_passkey(door, row.id, "wrong")
    await remove_passkey(door, row.id, PASSWORD)
    assert not await asks_for_more(cast.owner.account.id)
    assert await RecoveryCode.all().count() == 0
    assert "How you sign in has changed" in await mailbox.subjects(cast.owner.email)
    with pytest.raises(Invalid):
        await sign_in_with_passkey(key.show(sign_in_options()), HOME, "")


async def test_a_foreign_passkey_is_absent(cast: Cast, key: SecurityKey) -> None:
    row, rival = await Passkey.get(), await door_of(cast.rival)
    for act in (
        passkey_of(rival, row.id),
        rename_passkey(rival, row.id, "x"),
        remove_passkey(rival, row.id, PASSWORD),
    ):
        with pytest.raises(NotFound):
            await act
