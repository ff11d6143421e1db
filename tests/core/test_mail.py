"""Mail: one recipient, whatever is typed; both parts; by file and over a real SMTP server."""

import asyncio
import email
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
import trustme
from aiosmtpd.handlers import Message
from aiosmtpd.smtp import SMTP

from app.core.email_address import one_address
from app.core.errors import Invalid, Unavailable
from app.core.mail import FileMailer, Mail, SmtpMailer, mailer_for, message_of

SENDER = "status@hep.test"
HELLO = Mail("ada@acme.test", "Reset your password – Hep", "Open https://x/reset", "<p>Open it</p>", id="m1")

TAILS = [
    "\r\nBcc: x@y.test",
    "\nX: y",
    "\r\n\r\nbody",
    "%0d%0aBcc: x",
    ", x@y.test",
    "; x@y.test",
    " x@y.test",
]
HOSTILE_ADDRESSES = [
    *(f"ada@acme.test{tail}" for tail in TAILS),
    *(f"ada{tail}@acme.test" for tail in TAILS),
    "",
    "ada",
    "@acme.test",
    "ada@",
    "Ada <ada@acme.test>",
    "<ada@acme.test>",
    '"ada x"@acme.test',
    "ada@[127.0.0.1]",
    "ada@acme..test",
    "ada@-acme.test",
    "ada@acme.test\x00",
    "ada\x00@acme.test",
    "ada@acme.test\u2028x",
    "ada@a b.test",
    "ada(comment)@acme.test",
    "ada@acme.test(comment)",
    "group: a@b.test, c@d.test;",
    f"{'x' * 65}@acme.test",
    f"ada@{'x' * 260}.test",
    "ada@acme.test?cc=x@y.test",
]


class Sink(Message):
    """Keeps what arrives."""

    def __init__(self) -> None:
        super().__init__(EmailMessage)
        self.kept: list[tuple[list[str], EmailMessage]] = []

    def handle_message(self, message: EmailMessage) -> None:  # type: ignore[override]
        self.kept.append(([str(message["X-RcptTo"])], message))


@asynccontextmanager
async def server(sink: Sink, tls: ssl.SSLContext | None = None) -> AsyncIterator[int]:
    """An SMTP server; its port."""
    serving = await asyncio.get_running_loop().create_server(lambda: SMTP(sink), "127.0.0.1", 0, ssl=tls)
    async with serving:
        yield serving.sockets[0].getsockname()[1]


@pytest.mark.parametrize("typed", HOSTILE_ADDRESSES)
def test_only_exactly_one_address_is_taken(typed: str) -> None:
    with pytest.raises(Invalid):
        Mail(typed, "Hello", "text", "<p>html</p>")


@pytest.mark.parametrize("tail", ["\r\nBcc: x@y.test", "\nBcc: x", "\x00", "\u2028x", "\x0bx", "\x85x"])
def test_a_subject_is_one_line(tail: str) -> None:
    with pytest.raises(Invalid):
        Mail("ada@acme.test", f"Hello{tail}", "text", "<p>html</p>")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" Ada@Acme.Test ", "ada@acme.test"),
        ("a@bücher.de", "a@xn--bcher-kva.de"),
        ("root@localhost", "root@localhost"),
        ("o'neil+tag@x.example.com", "o'neil+tag@x.example.com"),
    ],
)
def test_an_address_has_one_form(typed: str, kept: str) -> None:
    assert one_address(typed) == kept


def test_a_message_has_a_text_and_an_html_part_and_one_recipient() -> None:
    message = email.message_from_bytes(message_of(HELLO, SENDER).as_bytes(), policy=default)
    assert message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert (message["To"], message["From"]) == ("ada@acme.test", SENDER)
    assert message["Message-ID"] == "<m1@hep.test>"
    assert message["Subject"] == HELLO.subject


async def test_without_a_server_mails_become_files(tmp_path: Path) -> None:
    await mailer_for("", SENDER, tmp_path / "mail").send(HELLO)
    (only,) = (tmp_path / "mail").iterdir()
    assert only.suffix == ".eml"
    assert b"ada@acme.test" in only.read_bytes()


async def test_the_same_mail_sent_again_after_a_crash_is_one_file(tmp_path: Path) -> None:
    mailer = FileMailer(tmp_path / "mail", SENDER)
    await mailer.send(HELLO)
    (written,) = (tmp_path / "mail").iterdir()
    when = written.stat().st_mtime_ns
    await mailer.send(HELLO)
    assert list((tmp_path / "mail").iterdir()) == [written]
    assert written.stat().st_mtime_ns == when


async def test_a_file_of_a_mail_is_whole_or_absent(tmp_path: Path) -> None:
    (tmp_path / "mail").write_text("in the way")
    with pytest.raises(OSError, match="mail"):
        await FileMailer(tmp_path / "mail", SENDER).send(HELLO)


async def test_mail_goes_out_by_smtp() -> None:
    sink = Sink()
    async with server(sink) as port:
        await mailer_for(f"smtp://127.0.0.1:{port}", SENDER, Path("unused")).send(HELLO)
    ((recipients, message),) = sink.kept
    assert recipients == ["ada@acme.test"]
    assert message["X-MailFrom"] == SENDER


async def test_a_server_that_is_away_is_unavailable() -> None:
    with pytest.raises(Unavailable):
        await SmtpMailer("smtp://127.0.0.1:1", SENDER).send(HELLO)


async def test_a_password_is_never_sent_over_a_network_in_the_clear(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.core.mail._LOOPBACK", frozenset())
    sink = Sink()
    async with server(sink) as port:
        with pytest.raises(Unavailable):
            await SmtpMailer(f"smtp://ada:secret@127.0.0.1:{port}", SENDER).send(HELLO)
    assert sink.kept == []


@pytest.mark.parametrize("trusted", [True, False])
async def test_smtps_needs_a_certificate_that_somebody_vouches_for(
    trusted: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority, sink = trustme.CA(), Sink()
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem" if trusted else tmp_path / "none.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    async with server(sink, context) as port:
        with nullcontext() if trusted else pytest.raises(Unavailable):
            await SmtpMailer(f"smtps://127.0.0.1:{port}", SENDER).send(HELLO)
    assert len(sink.kept) == trusted
