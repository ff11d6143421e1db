"""The screens of giving a page away and of taking it, without script."""

from ledger.plans import PlanName, entitle
from tests.cast import Acme, Cast
from tests.mailbox import Mailbox
from tests.ui.visiting import Visitor, left_notice, path_of, words_of


async def test_a_page_is_offered_and_taken_by_pressing(
    ada: Visitor, mallory: Visitor, cast: Cast, acme: Acme, mailbox: Mailbox
) -> None:
    await entitle(cast.rival.account.id, PlanName.BUSINESS)
    path = path_of(acme.page, "/transfer")
    offered = await ada.post(path, {"email": cast.rival.email})
    assert left_notice(offered) == f"The offer is on its way to {cast.rival.email}."
    assert f"Offered to {cast.rival.email}" in words_of(await ada.get(path))
    link = await mailbox.last_path(cast.rival.email)
    assert "Take the page" in words_of(await mallory.get(link))
    taken = await mallory.post(link)
    assert (taken.headers["location"], left_notice(taken)) == (path_of(acme.page), "Acme is yours now.")
    assert (await ada.get(path)).status_code == 404
    assert (await mallory.get(link)).status_code == 404


async def test_without_a_place_the_limit_is_told(
    ada: Visitor, mallory: Visitor, cast: Cast, acme: Acme, mailbox: Mailbox
) -> None:
    await ada.post(path_of(acme.page, "/transfer"), {"email": cast.rival.email})
    answer = await mallory.post(await mailbox.last_path(cast.rival.email))
    assert (answer.status_code, "?for=slot" in answer.text) == (422, True)


async def test_a_refused_offer_comes_back(ada: Visitor, acme: Acme) -> None:
    answer = await ada.post(path_of(acme.page, "/transfer"), {"email": "nobody"})
    assert (answer.status_code, 'value="nobody"' in answer.text) == (422, True)


async def test_whoever_is_signed_out_or_another_is_told_how_to_go_on(
    ada: Visitor, ed: Visitor, nobody: Visitor, cast: Cast, acme: Acme, mailbox: Mailbox
) -> None:
    await ada.post(path_of(acme.page, "/transfer"), {"email": cast.rival.email})
    link = await mailbox.last_path(cast.rival.email)
    assert (await nobody.get(link)).headers["location"] == f"/signin?next={link}"
    assert (await ed.get(link)).status_code == 403
    assert (await ed.get("/account/take/x")).status_code == 404
