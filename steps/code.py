"""The one-time code: received, entered, aged, replaced."""

from __future__ import annotations

import re

from playwright.sync_api import Page
from pytest_bdd import given, parsers, then, when

from fixtures.codes import OneTimeCodes
from fixtures.mailbox.code import CodeNotFoundError, find_code
from fixtures.mailbox.launch import StartedMailbox
from fixtures.mailbox.message import Message
from fixtures.members import Member
from fixtures.secrets import Secrets
from fixtures.site import Site
from pages.code import CodeScreen
from pages.identification import CaptchaSolver, ChoiceScreen, IdentificationScreen
from pages.login import LoginScreen

_UNITS = {"h": 3600, "min": 60, "s": 1}


def duration(text: str) -> int:
    """Return the seconds of a duration such as « 4 min 30 s »."""
    return sum(int(number) * _UNITS[unit] for number, unit in re.findall(r"(\d+) (h|min|s)\b", text))


@given("un code demandé par e-mail")
def code_requested(page: Page, site: Site, member: Member, solve: CaptchaSolver, codes: OneTimeCodes) -> None:
    request_code(page, site, member, solve)
    codes.sent_to(member.email)
    codes.receive()


@given("un code demandé par e-mail, pas encore lu")
def request_code(page: Page, site: Site, member: Member, solve: CaptchaSolver) -> None:
    page.goto(site.login)
    LoginScreen(page).first_connection.click()
    ChoiceScreen(page).with_identifier.click()
    IdentificationScreen(page).identify(member.number, member.email, solve)
    CodeScreen.shown_in(page)


@given(parsers.parse("le code a été envoyé il y a {age}"))
def code_aged(age: str, member: Member, site: Site) -> None:
    site.support.age_code(member.number, duration(age))


@when("je demande un nouveau code")
def new_code(page: Page) -> None:
    CodeScreen(page).ask_for_new_code()


@when("je saisis le code reçu")
@when("je saisis le dernier code reçu")
def enter_last_code(page: Page, codes: OneTimeCodes) -> None:
    CodeScreen(page).enter_code(codes.received[-1])


@when("je saisis le premier code reçu")
def enter_first_code(page: Page, codes: OneTimeCodes) -> None:
    CodeScreen(page).enter_code(codes.received[0])


@when("je lis le message reçu", target_fixture="message")
def read_message(mailbox: StartedMailbox, member: Member) -> Message:
    return mailbox.client.wait_for(member.email)[0]


@then("je reçois un seul code par e-mail")
def one_code_by_email(page: Page, codes: OneTimeCodes, member: Member, site: Site) -> None:
    one_code(page, codes, there=member.email, not_there=site.text_message_address(member.phone))


@then("je reçois un seul code par SMS")
def one_code_by_text_message(page: Page, codes: OneTimeCodes, member: Member, site: Site) -> None:
    one_code(page, codes, there=site.text_message_address(member.phone), not_there=member.email)


def one_code(page: Page, codes: OneTimeCodes, *, there: str, not_there: str) -> None:
    """See that one code came by the channel that the member gave, and nothing by the other."""
    CodeScreen.shown_in(page)
    codes.sent_to(there)
    codes.receive()
    for address, expected in ((there, 1), (not_there, 0)):
        count = codes.count_to(address)
        assert count == expected, f"{count} message(s) envoyé(s) à {address}, {expected} attendu(s)"


@then("je reçois un code différent du premier")
def different_code(codes: OneTimeCodes) -> None:
    assert codes.receive() != codes.received[0], "le nouveau code est le même que le premier"


@then("le code est refusé")
def code_refused(page: Page) -> None:
    CodeScreen(page).refused()


@then(parsers.parse("son objet est « {subject} »"))
def subject(message: Message, subject: str) -> None:
    assert message.subject == subject, f"objet attendu : « {subject} » ; reçu : « {message.subject} »"


@then(parsers.parse("son expéditeur est « {sender} »"))
def sender(message: Message, sender: str) -> None:
    assert message.sender == sender, f"expéditeur attendu : « {sender} » ; reçu : « {message.sender} »"


@then("il contient un code à usage unique, le même en texte et en HTML")
def holds_code(message: Message, secrets: Secrets) -> None:
    try:
        secrets.keep(find_code(message.text, message.html))
    except CodeNotFoundError as error:
        raise AssertionError(str(error)) from error
