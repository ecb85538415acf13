"""Debian's IMAP server, and an SMTP server that hands it the mail."""

from __future__ import annotations

import grp
import os
import pwd
import shutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from pathlib import Path

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Mailbox as Maildir
from aiosmtpd.smtp import Envelope, Session

from fixtures.mailbox.imap import ImapMailbox
from fixtures.mailbox.launch import StartedMailbox, free_addresses
from fixtures.processes import Service

PROGRAM = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
PASSWORD = "mot-de-passe-d-essai"
CONFIGURATION = """\
protocols = imap
listen = 127.0.0.1
base_dir = {folder}/run
log_path = /dev/stderr
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
first_valid_uid = 0
mail_location = maildir:{folder}/mail
ssl = yes
ssl_cert = <{folder}/server.pem
ssl_key = <{folder}/server.pem
auth_mechanisms = plain
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {plain}
  }}
  inet_listener imaps {{
    port = {secure}
  }}
}}
service anvil {{
  chroot =
}}
"""


@contextmanager
def imap_mailbox() -> Iterator[StartedMailbox]:
    """Give an account that receives what is sent to its SMTP server, for any address."""
    folder = Path(tempfile.mkdtemp(prefix="imap-"))  # a short one: sockets are named in it
    try:
        yield from _served(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _served(folder: Path) -> Iterator[StartedMailbox]:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    issued = authority.issue_cert("localhost")
    issued.private_key_and_cert_chain_pem.write_to_path(str(folder / "server.pem"))
    user = pwd.getpwnam("mail") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
    for name in ("new", "cur", "tmp"):
        (folder / "mail" / name).mkdir(parents=True)
    plain, secure = (address.rpartition(":")[2] for address in free_addresses())
    (folder / "dovecot.conf").write_text(
        CONFIGURATION.format(
            folder=folder,
            user=user.pw_name,
            group=grp.getgrgid(user.pw_gid).gr_name,
            plain=plain,
            secure=secure,
            password=PASSWORD,
        ),
        encoding="utf-8",
    )
    for path in (folder, *folder.rglob("*")):
        os.chown(path, user.pw_uid, user.pw_gid)
    (folder / "run").mkdir()
    receiver, _ = free_addresses()
    port = int(receiver.rpartition(":")[2])
    smtp = Controller(Owned(folder / "mail", user.pw_uid, user.pw_gid), hostname="127.0.0.1", port=port)
    smtp.start()
    try:
        command: list[str | Path] = [str(PROGRAM), "-F", "-c", folder / "dovecot.conf"]
        with Service("dovecot", command, probe=lambda: _answers(int(secure))) as service:
            service.ready()
            client = ImapMailbox(
                f"imaps://localhost:{secure}", "recette", PASSWORD, authority=folder / "ca.pem"
            )
            yield StartedMailbox(client, receiver, "dovecot")
    finally:
        smtp.stop()


class Owned(Maildir):
    """Delivers to a folder whose owner is another user than the one who delivers."""

    def __init__(self, folder: Path, user: int, group: int) -> None:
        super().__init__(folder)
        self._owner = (user, group)

    def prepare_message(self, session: Session, envelope: Envelope) -> Message:
        message = super().prepare_message(session, envelope)
        for recipient in envelope.rcpt_tos:
            message["Delivered-To"] = recipient
        return message

    def handle_message(self, message: Message) -> None:
        super().handle_message(message)
        for path in Path(self.mail_dir).rglob("*"):
            if path.is_file():
                os.chown(path, *self._owner)


def _answers(port: int) -> dict[str, int] | None:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return None
    return {"port": port}
