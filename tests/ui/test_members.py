"""The screen of an account's people, and joining and leaving others'."""

import pytest

from app.core.ids import new_id, public_id
from tenants.accounts.invitations import invitations_of
from tenants.accounts.members import members_of
from tests.cast import Cast
from tests.mailbox import Mailbox
from tests.ui.visiting import Visitor, left_notice, words_of


async def roles(cast: Cast) -> dict[str, str]:
    rows = await members_of(cast.owner.scope, cast.owner.account.id)
    return {row.person.email: row.role for row in rows}


async def test_the_screen_lists_people_and_open_invitations(ada: Visitor, cast: Cast) -> None:
    await ada.post("/account/members", {"email": "new@acme.example", "role": "viewer"})
    words = words_of(await ada.get("/account/members"))
    for email in (cast.owner.email, cast.editor.email, cast.viewer.email, "new@acme.example"):
        assert email in words


async def test_known_and_unknown_addresses_are_invited_with_the_same_words(ada: Visitor, cast: Cast) -> None:
    for email in (cast.rival.email, "nobody@acme.example"):
        answer = await ada.post("/account/members", {"email": email, "role": "editor"})
        assert (answer.status_code, left_notice(answer)) == (303, f"An invitation is on its way to {email}.")


@pytest.mark.parametrize(
    ("fields", "field", "status"),
    [
        ({"email": "nobody", "role": "viewer"}, "email", 422),
        ({"email": "a@b.example", "role": "operator"}, "role", 422),
        ({"email": "a@b.example", "role": "king"}, "role", 422),
        ({"email": "ed@acme.example", "role": "viewer"}, "email", 409),
    ],
)
async def test_a_refused_invitation_comes_back(
    ada: Visitor, fields: dict[str, object], field: str, status: int
) -> None:
    answer = await ada.post("/account/members", fields)
    assert answer.status_code == status
    assert f'href="#{field}"' in answer.text
    assert f'value="{fields["email"]}"' in answer.text


async def test_an_invited_person_joins_by_pressing(
    ada: Visitor, mallory: Visitor, cast: Cast, mailbox: Mailbox
) -> None:
    await ada.post("/account/members", {"email": cast.rival.email, "role": "editor"})
    path = await mailbox.last_path(cast.rival.email)
    assert f"{cast.owner.email} invites you" in words_of(await mallory.get(path))
    assert cast.rival.email not in await roles(cast)
    answer = await mallory.post(path)
    assert left_notice(answer) == f"You now work on the pages of {cast.owner.email}."
    assert (await roles(cast))[cast.rival.email] == "editor"


async def test_an_invitation_leads_through_signing_up(
    ada: Visitor, nobody: Visitor, cast: Cast, mailbox: Mailbox
) -> None:
    await ada.post("/account/members", {"email": "new@acme.example", "role": "editor"})
    path = await mailbox.last_path("new@acme.example")
    sent_to = (await nobody.get(path)).headers["location"]
    assert sent_to == f"/signin?next={path}"
    fields: dict[str, object] = {
        "email": "new@acme.example",
        "password": "a good long password",
        "next": path,
    }
    assert (await nobody.post("/signup", fields)).headers["location"] == path


async def test_another_person_cannot_use_the_invitation(
    ada: Visitor, vic: Visitor, cast: Cast, mailbox: Mailbox
) -> None:
    await ada.post("/account/members", {"email": cast.rival.email, "role": "owner"})
    path = await mailbox.last_path(cast.rival.email)
    assert (await vic.get(path)).status_code == 403
    assert (await vic.post(path)).status_code == 403
    assert (await roles(cast))[cast.viewer.email] == "viewer"


async def test_an_invitation_can_be_taken_back(
    ada: Visitor, mallory: Visitor, cast: Cast, mailbox: Mailbox
) -> None:
    await ada.post("/account/members", {"email": cast.rival.email, "role": "editor"})
    path = await mailbox.last_path(cast.rival.email)
    (open_one,) = await invitations_of(cast.owner.scope, cast.owner.account.id)
    await ada.post(f"/account/invitations/{public_id('n', open_one.id)}/take-back")
    assert (await mallory.post(path)).status_code == 404


async def test_a_role_is_changed_and_a_person_removed(ada: Visitor, cast: Cast) -> None:
    path = f"/account/members/{public_id('a', cast.viewer.account.id)}"
    await ada.post(f"{path}/role", {"role": "editor"})
    assert (await roles(cast))[cast.viewer.email] == "editor"
    assert (await ada.post(f"{path}/role", {"role": "operator"})).status_code == 422
    await ada.post(f"{path}/remove")
    assert cast.viewer.email not in await roles(cast)


async def test_a_person_leaves_an_account_they_were_invited_to(ed: Visitor, cast: Cast) -> None:
    assert cast.owner.email in words_of(await ed.get("/account/members"))
    await ed.post(f"/account/teams/{public_id('a', cast.owner.account.id)}/leave")
    assert cast.editor.email not in await roles(cast)


async def test_foreign_and_absent_people_look_alike(mallory: Visitor, cast: Cast) -> None:
    ids = (public_id("a", cast.editor.account.id), public_id("a", new_id()), "a_x")
    for act in ("members/{0}/role", "members/{0}/remove", "teams/{0}/leave"):
        answers = [await mallory.post("/account/" + act.format(a_id), {"role": "viewer"}) for a_id in ids]
        assert {answer.status_code for answer in answers} == {404}
        assert len({answer.text.replace(a_id, "") for answer, a_id in zip(answers, ids, strict=True)}) == 1
    assert len(await roles(cast)) == 2
