"""The mailboxes that the same tests are run on."""

from __future__ import annotations

import smtplib
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from email.utils import format_datetime, localtime
from uuid import uuid4

import pytest

from bootstrap import mailpit
from fixtures.mailbox.launch import StartedMailbox, started_mailbox
from tests.mailbox import dovecot

NO_MAILPIT = "Mailpit n'est pas installé (recette.py setup --mailpit)"
needs_mailpit = pytest.mark.skipif(mailpit.locate() is None, reason=NO_MAILPIT)

Send = Callable[..., None]


def send(mailbox: StartedMailbox, message: EmailMessage | bytes, *envelope: str) -> None:
    """Send a message over SMTP, to the recipients of its headers unless an envelope is given."""
    host, _, port = mailbox.smtp.rpartition(":")
    with smtplib.SMTP(host, int(port), local_hostname="localhost", timeout=10) as server:
        if isinstance(message, bytes):
            server.sendmail("noreply@mutuelle-mbtp.com", list(envelope), message)
        else:
            server.send_message(message, to_addrs=list(envelope) or None)


def letter(to: str, text: str = "Bonjour", **headers: str) -> EmailMessage:
    """Return a plain message."""
    message = EmailMessage()
    message["From"], message["To"] = "MBTP <noreply@mutuelle-mbtp.com>", to
    for name, value in ({"Subject": "Essai", "Date": format_datetime(localtime())} | headers).items():
        message[name] = value
    message.set_content(text)
    return message


@pytest.fixture(scope="session")
def catcher() -> Iterator[StartedMailbox]:
    with started_mailbox({"RECETTE_MAILBOX": "catcher"}) as mailbox:
        yield mailbox


@pytest.fixture(scope="session")
def real_mailpit() -> Iterator[StartedMailbox]:
    if mailpit.locate() is None:
        pytest.skip(NO_MAILPIT)
    with started_mailbox({"RECETTE_MAILBOX": "mailpit"}) as mailbox:
        yield mailbox


@pytest.fixture(scope="session")
def imap() -> Iterator[StartedMailbox]:
    if dovecot.PROGRAM is None:
        pytest.skip("dovecot n'est pas installé (apt-get install dovecot-imapd)")
    with dovecot.imap_mailbox() as mailbox:
        yield mailbox


@pytest.fixture(params=["catcher", "real_mailpit", "imap"])
def mailbox(request: pytest.FixtureRequest) -> StartedMailbox:
    """Each mailbox in turn."""
    started: StartedMailbox = request.getfixturevalue(request.param)
    return started


@pytest.fixture
def address() -> str:
    """An address that nobody else uses."""
    return f"adherent.{uuid4().hex[:12]}@recette.example"
