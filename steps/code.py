"""The one-time code: asked for, entered, aged, replaced, used again."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from playwright.sync_api import Page
from pytest_bdd import given, parsers, then, when

from fixtures.checks import Checks, Table, arranging, rows_of
from fixtures.codes import NewVisitor, OneTimeCodes, Visitor
from fixtures.members import Member
from pages import consent
from pages.activation import ActivationScreen
from pages.code import CodeScreen
from pages.failures import ArrangementError
from pages.journey import settle
from pages.screen import go_to, source
from pages.sending import Sending, sending_of

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
        screen, sending = CodeScreen(self.page), self.sending.changed({self.code: code})
        if code != self.code and sending == self.sending:
            raise ArrangementError("le code saisi ne se retrouve pas dans ce que la page envoie")
        screen.about_to_send()
        sending.send_from(self.page)
        settle(self.page, leaving=screen)
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
