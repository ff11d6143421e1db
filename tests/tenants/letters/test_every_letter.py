"""Every letter there is: both parts say the same, links lead where they should, and nothing watches."""

import re
from collections.abc import AsyncIterator
from html import unescape

import pytest

from app.core.addresses import console_url, page_url, set_addresses
from app.core.ids import public_id
from app.core.mail import Mail, message_of
from app.core.signing import set_secret
from tenants.accounts.invitations import invite
from tenants.accounts.letters import WRITERS, ask_for_letter, send_letter
from tenants.accounts.models import Invitation
from tenants.jobs.models import Job
from tenants.letters.accounts import SIGN_IN_CHANGES
from tenants.pages.models import Page, PageOffer
from tenants.pages.offer import offer_page
from tenants.scope import Role
from tenants.slots.letters import remind
from tests.cast import Acme, Cast
from tests.fakes import FakeClock
from tests.mailbox import Mailbox, mailbox_plugged
from tests.stripe_desk import stripe_plugged
from tests.tenants.billing.paying import begin_small
from tests.tenants.slots.living import a_tenant

pytestmark = pytest.mark.sqlite_only

HOST = "status.acme.example"
# Arabic, a joined emoji, markup, and a mark that would turn the rest of the line around.
AWKWARD = "حالة \u202e<b>Acme</b> & \U0001f469\u200d\U0001f4bb"
SENDER = "status@hep.test"


@pytest.fixture
async def letters(cast: Cast, acme: Acme, clock: FakeClock) -> AsyncIterator[list[Mail]]:
    """One of each, as it is sent to somebody on a real host."""
    set_secret("a secret that only tests may know, 32+")
    set_addresses("https://status.hep.test", "pages.hep.test")
    await Page.filter(id=acme.page.id).update(name=AWKWARD)
    with mailbox_plugged() as mailbox, stripe_plugged():
        abouts = await _abouts(cast, acme)
        await Job.filter(kind="letter").delete()
        for name in WRITERS:
            for about in abouts.get(name, [""]):
                await ask_for_letter(name, "new@reader.example" if about else cast.owner.email, about)
        payloads = [job.payload for job in await Job.filter(kind="letter").order_by("id")]
        for payload in payloads:
            await _sent(payload, mailbox)
        await _renewed_slot()
        yield mailbox.letters
    set_addresses("http://localhost:8000", "localhost")


async def _sent(payload: dict[str, str], mailbox: Mailbox) -> None:
    """Each to an address of its own, since letters to one are counted; but accounts are found by theirs."""
    own = payload["to"] if not payload["about"] else f"{len(mailbox.letters)}@reader.example"
    before = len(mailbox.letters)
    await send_letter(payload | {"to": own})
    assert len(mailbox.letters) == before + 1, payload["letter"]


async def _abouts(cast: Cast, acme: Acme) -> dict[str, list[str]]:
    """What each letter that is about something is about."""
    await invite(cast.owner.scope, cast.owner.account.id, cast.rival.email, Role.EDITOR)
    await offer_page(cast.owner.scope, acme.page.id, cast.rival.email)
    invitation, offer = await Invitation.first(), await PageOffer.first()
    assert invitation is not None
    assert offer is not None
    payment = str((await begin_small(cast.owner, "first")).id)
    domain = f"{public_id('p', acme.page.id)} {HOST}"
    return {
        "invitation": [str(invitation.id)],
        "page-offer": [str(offer.id)],
        "page-taken": [AWKWARD],
        "sign-in-changed": list(SIGN_IN_CHANGES),
        **{name: [payment] for name in WRITERS if name.startswith("payment-")},
        **{name: [domain] for name in WRITERS if name.startswith("domain-")},
    }


async def _renewed_slot() -> None:
    """Letters about slots have a job of their own."""
    tenant = await a_tenant(480)
    await tenant.buy()
    (slot,) = await tenant.slots()
    await remind({"slot": str(slot.id), "n": 1, "occasion": "renewed"})


