"""Runners killed while letters go out by SMTP: each is sent, and one sent again can be told by its id."""

from collections import Counter
from pathlib import Path

import pytest

from tenants.jobs.models import Job
from tenants.slots.calendar import REMINDER_JOB
from tests.conftest import Database
from tests.core.test_mail import Sink, server
from tests.evidence import Sheets, Size
from tests.tenants.slots.letters_due import DAYS, letters_due
from tests.tenants.slots.runners import RUNNERS, marks_in, runners

BATCH = 8


def sent(sink: Sink) -> Counter[str]:
    """How often each letter arrived, by its id."""
    return Counter(str(letter["Message-ID"])[1:].partition("@")[0] for _, letter in sink.kept)


@pytest.mark.usefixtures("publisher")
async def test_every_letter_goes_out_under_the_key_of_its_job(
    database: Database, tmp_path: Path, size: Size, evidence: Sheets
) -> None:
    each, kills, sink = size(ci=8, full=80), size(ci=3, full=30), Sink()
    due = await letters_due(each)

    async def arrived() -> int:
        return len(sent(sink))

    async with server(sink) as port:
        with runners(database, tmp_path, HEP_SMTP_URL=f"smtp://127.0.0.1:{port}") as work:
            await work.killed_at(marks_in(len(due), kills, 4), arrived, len(due))
    again = sent(sink).total() - len(due)
    assert sent(sink).keys() == due.keys()
    assert again <= kills * RUNNERS * BATCH
    waiting = [job.payload["occasion"] for job in await Job.filter(kind=REMINDER_JOB, done_at=None)]
    assert Counter(waiting) == dict.fromkeys(("-3", "-1", "3", "6"), each)
    evidence("killed-postmen")(
        f"{database.kind}: {len(due)} letters of the days {DAYS}, {RUNNERS} runners killed {kills} times:"
        f" all sent, {again} of them again under the same Message-ID; each next one planned once"
    )
