"""The catcher answers as Mailpit does, in every field that the client reads."""

from __future__ import annotations

import re
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

import pytest
import requests

from fixtures.mailbox.launch import StartedMailbox
from tests.mailbox.conftest import letter, send

SUMMARY = ("From", "To", "Cc", "Bcc", "ReplyTo", "Subject")
BODIES = ("Text", "HTML")


def alternative(cte: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = "Mutuelle É <noreply@mutuelle-mbtp.com>", "{address}"
    message["Subject"] = "ACTIVER VOTRE ESPACE — " + "été " * 20
    message.set_content("Votre code : k4nf3\né € — " + "long " * 40 + "\n", cte=cte)
    message.add_alternative("<p>Votre code : <b>k4nf3</b> é € —</p>\n", subtype="html", cte=cte)
    return message


def with_attachment() -> EmailMessage:
    message = alternative("quoted-printable")
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="CGU é.pdf")
    return message


MESSAGES: dict[str, EmailMessage | bytes] = {
    "plain": letter("{address}"),
    "quoted-printable": alternative("quoted-printable"),
    "base64": alternative("base64"),
    "8bit": alternative("8bit"),
    "attachment": with_attachment(),
    "long line": b"Subject: long\r\n\r\n" + b"mot " * 5000 + b"\r\n",
    "several people": letter(
        "Zoé <{address}>, b@recette.example", Cc="c@recette.example, Dé <d@recette.example>"
    ),
    "answers elsewhere": letter("{address}", **{"Reply-To": "Service É <service@recette.example>"}),
    "old date": letter("{address}", Date="Mon, 01 Jan 2024 10:00:00 +0200"),
    "hardly a header": b"Subject: nu\r\n\r\nbonjour\r\n",
    "empty": letter("{address}", ""),
    "latin-1": (
        b"From: noreply@mutuelle-mbtp.com\r\nTo: {address}\r\nSubject: =?iso-8859-1?Q?=E9t=E9?=\r\n"
        b"Content-Type: text/plain; charset=iso-8859-1\r\n\r\n\xe9t\xe9\r\n"
    ),
    "unknown charset": (b"To: {address}\r\nContent-Type: text/plain; charset=x-inconnu\r\n\r\nbonjour\r\n"),
}


def answers(mailbox: StartedMailbox, address: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the summary and the whole of the only message to an address, as JSON."""
    api = f"{mailbox.client.url}/api/v1"
    found = requests.get(f"{api}/search", {"query": f'addressed:"{address}"'}, timeout=10).json()
    assert found["messages_count"] == 1
    (summary,) = found["messages"]
    return summary, requests.get(f"{api}/message/{summary['ID']}", timeout=10).json()


@pytest.mark.parametrize("message", MESSAGES.values(), ids=MESSAGES.keys())
def test_a_message_is_told_the_same(
    message: EmailMessage | bytes, catcher: StartedMailbox, real_mailpit: StartedMailbox, address: str
) -> None:
    content = (message if isinstance(message, bytes) else message.as_bytes(policy=SMTP)).replace(
        b"{address}", address.encode()
    )
    told = []
    for mailbox in (catcher, real_mailpit):
        send(mailbox, content, address)
        told.append(answers(mailbox, address))
    (summary, whole), (real_summary, real_whole) = told
    assert {key: summary[key] for key in SUMMARY} == {key: real_summary[key] for key in SUMMARY}
    assert {key: whole[key] for key in BODIES} == {key: real_whole[key] for key in BODIES}


def test_a_message_in_html_alone_has_its_words_as_text(
    catcher: StartedMailbox, real_mailpit: StartedMailbox, address: str
) -> None:
    message = letter(address)
    message.set_content("<style>p { color: red }</style><p>Votre code</p><p>k4nf3</p>", subtype="html")
    for mailbox in (catcher, real_mailpit):
        send(mailbox, message)
        _, whole = answers(mailbox, address)
        assert whole["Text"].split() == ["Votre", "code", "k4nf3"]
        assert "<p>k4nf3</p>" in whole["HTML"]


def test_the_other_fields_have_the_same_form(
    catcher: StartedMailbox, real_mailpit: StartedMailbox, address: str
) -> None:
    for mailbox in (catcher, real_mailpit):
        send(mailbox, letter(address))
        summary, whole = answers(mailbox, address)
        assert whole["ID"] == summary["ID"]
        assert re.fullmatch(r"\w+", summary["ID"])
        assert re.fullmatch(
            r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d)", summary["Created"]
        )


@pytest.mark.parametrize("path", ["message/inconnu", "inconnu"])
def test_what_is_not_there_is_not_found(
    catcher: StartedMailbox, real_mailpit: StartedMailbox, path: str
) -> None:
    for mailbox in (catcher, real_mailpit):
        assert requests.get(f"{mailbox.client.url}/api/v1/{path}", timeout=10).status_code == 404


def test_a_list_is_cut_at_its_limit(
    catcher: StartedMailbox, real_mailpit: StartedMailbox, address: str
) -> None:
    for mailbox in (catcher, real_mailpit):
        for _ in range(3):
            send(mailbox, letter(address))
        for path in (f'search?query=addressed:"{address}"&limit=2', "messages?limit=2"):
            found = requests.get(f"{mailbox.client.url}/api/v1/{path}", timeout=10).json()
            assert len(found["messages"]) == 2
            assert found["total"] >= 3
