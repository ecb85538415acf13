"""A mailbox that is away, guarded, or refuses mail is told apart in one clear message."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
import requests
import trustme

from bootstrap import mailpit
from fixtures.mailbox import probe as probing
from fixtures.mailbox.client import Mailpit
from fixtures.mailbox.launch import StartedMailbox, free_addresses, started_mailbox, told_version
from fixtures.mailbox.mailbox import MailboxUnreachableError
from fixtures.mailbox.probe import MailboxProbeError, probe
from fixtures.processes import Service
from tests.mailbox.conftest import letter, needs_mailpit, send


@contextmanager
def real(*options: str, scheme: str = "http", **access: object) -> Iterator[StartedMailbox]:
    """Start a Mailpit with options of its own."""
    http, smtp = free_addresses()
    client = Mailpit(f"{scheme}://{http}", **access)  # type: ignore[arg-type]
    command = [
        str(mailpit.locate()),
        "--quiet",
        "--disable-version-check",
        "--listen",
        http,
        "--smtp",
        smtp,
        *options,
    ]
    with Service("Mailpit", command, probe=partial(told_version, client)) as service:
        service.ready()
        yield StartedMailbox(client, smtp, "essai")


def test_a_mailbox_that_receives_passes_and_keeps_no_trace(mailbox: StartedMailbox) -> None:
    before = mailbox.client.holding().total
    probe(mailbox)
    assert mailbox.client.holding().total == before


def test_smtp_is_unreachable(catcher: StartedMailbox) -> None:
    with pytest.raises(MailboxProbeError, match=r"SMTP 127\.0\.0\.1:1 est injoignable"):
        probe(replace(catcher, smtp="127.0.0.1:1"))


def test_smtp_is_something_else(catcher: StartedMailbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probing, "TIMEOUT", 0.3)
    with (
        socket.create_server(("127.0.0.1", 0)) as mute,
        pytest.raises(MailboxProbeError, match="est injoignable"),
    ):
        probe(replace(catcher, smtp=f"127.0.0.1:{mute.getsockname()[1]}"))


def test_the_message_never_arrives(mailbox: StartedMailbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probing, "TIMEOUT", 1.0)
    with (
        started_mailbox({"RECETTE_MAILBOX": "catcher"}) as other,
        pytest.raises(MailboxProbeError, match=r"n'est pas arrivé : Aucun nouveau message"),
    ):
        probe(replace(mailbox, smtp=other.smtp))


@needs_mailpit
@pytest.mark.parametrize(("trigger", "code"), [("Sender", 451), ("Recipient", 550)])
def test_smtp_refuses_mail(trigger: str, code: int) -> None:
    with real("--enable-chaos") as mailbox:
        triggers = {trigger: {"ErrorCode": code, "Probability": 100}}
        requests.put(f"{mailbox.client.url}/api/v1/chaos", json=triggers, timeout=10).raise_for_status()
        with pytest.raises(MailboxProbeError, match=rf"refuse le message de contrôle : « {code} .+ »"):
            probe(mailbox)


@needs_mailpit
def test_a_guarded_mailbox_over_tls(tmp_path: Path) -> None:
    authority = trustme.CA()
    certificate = authority.issue_cert("127.0.0.1")
    for name, blob in (
        ("authority.pem", authority.cert_pem),
        ("key.pem", certificate.private_key_pem),
        ("certificate.pem", certificate.cert_chain_pems[0]),
    ):
        blob.write_to_path(tmp_path / name)
    (tmp_path / "users").write_text("qa:secret\n")
    options = ["--ui-tls-cert", str(tmp_path / "certificate.pem"), "--ui-tls-key", str(tmp_path / "key.pem")]
    options += ["--ui-auth-file", str(tmp_path / "users")]
    trusted = str(tmp_path / "authority.pem")
    with real(*options, scheme="https", auth=("qa", "secret"), verify=trusted) as mailbox:
        probe(mailbox)
        url = mailbox.client.url
        in_address = Mailpit(url.replace("://", "://qa:secret@"), verify=trusted)
        assert in_address.version()
        assert "secret" not in in_address.url
        with pytest.raises(MailboxUnreachableError, match="certificat est refusé"):
            Mailpit(url, auth=("qa", "secret")).version()
        with pytest.raises(MailboxUnreachableError, match="refuse l'utilisateur ou le mot de passe"):
            Mailpit(url, auth=("qa", "faux"), verify=trusted).version()


@pytest.mark.parametrize(
    ("url", "cause"),
    [
        ("http://127.0.0.1:1", "la connexion est refusée"),
        ("http://nulle-part.invalid", "l'hôte est introuvable"),
        ("localhost:8025", "http://"),
        ("messagerie", "http://"),
        ("http://", "http://"),
    ],
)
def test_an_address_where_nothing_answers(url: str, cause: str) -> None:
    with pytest.raises(
        MailboxUnreachableError, match=f"La messagerie {url.rstrip('/')} est inutilisable : .*{cause}"
    ):
        Mailpit(url).version()


def test_an_address_that_does_not_answer_in_time() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as mute,
        pytest.raises(MailboxUnreachableError, match="pas à temps"),
    ):
        Mailpit(f"http://127.0.0.1:{mute.getsockname()[1]}", timeout=0.2).version()


def test_an_address_of_something_else(catcher: StartedMailbox) -> None:
    with pytest.raises(MailboxUnreachableError, match="elle répond 404"):
        Mailpit(f"{catcher.client.url}/ailleurs").version()


@pytest.mark.parametrize("answer", [b"<html>", b"[]", b"{}", b""])
def test_an_address_that_answers_something_else(answer: bytes) -> None:
    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        with pytest.raises(MailboxUnreachableError, match="pas celle d'une messagerie Mailpit"):
            Mailpit(f"http://127.0.0.1:{server.server_port}").version()
        thread.join()


def test_a_mailbox_that_goes_away_while_waiting(address: str) -> None:
    with started_mailbox({"RECETTE_MAILBOX": "catcher"}) as mailbox:
        send(mailbox, letter(address))
    with pytest.raises(MailboxUnreachableError, match="la connexion est refusée"):
        mailbox.client.wait_for(address, timeout=5)
