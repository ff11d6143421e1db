"""Letters: one recipient, both parts, links of ours only, five an hour; none lost while the mail is away."""

import re

import pytest

from app.core.addresses import set_addresses
from app.core.errors import Unavailable
from tenants.accounts.letters import LETTER_JOB, ask_for_letter, send_letter
from tenants.accounts.models import Attempt
from tenants.accounts.sign_up import sign_up
from tenants.jobs.models import Job
from tenants.jobs.run import run_due
from tests.cast import PASSWORD, Cast
from tests.conftest import Database
from tests.fakes import FakeClock
from tests.mailbox import Mailbox

ADA = "ada@acme.example"
KINDS = ("welcome", "signed-up-before", "reset", "password-changed")


def unheard(kind: str, outcome: str) -> None:
    """Nobody listens how a job ended."""


@pytest.mark.parametrize("kind", KINDS)
async def test_both_parts_of_a_letter_hold_the_same_link(cast: Cast, mailbox: Mailbox, kind: str) -> None:
    await ask_for_letter(kind, ADA)
    path = await mailbox.last_path(ADA)
    assert f'href="http://localhost:8000{path}"' in mailbox.letters[-1].html
    assert len(mailbox.letters[-1].html) < 40_000


@pytest.mark.parametrize("kind", KINDS)
async def test_links_lead_to_the_console_of_the_settings(cast: Cast, mailbox: Mailbox, kind: str) -> None:
    set_addresses("https://status.hep.test", "pages.hep.test")
    try:
        await ask_for_letter(kind, ADA)
        (letter,) = await mailbox.delivered()
    finally:
        set_addresses("http://localhost:8000", "localhost")
    assert set(re.findall(r"https?://[^/]+", letter.text + letter.html)) == {"https://status.hep.test"}


async def test_an_address_without_an_account_gets_no_letter(cast: Cast, mailbox: Mailbox) -> None:
    for kind in ("welcome", "reset"):
        await ask_for_letter(kind, "nobody@acme.example")
    assert await mailbox.delivered() == []


async def test_five_letters_an_hour_go_to_one_address(clock: FakeClock, cast: Cast, mailbox: Mailbox) -> None:
    for _ in range(7):
        await ask_for_letter("signed-up-before", ADA)
    assert len(await mailbox.delivered()) == 5
    clock.forward(hours=1)
    await ask_for_letter("signed-up-before", ADA)
    assert len(await mailbox.delivered()) == 6


async def test_a_letter_that_could_not_be_sent_is_not_counted(cast: Cast, mailbox: Mailbox) -> None:
    await ask_for_letter("signed-up-before", ADA)
    mailbox.broken = Unavailable()
    with pytest.raises(Unavailable):
        await mailbox.delivered()
    assert await Attempt.filter(act="letter").count() == 0


async def test_letters_are_sent_by_the_worker_and_again_when_the_mail_comes_back(
    clock: FakeClock, database: Database, mailbox: Mailbox
) -> None:
    await sign_up("new@acme.example", PASSWORD)
    mailbox.broken = Unavailable()
    await run_due(unheard)
    assert mailbox.letters == []
    mailbox.broken = None
    clock.forward(hours=1)
    await run_due(unheard)
    assert [mail.to for mail in mailbox.letters] == ["new@acme.example"]


async def test_a_letter_sent_twice_has_one_message_id(cast: Cast, mailbox: Mailbox) -> None:
    await ask_for_letter("signed-up-before", ADA)
    job = await Job.get(kind=LETTER_JOB)
    await send_letter(job.payload)
    await send_letter(job.payload)
    assert mailbox.letters[0].id == mailbox.letters[1].id


async def test_no_link_waits_on_the_job_table(cast: Cast) -> None:
    await ask_for_letter("reset", ADA)
    job = await Job.get(kind=LETTER_JOB)
    assert set(job.payload) == {"letter", "to", "about", "id"}
    assert job.payload["about"] == ""
