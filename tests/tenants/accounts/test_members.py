"""People of an account: added, given another role, removed, gone by themselves; only owners decide."""

from collections.abc import Awaitable, Callable

import pytest

from app.core.errors import Conflict, Forbidden, Invalid, NotFound, NotYours
from app.core.ids import new_id, public_id
from tenants.accounts.members import (
    accounts_of,
    add_member,
    change_member,
    leave_account,
    members_of,
    remove_member,
)
from tenants.accounts.models import Member
from tenants.pages.models import AuditEntry
from tenants.scope import Role, Scope
from tests.cast import Cast

Act = Callable[[Scope, Cast], Awaitable[object]]

ACTS: dict[str, Act] = {
    "list": lambda scope, cast: members_of(scope, cast.owner.account.id),
    "add": lambda scope, cast: add_member(scope, cast.owner.account.id, cast.staff.email, Role.VIEWER),
    "change": lambda scope, cast: change_member(
        scope, cast.owner.account.id, cast.viewer.account.id, Role.OWNER
    ),
    "remove": lambda scope, cast: remove_member(scope, cast.owner.account.id, cast.viewer.account.id),
}


async def roles(cast: Cast) -> dict[str, str]:
    rows = await members_of(cast.owner.scope, cast.owner.account.id)
    return {row.person.email: row.role for row in rows}


async def test_the_owner_sees_who_works_in_the_account(cast: Cast) -> None:
    assert await roles(cast) == {cast.editor.email: "editor", cast.viewer.email: "viewer"}


@pytest.mark.parametrize("role", [Role.OWNER, Role.EDITOR, Role.VIEWER])
async def test_a_person_is_added_in_each_role(cast: Cast, role: Role) -> None:
    await add_member(cast.owner.scope, cast.owner.account.id, "MALLORY@rival.example", role)
    assert (await roles(cast))[cast.rival.email] == role


@pytest.mark.parametrize("role", [Role.REPORTER, Role.OPERATOR])
async def test_roles_of_keys_and_operators_are_not_for_people(cast: Cast, role: Role) -> None:
    with pytest.raises(Invalid):
        await add_member(cast.owner.scope, cast.owner.account.id, cast.rival.email, role)
    with pytest.raises(Invalid):
        await change_member(cast.owner.scope, cast.owner.account.id, cast.editor.account.id, role)


async def test_a_member_gets_another_role(cast: Cast) -> None:
    await change_member(cast.owner.scope, cast.owner.account.id, cast.viewer.account.id, Role.EDITOR)
    assert (await roles(cast))[cast.viewer.email] == "editor"


async def test_a_member_goes_by_themselves(cast: Cast) -> None:
    await leave_account(cast.viewer.scope, cast.owner.account.id, cast.viewer.account.id)
    assert cast.viewer.email not in await roles(cast)


async def test_every_act_on_people_is_in_the_audit(cast: Cast) -> None:
    account_id = cast.owner.account.id
    await add_member(cast.owner.scope, account_id, cast.rival.email, Role.VIEWER)
    await change_member(cast.owner.scope, account_id, cast.rival.account.id, Role.EDITOR)
    await remove_member(cast.owner.scope, account_id, cast.rival.account.id)
    lines = await AuditEntry.filter(account_id=account_id, act__startswith="member.").order_by("id")
    assert [line.act for line in lines] == ["member.add", "member.change", "member.remove"]
    assert {line.target for line in lines} == {public_id("a", cast.rival.account.id)}


@pytest.mark.parametrize("who", ["editor", "viewer", "rival", "staff"])
@pytest.mark.parametrize("act", sorted(ACTS))
async def test_only_owners_decide_who_is_in(cast: Cast, who: str, act: str) -> None:
    stranger = who in {"rival", "staff"}
    with pytest.raises(NotYours if stranger else Forbidden):
        await ACTS[act](getattr(cast, who).scope, cast)
    assert len(await roles(cast)) == 2


async def test_a_second_owner_decides_too(cast: Cast) -> None:
    lent = Scope(cast.editor.scope.actor, roles={cast.owner.account.id: Role.OWNER})
    await remove_member(lent, cast.owner.account.id, cast.viewer.account.id)
    assert await roles(cast) == {cast.editor.email: "editor"}


async def test_nobody_is_a_member_twice_or_of_their_own_account(cast: Cast) -> None:
    for email in (cast.editor.email, cast.owner.email):
        with pytest.raises(Conflict) as refused:
            await add_member(cast.owner.scope, cast.owner.account.id, email, Role.VIEWER)
        assert refused.value.field == "email"
    assert await Member.filter(account_id=cast.owner.account.id).count() == 2


async def test_people_who_are_not_there_are_not_found(cast: Cast) -> None:
    account_id, nobody = cast.owner.account.id, new_id()
    with pytest.raises(NotFound):
        await add_member(cast.owner.scope, account_id, "nobody@acme.example", Role.VIEWER)
    for act in (
        change_member(cast.owner.scope, account_id, nobody, Role.VIEWER),
        remove_member(cast.owner.scope, account_id, nobody),
        leave_account(cast.owner.scope, account_id, cast.owner.account.id),
    ):
        with pytest.raises(NotFound):
            await act


async def test_a_person_sees_the_accounts_they_work_in(cast: Cast) -> None:
    assert [account.email for account in await accounts_of(cast.editor.scope)] == [
        cast.owner.email,
        cast.editor.email,
    ]
