"""Sessions end: by sign-out, by the clock, from a list; what they may do follows the membership."""

import pytest

from app.core.errors import NotFound, Unavailable
from app.core.ids import new_id, public_id
from tenants.accounts.members import remove_member
from tenants.accounts.models import Session
from tenants.accounts.sessions import (
    SignedIn,
    end_other_sessions,
    end_session,
    scope_of_session,
    sessions_of,
    sign_out,
)
from tenants.accounts.sign_in import sign_in
from tenants.scope import ActorKind, Role
from tests.cast import PASSWORD, Cast, Person
from tests.fakes import FakeClock


async def signed_in(person: Person, token: str = "") -> SignedIn:
    found = await scope_of_session(token or person.token, "192.0.2.1")
    assert found is not None
    return found


async def test_the_scope_names_the_person_and_every_account(cast: Cast) -> None:
    scope = (await signed_in(cast.editor)).scope
    assert scope.roles == {cast.editor.account.id: Role.OWNER, cast.owner.account.id: Role.EDITOR}
    assert scope.actor.kind is ActorKind.PERSON
    assert scope.actor.id == public_id("a", cast.editor.account.id)
    assert (scope.actor.name, scope.actor.address) == (cast.editor.email, "192.0.2.1")


@pytest.mark.parametrize("token", ["", "x", "token-of-nobody", "\x00", "é" * 40, "x" * 10_000])
async def test_what_is_no_token_signs_nobody_in(cast: Cast, token: str) -> None:
    assert await scope_of_session(token, "") is None


async def test_a_session_ends_after_twelve_hours_without_use(clock: FakeClock, cast: Cast) -> None:
    clock.forward(hours=12, seconds=-1)
    assert await scope_of_session(cast.owner.token, "")
    clock.forward(hours=12)
    assert await scope_of_session(cast.owner.token, "") is None


async def test_a_session_in_use_ends_after_fourteen_days(clock: FakeClock, cast: Cast) -> None:
    for _ in range(14 * 24 // 8):
        assert await scope_of_session(cast.owner.token, "")
        clock.forward(hours=8)
    assert await scope_of_session(cast.owner.token, "") is None


async def test_use_is_noted_at_most_once_a_minute(clock: FakeClock, cast: Cast) -> None:
    start = clock.at
    clock.forward(seconds=59)
    await signed_in(cast.owner)
    assert (await Session.get(account_id=cast.owner.account.id)).seen_at == start
    clock.forward(seconds=1)
    await signed_in(cast.owner)
    row = await Session.get(account_id=cast.owner.account.id)
    assert (row.seen_at, row.address) == (clock.at, "192.0.2.1")


async def test_a_database_that_takes_no_writes_signs_nobody_out(
    clock: FakeClock, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.forward(minutes=5)

    class Busy:
        async def update(self, **_: object) -> int:
            raise Unavailable

    monkeypatch.setattr(Session, "filter", lambda **_: Busy())
    assert await scope_of_session(cast.owner.token, "")


async def test_signing_out_ends_that_session_alone(cast: Cast) -> None:
    second = await sign_in(cast.owner.email, PASSWORD, "", "")
    await sign_out(second.token)
    assert await scope_of_session(second.token, "") is None
    assert await scope_of_session(cast.owner.token, "")


async def test_the_list_has_living_sessions_with_the_last_used_first(clock: FakeClock, cast: Cast) -> None:
    first = await Session.get(account_id=cast.owner.account.id)
    clock.forward(hours=11)
    second = await sign_in(cast.owner.email, PASSWORD, "", "")
    here = await signed_in(cast.owner, second.token)
    assert [row.id for row in await sessions_of(here)] == [second.session.id, first.id]
    clock.forward(hours=2)
    assert [row.id for row in await sessions_of(here)] == [second.session.id]


async def test_one_of_my_sessions_can_be_ended(cast: Cast) -> None:
    second = await sign_in(cast.owner.email, PASSWORD, "", "")
    await end_session(await signed_in(cast.owner), second.session.id)
    assert await scope_of_session(second.token, "") is None


async def test_somebody_elses_session_is_absent_to_me(cast: Cast) -> None:
    theirs = await Session.get(account_id=cast.owner.account.id)
    for session_id in (theirs.id, new_id()):
        with pytest.raises(NotFound, match=r"No such session\."):
            await end_session(await signed_in(cast.rival), session_id)
    assert await scope_of_session(cast.owner.token, "")


async def test_all_others_end_and_this_one_stays(cast: Cast) -> None:
    others = [await sign_in(cast.owner.email, PASSWORD, "", "") for _ in range(3)]
    assert await end_other_sessions(await signed_in(cast.owner)) == 3
    assert [await scope_of_session(other.token, "") for other in others] == [None] * 3
    assert await scope_of_session(cast.owner.token, "")
    assert await scope_of_session(cast.rival.token, "")


async def test_a_removed_member_loses_the_account_at_the_next_request(cast: Cast) -> None:
    await remove_member(cast.owner.scope, cast.owner.account.id, cast.editor.account.id)
    assert (await signed_in(cast.editor)).scope.roles == {cast.editor.account.id: Role.OWNER}


async def test_a_long_and_dirty_user_agent_is_kept_short_and_clean(cast: Cast) -> None:
    new = await sign_in(cast.owner.email, PASSWORD, "x" * 500, "Bad\x00\n\x1b" + "x" * 999)
    row = await Session.get(id=new.session.id)
    assert row.user_agent.startswith("Badxxx")
    assert (len(row.user_agent), len(row.address)) == (256, 64)
