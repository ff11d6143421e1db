"""Between password and session: a ticket of ten minutes, a code that works once, tries that are counted."""

import asyncio

import pytest

from app.core.errors import Forbidden, Invalid, NotFound, NotYours, TooMany
from tenants.accounts.change_password import change_password
from tenants.accounts.models import Session
from tenants.accounts.sessions import NewSession
from tenants.accounts.sign_in import SecondStepNeeded, sign_in
from tenants.accounts.sign_up import sign_up
from tenants.factors.held import asks_for_more
from tenants.factors.models import RecoveryCode
from tenants.factors.recovery import renew_recovery_codes
from tenants.factors.reset import forget_second_steps
from tenants.factors.second_step import finish_with_code, ticket_for
from tests.cast import PASSWORD, Cast, Person
from tests.factories import OPERATOR
from tests.fakes import FakeClock
from tests.mailbox import Mailbox
from tests.second_steps import Phone, door_of, set_up_app

HOME = "192.0.2.1"


async def ticket_of(person: Person) -> str:
    """What the right password gives."""
    with pytest.raises(SecondStepNeeded) as needed:
        await sign_in(person.email, PASSWORD, HOME, "")
    return needed.value.ticket


async def finish(person: Person, code: str) -> NewSession:
    """The second step alone, with a ticket that saves the hash."""
    return await finish_with_code(ticket_for(person.account), code, HOME, "Firefox")


@pytest.fixture
async def phone(cast: Cast) -> Phone:
    """Ada's."""
    return await set_up_app(cast.owner)


async def test_password_and_code_open_a_session(cast: Cast, phone: Phone) -> None:
    new = await finish_with_code(await ticket_of(cast.owner), phone.code(), HOME, "Firefox")
    row = await Session.get(id=new.session.id)
    assert (row.account_id, row.address, row.user_agent) == (cast.owner.account.id, HOME, "Firefox")


async def test_the_right_password_alone_opens_none(cast: Cast, phone: Phone) -> None:
    before = await Session.all().count()
    await ticket_of(cast.owner)
    assert await Session.all().count() == before


async def test_a_code_works_once_and_neither_do_those_before_it(cast: Cast, phone: Phone) -> None:
    await finish(cast.owner, phone.code())
    for code in (phone.code(), phone.code(-1)):
        with pytest.raises(Invalid):
            await finish(cast.owner, code)
    assert (await finish(cast.owner, phone.code(1))).token


async def test_one_code_sent_five_times_at_once_opens_one_session(cast: Cast, phone: Phone) -> None:
    ticket, code = await ticket_of(cast.owner), phone.code()
    tries = (finish_with_code(ticket, code, HOME, "") for _ in range(5))
    opened = await asyncio.gather(*tries, return_exceptions=True)
    assert len([new for new in opened if isinstance(new, NewSession)]) == 1


async def test_spaces_in_a_code_do_not_matter(cast: Cast, phone: Phone) -> None:
    code = phone.code()
    assert (await finish(cast.owner, f" {code[:3]} {code[3:]} ")).token


