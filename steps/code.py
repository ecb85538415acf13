"""The one-time code: received, entered, aged, replaced, used again."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

import pytest
from playwright.sync_api import Page
from pytest_bdd import given, parsers, then, when

from fixtures.checks import Checks, Table, arranging, rows_of
from fixtures.codes import Ledger, NewVisitor, OneTimeCodes, Visitor
from fixtures.members import Member, Members
from fixtures.site import Site
from pages import consent
from pages.activation import ActivationScreen
from pages.code import CodeScreen
from pages.journey import settle
from pages.screen import go_to, source
from pages.sending import Sending, sending_of
from steps.people import PHONES

_UNITS = {"h": 3600, "min": 60, "s": 1}

ENTRIES: Mapping[str, Callable[[Visitor], str | None]] = {
    "rien": lambda _: "",
    "rien, dans un envoi sans ce champ": lambda _: None,
    "des espaces": lambda _: "   ",
    "le code, dernier caractère changé": Visitor.wrong_code,
    "le code": lambda visitor: visitor.code,
    "le code, entre deux espaces": lambda visitor: f" {visitor.code} ",
}
"""What is entered as a code, by the words of a table."""

CLICKS: Mapping[str, tuple[int, Callable[[CodeScreen], None]]] = {
    "un seul": (1, CodeScreen.ask_for_new_code),
    "deux, de page en page": (2, lambda screen: screen.ask_for_new_code(2)),
    "deux, sur une même page": (2, CodeScreen.ask_for_new_code_twice),
    "dix, de page en page": (10, lambda screen: screen.ask_for_new_code(10)),
}
"""Quick clicks on « Générer un nouveau code », and how many they are."""

RANKS = {"le premier code": 0, "le code employé": -1}
"""Which of the codes received a sentence names."""


@dataclass(frozen=True)
class Tab:
    """A tab that was opened at the code screen, and what it sent with a code from there."""

    page: Page
    code: str
    sending: Sending

    def opens_form(self, code: str) -> bool:
        """Send a code, and tell whether the activation form comes."""
        self.sending.changed({self.code: code}).send_from(self.page)
        settle(self.page)
        return ActivationScreen(self.page).landmark.is_visible()


def duration(text: str) -> int:
    """Return the seconds of a duration such as « 4 min 30 s »."""
    return sum(int(number) * _UNITS[unit] for number, unit in re.findall(r"(\d+) (h|min|s)\b", text))


@given("un code demandé par e-mail")
def code_requested(visitor: Visitor) -> None:
    visitor.ask()


@given("un code demandé par e-mail, pas encore lu")
def unread_code(visitor: Visitor) -> None:
    visitor.identify(visitor.member.email)


@given(parsers.parse("le code a été envoyé il y a {age}"))
def code_aged(age: str, visitor: Visitor) -> None:
    visitor.age_code(duration(age))


@given("un nouveau code, demandé depuis l'écran du code")
def code_renewed(visitor: Visitor) -> None:
    visitor.renew()


@given("l'écran du code ouvert dans un autre onglet", target_fixture="tab")
def code_screen_in_tab(visitor: Visitor) -> Tab:
    page = visitor.page.context.new_page()
    go_to(page, visitor.page.url)
    screen = CodeScreen.shown_in(page)
    screen.code.fill(visitor.code)
    return Tab(page, visitor.code, sending_of(screen))


@when("je demande un nouveau code")
def new_code(page: Page) -> None:
    CodeScreen(page).ask_for_new_code()


@when("je saisis le code reçu")
@when("je saisis le dernier code reçu")
def enter_last_code(page: Page, codes: OneTimeCodes) -> None:
    CodeScreen(page).enter_code(codes.received[-1])


@when("je saisis le code reçu, si un code est demandé")
def enter_code_if_asked(visitor: Visitor) -> None:
    if visitor.screen.landmark.is_visible():
        visitor.screen.enter_code(visitor.receive())


@when("je saisis le code reçu, entre deux espaces")
def enter_code_with_spaces(page: Page, codes: OneTimeCodes) -> None:
    CodeScreen(page).enter_code(f" {codes.received[-1]} ")


@when("je saisis le premier code reçu")
def enter_first_code(page: Page, codes: OneTimeCodes) -> None:
    CodeScreen(page).enter_code(codes.received[0])


@when("je saisis un code faux")
def enter_wrong_code(visitor: Visitor) -> None:
    visitor.receive()
    visitor.screen.enter_code(visitor.wrong_code())


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
            email, phone = visitor.member.email, visitor.site.text_message_address(visitor.member.phone)
            there, not_there = (email, phone) if "e-mail" in row["contact saisi"] else (phone, email)
            one_code(page, visitor.codes, there=there, not_there=[not_there])
            ledger.expect(row, {there: 1, not_there: 0})
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


@then("le code est refusé")
def code_refused(page: Page) -> None:
    CodeScreen(page).refused()


@then("un code est demandé avant que mon numéro d'adhérent s'affiche")
def code_before_number(page: Page, member: Member) -> None:
    CodeScreen.shown_in(page)
    number_kept_back(page, member)


@then("mon numéro d'adhérent n'est toujours pas affiché")
def number_kept_back(page: Page, member: Member) -> None:
    assert member.number not in source(page), "le numéro d'adhérent est dans la page ou dans son adresse"


@then("chaque saisie est refusée, et l'on reste à l'écran du code")
def each_entry_refused(visitor: Visitor, checks: Checks, datatable: Table) -> None:
    consent.need("verrouiller")
    for row in rows_of(datatable):
        with checks.row(row):
            with arranging():
                visitor.stay()
                visitor.screen.enter_code(ENTRIES[row["saisie"]](visitor) or "")
            visitor.screen.refused()


@then("le champ « Code personnel » garde chaque saisie en entier")
def field_holds_entry(visitor: Visitor, checks: Checks, datatable: Table) -> None:
    for row in rows_of(datatable):
        with checks.row(row):
            with arranging():
                visitor.stay()
                visitor.screen.code.fill(ENTRIES[row["saisie"]](visitor) or "")
            held = "".join(visitor.screen.code.input_value().split())  # a site may space a code out
            assert held == visitor.code, f"le champ n'en garde que {len(held)} caractères"


@then("chaque saisie, envoyée sans l'aide de la page, est refusée, et l'on reste à l'écran du code")
def each_sending_refused(visitor: Visitor, checks: Checks, datatable: Table) -> None:
    consent.need("verrouiller")
    for row in rows_of(datatable):
        with checks.row(row):
            with arranging():
                visitor.stay()
                visitor.screen.send_code(ENTRIES[row["saisie"]](visitor))
            visitor.screen.refused()


@then(
    parsers.parse(
        "{count:d} codes de suite, faux d'un caractère, sont refusés, et l'on reste à l'écran du code"
    )
)
def several_wrong_codes_refused(count: int, visitor: Visitor) -> None:
    consent.need("verrouiller")
    for turn in range(1, count + 1):
        position = turn % len(visitor.code)  # a site may compare but a part of the code
        with arranging():
            visitor.screen.send_code(visitor.wrong_code(position, turn))
        visitor.screen.refused()


@then("le code d'un nouvel adhérent ouvre le formulaire d'activation à chacun de ces âges")
def accepted_at_each_age(page: Page, new_visitor: NewVisitor, checks: Checks, datatable: Table) -> None:
    for row in rows_of(datatable):
        with checks.row(row):
            with arranging():
                visitor = new_visitor(page)
                visitor.ask()
                visitor.age_code(duration(row["âge du code"]))
                visitor.screen.enter_code(visitor.code)
            ActivationScreen.shown_in(page)


@then("mon code, puis ceux que je demande après l'expiration du précédent, sont refusés à chacun de ces âges")
def refused_at_each_age(visitor: Visitor, checks: Checks, datatable: Table) -> None:
    for row in rows_of(datatable):
        with checks.row(row):
            with arranging():
                visitor.renew()
                grow_old(visitor, duration(row["âge du code"]), duration(row["essai manqué à"]))
                visitor.screen.enter_code(visitor.code)
            visitor.screen.refused()


def grow_old(visitor: Visitor, age: int, attempt: int) -> None:
    """Make the last code that old, a wrong one being entered on the way if an attempt is made."""
    if attempt:
        visitor.age_code(attempt)
        visitor.screen.enter_code(visitor.wrong_code())
        visitor.screen.refused()
    visitor.age_code(age - attempt)


@then("chaque code venu d'une autre session est refusé, et l'on reste à l'écran du code")
def foreign_code_refused(
    visitor: Visitor, other_page: Page, new_visitor: NewVisitor, checks: Checks, datatable: Table
) -> None:
    myself = visitor.elsewhere(other_page)
    for row in rows_of(datatable):
        with checks.row(row):
            with arranging():
                visitor.stay()
                code = code_from_elsewhere(row["code"], myself, new_visitor(other_page))
                visitor.screen.enter_code(code)
            visitor.screen.refused()


def code_from_elsewhere(words: str, myself: Visitor, somebody: Visitor) -> str:
    """Obtain in another session the code that a table names."""
    if words == "celui d'un autre adhérent":
        return somebody.ask()
    myself.stay()
    if words == "le mien, déjà employé":
        myself.screen.enter_code(myself.code)
        ActivationScreen.shown_in(myself.page)
    return myself.code


@then(parsers.parse("dans cet onglet, {which} n'obtient rien de plus qu'un code faux"))
def worth_a_wrong_code(which: str, tab: Tab, codes: OneTimeCodes) -> None:
    code = codes.received[RANKS[which]]
    # A site may lead whoever has validated a code to the form, whatever is entered: that is no second use.
    welcomed = tab.opens_form(code) and not tab.opens_form(codes.altered(code, 0))
    assert not welcomed, f"{which} ouvre le formulaire d'activation, un code faux ne l'ouvre pas"


@then("dans cet onglet, le code employé n'ouvre plus le formulaire d'activation")
def opens_nothing(tab: Tab, codes: OneTimeCodes) -> None:
    assert not tab.opens_form(codes.received[-1]), "le formulaire d'activation s'ouvre à nouveau"
