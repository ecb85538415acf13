"""The message that carries the one-time code."""

from __future__ import annotations

from pytest_bdd import parsers, then, when

from fixtures.codes import NoCodeError, Visitor
from fixtures.mailbox.code import CodeNotFoundError, find_code
from fixtures.mailbox.launch import StartedMailbox
from fixtures.mailbox.mailbox import MailboxTimeoutError
from fixtures.mailbox.message import Message
from fixtures.members import Member
from pages import patience


@when("je lis le message reçu", target_fixture="message")
def read_message(mailbox: StartedMailbox, member: Member) -> Message:
    try:
        return mailbox.client.wait_for(member.email, timeout=patience.message_seconds())[0]
    except MailboxTimeoutError as error:  # the mailbox works: pre-flight saw to it
        raise NoCodeError(str(error)) from error


@then(parsers.parse("son objet est « {subject} »"))
def subject(message: Message, subject: str) -> None:
    assert message.subject == subject, f"objet attendu : « {subject} » ; reçu : « {message.subject} »"


@then(parsers.parse("son expéditeur est « {sender} »"))
def sender(message: Message, sender: str) -> None:
    assert message.sender == sender, f"expéditeur attendu : « {sender} » ; reçu : « {message.sender} »"


@then(parsers.parse("il vient d'une autre adresse que « {address} », à qui l'on répondrait"))
def answered_to(message: Message, address: str) -> None:
    assert message.sender != address, f"le message vient de « {address} »"
    assert address in message.reply_to, f"on répondrait à : {', '.join(message.reply_to) or message.sender}"


@then("il contient un code à usage unique, le même en texte et en HTML")
def holds_code(message: Message, visitor: Visitor) -> None:
    try:
        found = {find_code(*bodies) for bodies in ((message.text, ""), ("", message.html)) if any(bodies)}
    except CodeNotFoundError as error:
        raise AssertionError(str(error)) from error
    assert found == {visitor.receive()}, "le texte et le HTML du message ne donnent pas le même code"
