"""A mailer that keeps letters, and the postman who empties the job table into it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from app.core.mail import Mail, mailer, plug_mailer
from tenants.accounts.letters import LETTER_JOB, send_letter
from tenants.jobs.models import Job

_LINK = re.compile(r"http://localhost:8000(/\S+)")


class Mailbox:
    """Letters that were sent; `broken` makes sending fail."""

    def __init__(self) -> None:
        self.letters: list[Mail] = []
        self.broken: Exception | None = None

    async def send(self, mail: Mail) -> None:
        if self.broken is not None:
            raise self.broken
        self.letters.append(mail)

    async def delivered(self) -> list[Mail]:
        """Everything sent so far, once whatever was asked for has been written."""
        for job in await Job.filter(kind=LETTER_JOB, done_at=None).order_by("id"):
            await send_letter(job.payload)
            await Job.filter(id=job.id).update(done_at=1)
        return self.letters

    async def subjects(self, to: str) -> list[str]:
        return [mail.subject for mail in await self.delivered() if mail.to == to]

    async def last_path(self, to: str) -> str:
        """The path that the newest letter to `to` links to."""
        newest = [mail for mail in await self.delivered() if mail.to == to][-1]
        (path,) = _LINK.findall(newest.text)
        return str(path)

    async def last_token(self, to: str) -> str:
        return (await self.last_path(to)).rpartition("/")[2]


@contextmanager
def mailbox_plugged() -> Iterator[Mailbox]:
    """Within the block letters end in the mailbox."""
    before, mailbox = mailer(), Mailbox()
    plug_mailer(mailbox)
    yield mailbox
    plug_mailer(before)
