"""The messages that bring the one-time code: whom they reach, by which channel, and how many they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

import pytest
from playwright.sync_api import Page
from pytest_bdd import then

from fixtures.checks import Checks, Table, arranging, rows_of
from fixtures.codes import Ledger, NewVisitor, OneTimeCodes, Visitor
from fixtures.members import Member, Members
from fixtures.site import Site
from pages.code import CodeScreen
from pages.screen import source
from steps.people import PHONES

CLICKS: Mapping[str, tuple[int, Callable[[CodeScreen], None]]] = {
    "un seul": (1, CodeScreen.ask_for_new_code),
    "deux, de page en page": (2, lambda screen: screen.ask_for_new_code(2)),
    "deux, sur une même page": (2, CodeScreen.ask_for_new_code_twice),
    "dix, de page en page": (10, lambda screen: screen.ask_for_new_code(10)),
}
"""Quick clicks on « Générer un nouveau code », and how many they are."""


@then("je reçois un seul code par e-mail")
def one_code_by_email(page: Page, codes: OneTimeCodes, member: Member, site: Site) -> None:
    one_code(page, codes, there=member.email, not_there=site.text_message_inboxes(member.phone))


@then("je reçois un seul code par SMS")
def one_code_by_text_message(page: Page, codes: OneTimeCodes, member: Member, site: Site) -> None:
    one_code(page, codes, there=site.text_message_address(member.phone), not_there=[member.email])


@then("je reçois un second code, par SMS lui aussi")
def second_code_by_text_message(page: Page, codes: OneTimeCodes, member: Member, site: Site) -> None:
    there = site.text_message_address(member.phone)
    one_code(page, codes, there=there, not_there=[member.email], before=1)


def one_code(
    page: Page, codes: OneTimeCodes, *, there: str, not_there: Collection[str], before: int = 0
) -> None:
    """See that one more code came by the channel that the member gave, for nobody else, and nothing by the other."""
    CodeScreen.shown_in(page)
    codes.sent_to(there)
    code = codes.receive()
    for address, expected in {there: before + 1, **dict.fromkeys(not_there, 0)}.items():
        count = codes.count_to(address)
        assert count == expected, f"{count} message(s) envoyé(s) à {address}, {expected} attendu(s)"
    others = codes.recipients() - {there.casefold()}
    assert not others, f"le message est aussi adressé à {', '.join(sorted(others))}"
    if code in source(page):  # perhaps by chance: a short code is soon found in a page
        page.reload()
        assert code not in source(page), "le code est dans la page ou dans son adresse"


@then("un seul message part, par le canal du contact saisi")
def one_message_by_the_right_channel(
    page: Page, members: Members, new_visitor: NewVisitor, ledger: Ledger, checks: Checks, datatable: Table
) -> None:
    for row in rows_of(datatable):
        with checks.row(row):
            with arranging():  # that the contact is accepted belongs to another requirement
                visitor = new_visitor(page, whom_example_suits(members.drawn(), row["contact saisi"]))
                visitor.identify(contact_of(visitor.member, row["contact saisi"]))
            member, site = visitor.member, visitor.site
            if "e-mail" in row["contact saisi"]:
                there, not_there = member.email, site.text_message_inboxes(member.phone)
            else:
                there, not_there = site.text_message_address(member.phone), [member.email]
            one_code(page, visitor.codes, there=there, not_there=not_there)
            ledger.expect(row, {there: 1, **dict.fromkeys(not_there, 0)})
    ledger.count_again(checks)  # the code of each row came after what the rows before had sent


def whom_example_suits(drawn: Member, words: str) -> Member:
    """Return a member whose phone, 06 or 07, starts as the example does that a row gives of its writing."""
    return replace(drawn, phone=PHONES["07"] + drawn.phone[-6:]) if words.startswith("07") else drawn


def contact_of(member: Member, words: str) -> str:
    """Return a contact of the member: the address in capitals, or the phone number written as an example."""
    if words == "mon adresse e-mail en majuscules":
        return member.email.upper()
    prefix = re.match(r"\+33|0033|0", words)
    assert prefix, f"contact inconnu : « {words} »"
    digits = iter(member.phone.removeprefix("0"))
    return prefix[0] + re.sub(r"\d", lambda _: next(digits), words[prefix.end() :])


@then("je reçois un nouveau code")
def another_code(visitor: Visitor) -> None:
    visitor.receive()


@then("je reçois un code différent des précédents")
def different_code(visitor: Visitor) -> None:
    former = list(visitor.codes.received)
    assert visitor.receive() not in former, "le nouveau code a déjà été envoyé"


@then("je reçois à nouveau le premier code")
def same_code(visitor: Visitor) -> None:
    assert visitor.receive() == visitor.codes.received[0], "le nouveau code diffère du premier"


@then("chaque série de clics rapides sur « Générer un nouveau code » fait envoyer un message")
def quick_clicks_send(
    visitor: Visitor,
    new_visitor: NewVisitor,
    ledger: Ledger,
    request: pytest.FixtureRequest,
    checks: Checks,
    datatable: Table,
) -> None:
    unsure, allowed = False, visitor.codes.count()
    for row in rows_of(datatable):
        with checks.row(row):
            with arranging():
                known = len(visitor.codes.received)
                visitor.stay()
                allowed += len(visitor.codes.received) - known
                if unsure and ledger.some_may_come:  # somebody else's code, asked for now, comes after them
                    new_visitor(request.getfixturevalue("other_page")).ask()
                    visitor.codes.pass_over()
            clicks, ask = CLICKS[row["clics"]]
            allowed += clicks
            ask(visitor.screen)
            visitor.receive()
            ledger.note_pace(visitor.codes)
            CodeScreen.shown_in(visitor.page)
            sent = visitor.codes.count()
            assert sent <= allowed, f"{sent} messages envoyés, pour {allowed} demandes en tout"
            unsure = sent < allowed  # some may be on their way
