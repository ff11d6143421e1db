"""An app that makes codes: in force once it has shown one, sealed at rest, each code good once."""

from pathlib import Path

import pytest

from app.core.errors import Conflict, Invalid, NotFound, TooMany
from app.core.sealing import seal, unseal
from app.core.signing import set_secret
from tenants.accounts.sign_in import SecondStepNeeded, sign_in
from tenants.factors.authenticator import (
    begin_authenticator,
    confirm_authenticator,
    remove_authenticator,
    waiting_seed,
)
from tenants.factors.codes import step_of
from tenants.factors.held import asks_for_more, held_by
from tenants.factors.models import Authenticator, RecoveryCode
from tenants.pages.models import AuditEntry
from tests.cast import PASSWORD, Cast
from tests.fakes import FakeClock
from tests.mailbox import Mailbox
from tests.second_steps import Phone, door_of, set_up_app
from tests.tenants.accounts.test_secrets_at_rest import everything_stored

# RFC 6238, appendix B, its eight digits cut to six.
RFC_SEED = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
RFC_CODES = {59: "287082", 1111111109: "081804", 1234567890: "005924", 2000000000: "279037"}


@pytest.mark.parametrize(("at", "code"), RFC_CODES.items())
def test_codes_are_those_of_the_standard(clock: FakeClock, at: int, code: str) -> None:
    clock.at = at * 1000
    assert step_of(RFC_SEED, code) == at // 30


def test_a_code_of_the_step_before_or_after_is_taken_and_no_other(clock: FakeClock) -> None:
    phone, present = Phone(RFC_SEED), clock.at // 30_000
    taken = [step_of(RFC_SEED, phone.code(beside)) for beside in (-2, -1, 0, 1, 2)]
    assert taken == [None, present - 1, present, present + 1, None]


async def test_nothing_is_asked_before_the_app_has_shown_a_code(cast: Cast) -> None:
    await begin_authenticator(await door_of(cast.owner), PASSWORD)
    assert not await asks_for_more(cast.owner.account.id)
    assert (await sign_in(cast.owner.email, PASSWORD, "", "")).token


async def test_the_first_code_puts_it_in_force_and_brings_ten_recovery_codes(cast: Cast) -> None:
    phone = await set_up_app(cast.owner)
    held = await held_by(await door_of(cast.owner))
    assert (held.any, held.codes_left, len(set(phone.codes))) == (True, 10, 10)
    with pytest.raises(SecondStepNeeded):
        await sign_in(cast.owner.email, PASSWORD, "", "")


async def test_a_wrong_first_code_names_its_field_and_changes_nothing(cast: Cast) -> None:
    door = await door_of(cast.owner)
    await begin_authenticator(door, PASSWORD)
    seed, _ = await waiting_seed(door)
    with pytest.raises(Invalid) as refused:
        await confirm_authenticator(door, Phone(seed).wrong())
    assert refused.value.field == "code"
    assert not await asks_for_more(cast.owner.account.id)


async def test_setting_up_and_taking_away_ask_for_the_password(cast: Cast) -> None:
    for act in (begin_authenticator, remove_authenticator):
        with pytest.raises(Invalid) as refused:
            await act(await door_of(cast.owner), "wrong")
        assert refused.value.field == "password"


async def test_an_app_in_force_is_not_replaced_behind_its_back(cast: Cast) -> None:
    await set_up_app(cast.owner)
    with pytest.raises(Conflict):
        await begin_authenticator(await door_of(cast.owner), PASSWORD)


async def test_beginning_again_makes_another_seed(cast: Cast) -> None:
    door = await door_of(cast.owner)
    seeds = set()
    for _ in range(2):
        await begin_authenticator(door, PASSWORD)
        seeds.add((await waiting_seed(door))[0])
    assert len(seeds) == 2
    assert await Authenticator.all().count() == 1


async def test_taking_it_away_ends_the_recovery_codes_too(cast: Cast) -> None:
    await set_up_app(cast.owner)
    await remove_authenticator(await door_of(cast.owner), PASSWORD)
    assert await RecoveryCode.all().count() == 0
    assert (await sign_in(cast.owner.email, PASSWORD, "", "")).token


async def test_there_is_nothing_to_confirm_or_take_away_without_an_app(cast: Cast) -> None:
    door = await door_of(cast.owner)
    with pytest.raises(NotFound):
        await confirm_authenticator(door, "123456")
    with pytest.raises(NotFound):
        await remove_authenticator(door, PASSWORD)


async def test_first_codes_are_limited_like_all_codes(cast: Cast) -> None:
    door = await door_of(cast.owner)
    await begin_authenticator(door, PASSWORD)
    seed, _ = await waiting_seed(door)
    for _ in range(5):
        with pytest.raises(Invalid):
            await confirm_authenticator(door, Phone(seed).wrong())
    with pytest.raises(TooMany):
        await confirm_authenticator(door, Phone(seed).code())


async def test_the_owner_is_told_by_letter_and_the_audit_says_it(cast: Cast, mailbox: Mailbox) -> None:
    phone = await set_up_app(cast.owner)
    await remove_authenticator(await door_of(cast.owner), PASSWORD)
    assert await mailbox.subjects(cast.owner.email) == ["How you sign in has changed"] * 2
    entries = await AuditEntry.filter(account_id=cast.owner.account.id, act__startswith="factor.")
    assert [entry.act for entry in entries] == ["factor.app", "factor.app_off"]
    assert phone.seed not in str([entry.detail for entry in entries])


@pytest.mark.sqlite_only
async def test_neither_seed_nor_codes_are_stored_in_the_clear(cast: Cast, tmp_path: Path) -> None:
    phone = await set_up_app(cast.owner)
    stored = everything_stored(tmp_path)
    assert cast.owner.email.encode() in stored
    secrets = [phone.seed, *phone.codes, *(code.replace("-", "") for code in phone.codes)]
    assert [secret for secret in secrets if secret.encode() in stored] == []


def test_what_is_sealed_opens_under_the_same_secret_only() -> None:
    sealed = seal("a seed")
    assert unseal(sealed) == "a seed"
    assert unseal(sealed[:-3] + "AAA") is None
    set_secret("another secret that only tests may know")
    assert unseal(sealed) is None
