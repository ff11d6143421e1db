"""One mail to one person, text and HTML, and the two ways to send it: into a folder or by SMTP."""

import asyncio
import unicodedata
from dataclasses import dataclass, field
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

import aiosmtplib

from app.core.clock import moment, now_ms
from app.core.email_address import one_address
from app.core.errors import Invalid, Unavailable
from app.core.ids import new_id

TIMEOUT_SECONDS = 20
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Mail:
    """What is sent; raises Invalid for more or less than one recipient or a subject of several lines.

    `id` makes the Message-ID: the same letter sent twice after a crash carries the same one.
    """

    to: str
    subject: str
    text: str
    html: str
    id: str = field(default_factory=lambda: new_id().hex)

    def __post_init__(self) -> None:
        object.__setattr__(self, "to", one_address(self.to))
        if any(unicodedata.category(mark)[0] in "CZ" and mark != " " for mark in self.subject):
            raise Invalid("subject", "The subject may not contain line breaks or control characters.")


class Mailer(Protocol):
    """Hands a mail over; raises Unavailable when that fails now. Never called inside a transaction."""

    async def send(self, mail: Mail) -> None:
        """Return once the mail is out of our hands."""


class FileMailer:
    """Writes each mail as an .eml file, for running without a mail server."""

    def __init__(self, folder: Path, sender: str) -> None:
        self._folder, self._sender = folder, sender

    async def send(self, mail: Mail) -> None:
        """Write `<id>.eml`, whole or not at all; the same letter sent again is there already."""
        await asyncio.to_thread(self._write, mail)

    def _write(self, mail: Mail) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / f"{mail.id}.eml"
        if path.exists():
            return
        unfinished = path.with_suffix(".part")
        unfinished.write_bytes(message_of(mail, self._sender).as_bytes())
        unfinished.replace(path)


class SmtpMailer:
    """Sends by SMTP: `smtps://` over TLS; `smtp://` with STARTTLS, which a password over a network needs."""

    def __init__(self, url: str, sender: str) -> None:
        parts = urlsplit(url)
        self._sender = sender
        self._host = parts.hostname or "localhost"
        self._tls = parts.scheme == "smtps"
        self._port = parts.port or (465 if self._tls else 587)
        self._user = unquote(parts.username) if parts.username else None
        self._password = unquote(parts.password) if parts.password else None

    async def send(self, mail: Mail) -> None:
        """Return once the server has taken the mail."""
        try:
            await aiosmtplib.send(
                message_of(mail, self._sender),
                hostname=self._host,
                port=self._port,
                username=self._user,
                password=self._password,
                use_tls=self._tls,
                start_tls=self._start_tls(),
                timeout=TIMEOUT_SECONDS,
            )
        except (aiosmtplib.SMTPException, OSError) as trouble:
            raise Unavailable("The mail server did not take the mail.") from trouble

    def _start_tls(self) -> bool | None:
        if self._tls:
            return False
        return True if self._password and self._host not in _LOOPBACK else None


class _NoMailer:
    async def send(self, mail: Mail) -> None:
        raise Unavailable(f"Nothing sends mail in this program ({mail.subject}).")


_mailer: Mailer = _NoMailer()


def plug_mailer(mailer: Mailer) -> None:
    """Send by `mailer` from now on in this program."""
    global _mailer
    _mailer = mailer


def mailer() -> Mailer:
    return _mailer


def mailer_for(smtp_url: str, sender: str, folder: Path) -> Mailer:
    """By SMTP when there is a URL, else into `folder`."""
    return SmtpMailer(smtp_url, sender) if smtp_url else FileMailer(folder, sender)


def message_of(mail: Mail, sender: str) -> EmailMessage:
    """The mail as it goes over the wire: multipart, text first."""
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(addr_spec=sender)
    message["To"] = Address(addr_spec=mail.to)
    message["Subject"] = mail.subject
    message["Date"] = format_datetime(moment(now_ms()))
    message["Message-ID"] = f"<{mail.id}@{sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.text)
    message.add_alternative(mail.html, subtype="html")
    return message