_PREHEADER = re.compile(r"<div data-preheader[^>]*>(.*?)</div>", re.DOTALL)


def seen(markup: str) -> str:
    """The words of HTML that a reader sees, in their order; names are isolated within a line."""
    body = _PREHEADER.sub("", markup.partition("<body")[2].partition(">")[2] or markup)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", re.sub("</?bdi>", "", body))).split())


def plain(text: str) -> str:
    return " ".join(re.sub("[\u2068\u2069]", "", text).split())


async def test_both_parts_of_every_letter_say_the_same(letters: list[Mail]) -> None:
    assert len(letters) == len(WRITERS) + len(SIGN_IN_CHANGES)
    for mail in letters:
        assert seen(mail.html) == plain(mail.text), mail.subject


async def test_links_are_whole_and_lead_to_the_console_or_to_the_page(letters: list[Mail]) -> None:
    for mail in letters:
        links = re.findall(r'href="([^"]+)"', mail.html)
        assert list(dict.fromkeys(links)) == re.findall(r"^https://\S+$", mail.text, re.MULTILINE)
        allowed = (console_url("/"), page_url(HOST) if HOST in mail.subject else console_url("/"))
        assert all(link.startswith(allowed) for link in links), mail.subject
        assert links[0].startswith(console_url("/"))


async def test_a_page_that_went_live_is_linked_where_visitors_find_it(letters: list[Mail]) -> None:
    (live,) = [mail for mail in letters if "answers on" in mail.subject]
    assert f'<a class="link" href="https://{HOST}/"' in live.html
    assert f"\nhttps://{HOST}/\n" in live.text


async def test_nothing_is_fetched_counted_or_run(letters: list[Mail]) -> None:
    for mail in letters:
        assert not re.search(r"<img|<script|<link|<iframe|<form|url\(|@import|@font-face| on\w+=", mail.html)
        assert not re.search(r"[?#]|utm_", "".join(re.findall(r"https?://(\S+)", mail.text)))


async def test_every_letter_says_why_one_gets_it_and_what_a_list_of_mails_shows(letters: list[Mail]) -> None:
    for mail in letters:
        last = mail.text.rstrip().rpartition("\n\n")[2]
        assert last.startswith("You get this letter because "), mail.subject
        (preheader,) = _PREHEADER.findall(mail.html)
        assert seen(preheader) in plain(mail.text)
        assert mail.html.index("data-preheader") < mail.html.index("<table")


async def test_lines_are_short_enough_for_every_program(letters: list[Mail]) -> None:
    for mail in letters:
        assert all(len(line) <= 78 or line.startswith("https://") for line in mail.text.splitlines())
        raw = message_of(mail, SENDER).as_bytes()
        assert max(map(len, raw.split(b"\r\n"))) <= 998
        assert len(raw) < 40_000


async def test_both_schemes_and_both_directions_are_drawn(letters: list[Mail]) -> None:
    for mail in letters:
        assert '<meta name="color-scheme" content="light dark">' in mail.html
        assert "@media (prefers-color-scheme: dark)" in mail.html
        styles = " ".join(re.findall(r'style="([^"]*)"', mail.html))
        assert not re.search(r"left|right|float|position", styles)


async def test_an_awkward_name_turns_and_breaks_nothing(letters: list[Mail]) -> None:
    (offer,) = [mail for mail in letters if "is offered to you" in mail.subject]
    assert "<bdi>حالة &lt;b&gt;Acme&lt;/b&gt; &amp; \U0001f469\u200d\U0001f4bb</bdi>" in offer.html
    assert "\u202e" not in offer.html + offer.text + offer.subject
    assert message_of(offer, SENDER)["Subject"].startswith("حالة <b>Acme</b>")


@pytest.mark.usefixtures("database")
async def test_a_letter_about_what_is_gone_is_not_written() -> None:
    gone = "00000000-0000-0000-0000-000000000000"
    for name in ("welcome", "reset", "invitation", "page-offer", "payment-received"):
        assert await WRITERS[name]({"to": "nobody@acme.example", "about": gone}) is None