@pytest.mark.parametrize("code", ["", "12345", "abcdef", "1234567", "x" * 10_000, "٣٣٣٣٣٣", "𝟙𝟙𝟙𝟙𝟙𝟙"])
async def test_what_is_no_code_names_its_field(cast: Cast, phone: Phone, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        await finish(cast.owner, code)
    assert refused.value.field == "code"


async def test_five_tries_in_five_minutes_then_even_the_right_code_waits(
    cast: Cast, phone: Phone, clock: FakeClock
) -> None:
    for _ in range(5):
        with pytest.raises(Invalid):
            await finish(cast.owner, phone.wrong())
    with pytest.raises(TooMany) as refused:
        await finish(cast.owner, phone.code())
    assert refused.value.retry_after_seconds == 300
    clock.forward(minutes=5)
    assert (await finish(cast.owner, phone.code())).token


async def test_a_day_of_guessing_gets_fifty_looks(cast: Cast, phone: Phone, clock: FakeClock) -> None:
    looked_at = 0
    for _ in range(24 * 12):
        clock.forward(minutes=4, seconds=59)
        try:
            await finish(cast.owner, phone.wrong())
        except Invalid:
            looked_at += 1
        except TooMany:
            pass
    assert looked_at == 50


async def test_a_ticket_ends_after_ten_minutes(cast: Cast, phone: Phone, clock: FakeClock) -> None:
    ticket = await ticket_of(cast.owner)
    clock.forward(seconds=601)
    with pytest.raises(NotFound):
        await finish_with_code(ticket, phone.code(), HOME, "")


async def test_a_ticket_ends_with_the_password(cast: Cast, phone: Phone) -> None:
    ticket = await ticket_of(cast.owner)
    await change_password(await door_of(cast.owner), PASSWORD, "quite another password")
    with pytest.raises(NotFound):
        await finish_with_code(ticket, phone.code(), HOME, "")


@pytest.mark.parametrize("ticket", ["", "x", "a.b.c", "%00", "x" * 5_000])
async def test_a_forged_ticket_opens_nothing(cast: Cast, phone: Phone, ticket: str) -> None:
    with pytest.raises(NotFound):
        await finish_with_code(ticket, phone.code(), HOME, "")


async def test_the_code_of_somebody_else_opens_nothing(cast: Cast, phone: Phone) -> None:
    theirs = await set_up_app(cast.rival)
    for code in (theirs.code(), theirs.codes[0]):
        with pytest.raises(Invalid):
            await finish(cast.owner, code)


async def test_signing_up_with_the_right_password_is_no_way_around(cast: Cast, phone: Phone) -> None:
    assert await sign_up(cast.owner.email, PASSWORD, HOME) is None


async def test_each_recovery_code_works_once_however_it_is_typed(cast: Cast, phone: Phone) -> None:
    code = phone.codes[3]
    assert (await finish(cast.owner, f" {code.upper().replace('-', ' ')} ")).token
    with pytest.raises(Invalid):
        await finish(cast.owner, code)
    assert await RecoveryCode.filter(used_at=None).count() == 9


async def test_all_ten_recovery_codes_open_and_then_none_is_left(
    cast: Cast, phone: Phone, mailbox: Mailbox
) -> None:
    for code in phone.codes:
        assert (await finish(cast.owner, code)).token
    assert await RecoveryCode.filter(used_at=None).count() == 0
    assert set(await mailbox.subjects(cast.owner.email)) == {"How you sign in has changed"}


async def test_new_recovery_codes_void_the_old_ones(cast: Cast, phone: Phone) -> None:
    codes = await renew_recovery_codes(await door_of(cast.owner), PASSWORD)
    with pytest.raises(Invalid):
        await finish(cast.owner, phone.codes[0])
    assert (await finish(cast.owner, codes[0])).token


async def test_new_recovery_codes_ask_for_the_password(cast: Cast, phone: Phone) -> None:
    with pytest.raises(Invalid) as refused:
        await renew_recovery_codes(await door_of(cast.owner), "wrong")
    assert refused.value.field == "password"
    assert (await finish(cast.owner, phone.codes[0])).token


async def test_the_operator_lets_somebody_in_again_and_nobody_else_may(cast: Cast, phone: Phone) -> None:
    account_id = cast.owner.account.id
    for person, refusal in ((cast.owner, Forbidden), (cast.rival, NotYours)):
        with pytest.raises(refusal):
            await forget_second_steps(person.scope, account_id)
    await forget_second_steps(OPERATOR, account_id)
    assert not await asks_for_more(account_id)
    assert await Session.filter(account_id=account_id).count() == 0
    assert (await sign_in(cast.owner.email, PASSWORD, HOME, "")).token
