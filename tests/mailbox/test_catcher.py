"""What the catcher does beside Mailpit's API."""

from __future__ import annotations

import socket
import subprocess
import sys
from email.message import EmailMessage

import pytest
import requests

from fixtures.mailbox.launch import StartedMailbox
from fixtures.mailbox.store import MAX_MESSAGES, Store
from fixtures.processes import ROOT
from tests.mailbox.conftest import letter, send


def get(mailbox: StartedMailbox, path: str) -> requests.Response:
    return requests.get(f"{mailbox.client.url}{path}", timeout=10)


def test_its_page_lists_the_messages_and_shows_each(catcher: StartedMailbox, address: str) -> None:
    send(catcher, letter(address, "Votre code : <k4nf3>", Subject="Objet <b>"))
    listed = get(catcher, "/").text
    (message,) = catcher.client.messages_to(address)
    assert f'<a href="/view/{message.id}">Objet &lt;b&gt;</a>' in listed
    assert address in listed
    shown = get(catcher, f"/view/{message.id}").text
    assert "Votre code : &lt;k4nf3&gt;" in shown
    assert "noreply@mutuelle-mbtp.com" in shown


def test_a_message_without_subject_can_be_opened(catcher: StartedMailbox, address: str) -> None:
    message = EmailMessage()
    message["To"] = address
    send(catcher, message, address)
    assert "(sans objet)" in get(catcher, "/").text


def test_an_unknown_message_is_not_found(catcher: StartedMailbox) -> None:
    assert get(catcher, "/view/inconnu").status_code == 404


def test_a_search_it_does_not_know_is_refused(catcher: StartedMailbox) -> None:
    response = get(catcher, "/api/v1/search?query=subject:code")
    assert response.status_code == 400
    assert "subject:code" in response.text


def test_deleting_without_identifiers_deletes_nothing(catcher: StartedMailbox, address: str) -> None:
    send(catcher, letter(address))
    requests.delete(f"{catcher.client.url}/api/v1/messages", timeout=10)
    assert len(catcher.client.messages_to(address)) == 1


def test_the_oldest_message_goes_when_it_is_full() -> None:
    store = Store()
    for number in range(MAX_MESSAGES + 1):
        store.add(f"Subject: {number}\r\n\r\n".encode(), ["a@recette.example"])
    messages = store.newest_first()
    assert len(messages) == MAX_MESSAGES
    assert messages[0].summary()["Subject"] == str(MAX_MESSAGES)
    assert messages[-1].summary()["Subject"] == "1"


@pytest.mark.parametrize("option", ["--smtp-port", "--http-port"])
def test_a_taken_port_is_said(option: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "fixtures.mailbox.catcher", option, str(port)]
        result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=20, check=False)
    assert result.returncode == 2
    assert result.stderr.splitlines() == [
        f"Le port {port} est déjà pris ou interdit : choisissez-en un autre, ou 0 pour un port libre."
    ]
