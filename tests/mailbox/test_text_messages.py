"""Text messages are read, counted and waited for in a sink by the code that does so in a mailbox."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import datetime
from uuid import uuid4

import pytest

from fixtures.codes import OneTimeCodes
from fixtures.mailbox.launch import StartedMailbox, with_text_messages
from fixtures.mailbox.mailbox import MailboxTimeoutError, MailboxUnreachableError
from fixtures.mailbox.probe import probe
from fixtures.mailbox.text_messages import TextMessageSink
from fixtures.secrets import Secrets
from targets.profile import SinkAccess
from tests.mailbox.conftest import letter, send
from tests.mailbox.sink import TOKEN, Sink, running_sink

PHONE, OTHER = "33639980012", "33639980013"
CODE = "Votre code : {}\nIl est valide 5 minutes."
MESSAGE = {"id": "1", "numero": PHONE, "texte": "s3cret", "recu_le": "2026-11-26T10:00:00+01:00"}


def another(**parts: str) -> tuple[int, bytes]:
    """Answer with a message that has these parts."""
    return 200, json.dumps([MESSAGE | parts]).encode()


@pytest.fixture
def sink() -> Iterator[Sink]:
    with running_sink() as server:
        yield server


@pytest.fixture
def both(sink: Sink, catcher: StartedMailbox) -> StartedMailbox:
    """A mailbox, and the sink along with it."""
    return with_text_messages(catcher, SinkAccess(sink.url, TOKEN))


def test_a_message_is_read_whole(sink: Sink, both: StartedMailbox) -> None:
    sink.receive(PHONE, "Première ligne é\r\nseconde", recu_le="2026-11-26T10:00:00+01:00")
    (read,) = both.client.messages_to(PHONE)
    assert read.text == "Première ligne é\nseconde"
    assert read.recipients == (PHONE,)
    assert read.created == datetime.fromisoformat("2026-11-26T09:00:00Z")
    assert (read.sender, read.reply_to, read.subject, read.html) == ("", (), "", "")


def test_codes_are_read_and_counted_as_those_of_mail(sink: Sink, both: StartedMailbox, address: str) -> None:
    codes = OneTimeCodes(both.client, Secrets())
    sink.receive(PHONE, CODE.format("vieux1"))
    sink.receive(OTHER, CODE.format("autre1"))
    send(both, letter(address, CODE.format("mail11")))
    codes.sent_to(PHONE)
    assert codes.receive() == "vieux1"
    sink.receive(PHONE, CODE.format("neuf22"))
    assert codes.receive() == "neuf22"
    assert codes.count() == 2
    assert codes.recipients() == {PHONE}
    codes.sent_to(address)
    assert codes.receive() == "mail11"
    assert codes.count() == 1


def test_the_newest_comes_first_whatever_the_order_of_the_answer(sink: Sink, both: StartedMailbox) -> None:
    for hour in (11, 12, 10):
        sink.receive(PHONE, f"{hour}", recu_le=f"2026-11-26T{hour}:00:00Z")
    assert [message.text for message in both.client.messages_to(PHONE)] == ["12", "11", "10"]


def test_waiting_ends_when_the_message_comes(sink: Sink, both: StartedMailbox) -> None:
    later = threading.Timer(0.2, sink.receive, (PHONE, CODE.format("k4nf3")))
    later.start()
    assert both.client.code_for(PHONE, timeout=10) == "k4nf3"
    later.join()


def test_a_time_out_tells_of_the_sink_and_of_no_text(sink: Sink, both: StartedMailbox) -> None:
    sink.receive(OTHER, CODE.format("k4nf3"))
    both.client.mark(OTHER)
    with pytest.raises(MailboxTimeoutError) as caught:
        both.client.wait_for(PHONE, timeout=0)
    told = str(caught.value)
    assert told.startswith(f"Aucun nouveau message pour {PHONE} en 0 s. La messagerie {sink.url} contient 1")
    assert f"pour : {OTHER}" in told
    assert "k4nf3" not in told


def test_the_sink_is_not_asked_about_mail(sink: Sink, both: StartedMailbox, address: str) -> None:
    sink.answer = (500, b"")
    probe(both)
    send(both, letter(address))
    (found,) = both.client.wait_for(address)
    both.client.delete([found])
    assert both.client.messages_to(address) == []
    assert both.client.version()


def test_what_a_sink_holds_is_not_deleted(sink: Sink, both: StartedMailbox, address: str) -> None:
    sink.receive(PHONE, "Bonjour")
    send(both, letter(address))
    both.client.delete([*both.client.messages_to(PHONE), *both.client.messages_to(address)])
    assert len(both.client.messages_to(PHONE)) == 1
    assert both.client.messages_to(address) == []


def test_a_wrong_token_is_told(sink: Sink) -> None:
    with pytest.raises(MailboxUnreachableError, match=r"refuse le jeton \(401\). Vérifiez \[sms\] jeton"):
        TextMessageSink(SinkAccess(sink.url, "faux")).mark(PHONE)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ((500, b""), r"répond 500. Vérifiez \[sms\] recueil"),
        ((200, b"<html>"), "ne répond pas en JSON"),
        ((200, b"{}"), "la réponse n'a pas le type"),
        ((200, json.dumps([{"id": "1"}]).encode()), "il manque « numero », « texte », « recu_le »"),
        (another(recu_le="2026-11-26T10:00:00"), r"« \[0\].recu_le » n'a pas le format"),
        (another(recu_le="hier"), r"« \[0\].recu_le » n'a pas le format"),
        (another(numero="0639980012"), r"« \[0\].numero » n'a pas la forme"),
    ],
)
def test_an_answer_of_another_shape_is_told_without_its_text(
    sink: Sink, answer: tuple[int, bytes], told: str
) -> None:
    sink.answer = answer
    with pytest.raises(MailboxUnreachableError, match=told) as caught:
        TextMessageSink(SinkAccess(sink.url, TOKEN)).mark(PHONE)
    assert "s3cret" not in str(caught.value)


def test_messages_to_another_phone_do_not_count(sink: Sink) -> None:
    sink.answer = (200, json.dumps([MESSAGE, MESSAGE | {"id": uuid4().hex, "numero": OTHER}]).encode())
    assert len(TextMessageSink(SinkAccess(sink.url, TOKEN)).messages_to(PHONE)) == 1


def test_the_token_is_not_told() -> None:
    assert TOKEN not in repr(SinkAccess("https://sms.example", TOKEN))
