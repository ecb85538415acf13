"""Members, and how they identify themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from playwright.sync_api import Page, expect
from pytest_bdd import given, then, when

from fixtures.checks import Checks, arranging, rows_of
from fixtures.members import Member, Members
from pages import help as explanations
from pages.activation import ActivationScreen
from pages.code import CodeScreen
from pages.identification import (
    BirthDateIdentificationScreen,
    CaptchaSolver,
    ChoiceScreen,
    Identification,
    IdentificationScreen,
)
from pages.login import LoginScreen
from pages.screen import ERRORS, double_click, source
from pages.sending import send_directly
from steps.counter import Counter
from steps.people import People, entries, fields_at_fault

GESTURES: dict[str, Callable[[Identification], None]] = {
    "clic": lambda form: form.confirm.click(),
    "double clic": lambda form: double_click(form.confirm),
    "touche Entrée": lambda form: form.captcha_answer.press("Enter"),
}
"""How a visitor sends a form."""
FILLINGS = {
    "vide": dict.fromkeys(("identifiant", "contact", "date de naissance", "vérification"), "vide"),
    "rempli en partie": {"vérification": "vide"},
    "rempli": {},
}
"""What a form holds when it is given up."""


@given("un adhérent qui ne s'est jamais connecté", target_fixture="member")
def registered_member(members: Members) -> Member:
    return members.registered()


@given("un adhérent dont le compte est activé", target_fixture="member")
def active_member(members: Members) -> Member:
    return members.active()


@given("le formulaire d'identification avec identifiant", target_fixture="form")
def identifier_form(page: Page, counter: Counter) -> Identification:
    form = IdentificationScreen(page)
    counter.open(form)
    return form


@given("le formulaire d'identification sans identifiant", target_fixture="form")
def birth_date_form(page: Page, counter: Counter) -> Identification:
    form = BirthDateIdentificationScreen(page)
    counter.open(form)
    return form


@when("je m'identifie avec mon numéro d'adhérent et mon adresse e-mail")
def identify_by_email(page: Page, member: Member, solve: CaptchaSolver) -> None:
    IdentificationScreen(page).identify(member.number, member.email, solve)


@when("je m'identifie avec mon numéro d'adhérent et mon numéro de portable")
def identify_by_phone(page: Page, member: Member, solve: CaptchaSolver) -> None:
    IdentificationScreen(page).identify(member.number, member.phone, solve)


@when("je m'identifie avec mon adresse e-mail et ma date de naissance")
def identify_by_birth_date(page: Page, member: Member, solve: CaptchaSolver) -> None:
    BirthDateIdentificationScreen(page).identify(member.email, member.birth_date, solve)


@then("l'écran du code s'affiche")
def code_screen_shown(page: Page) -> None:
    CodeScreen.shown_in(page)


@then("l'écran du code s'affiche, ou aussitôt le formulaire d'activation")
def gone_on(page: Page) -> None:
    assert_gone_on(BirthDateIdentificationScreen(page))


@then("chaque saisie est refusée, et aucun code n'est émis")
def entries_refused(
    form: Identification, counter: Counter, checks: Checks, datatable: list[list[str]]
) -> None:
    submit_each(form, counter, checks, datatable, assert_refused)


@then("chaque envoi direct est refusé, et aucun code n'est émis")
def direct_entries_refused(
    form: Identification, counter: Counter, checks: Checks, datatable: list[list[str]]
) -> None:
    send_each(form, counter, checks, datatable, assert_refused)


@then("chaque saisie est refusée ou reste sans suite, et aucun code n'est émis")
def entries_of_nobody(
    form: Identification, counter: Counter, checks: Checks, datatable: list[list[str]]
) -> None:
    submit_each(form, counter, checks, datatable, assert_unanswered)


@then("chaque envoi direct est refusé ou reste sans suite, et aucun code n'est émis")
def direct_entries_of_nobody(
    form: Identification, counter: Counter, checks: Checks, datatable: list[list[str]]
) -> None:
    send_each(form, counter, checks, datatable, assert_unanswered)


Judgement = Callable[[Identification, Counter, Mapping[str, str], People], None]
"""What is to be seen of the answer to a row."""


def submit_each(
    form: Identification, counter: Counter, checks: Checks, datatable: list[list[str]], judge: Judgement
) -> None:
    """Enter each row on the screen, submit it, and judge the answer."""
    for row in rows_of(datatable):
        with checks.row(row):
            with arranging():
                people = counter.fill(form, row)
            form.submit(form.confirm)
            judge(form, counter, row, people)


def send_each(
    form: Identification, counter: Counter, checks: Checks, datatable: list[list[str]], judge: Judgement
) -> None:
    """Send each row as a program would, and judge the answer."""
    for row in rows_of(datatable):
        with checks.row(row):
            with arranging():
                counter.reach(form)
                people = counter.people(row)
                values = entries(form, row, people, counter.solve)
            send_directly(form, "confirm", values)
            judge(form, counter, row, people)


@then("aucun autre message n'arrive avant le code d'un dernier adhérent")
def nothing_late(form: Identification, counter: Counter, checks: Checks) -> None:
    if counter.ledger.some_may_come:
        with arranging():
            counter.reach(form)
            people = counter.people({})
            send_directly(form, "confirm", entries(form, {}, people, counter.solve))
            assert_gone_on(form)
            if CodeScreen(form.page).landmark.is_visible():  # which comes in between, or not (ambiguity A02)
                counter.code_received({}, people)
    counter.ledger.count_again(checks)


@then("chaque saisie mène à l'écran du code, et un seul code part, vers ce contact")
def entries_accepted(
    form: Identification, counter: Counter, checks: Checks, datatable: list[list[str]]
) -> None:
    for row in rows_of(datatable):
        with checks.row(row):
            with arranging():
                people = counter.fill(form, row)
            GESTURES[row.get("geste", "clic")](form)
            CodeScreen.shown_in(form.page)
            counter.one_code_sent(row, people)


@then("chaque saisie mène à l'écran suivant")
def next_screen(form: Identification, counter: Counter, checks: Checks, datatable: list[list[str]]) -> None:
    for row in rows_of(datatable):
        with checks.row(row):
            with arranging():
                counter.fill(form, row)
            form.submit(form.confirm)
            assert_gone_on(form)


@then("chaque saisie est acceptée ou refusée sans erreur du site")
def entries_answered(
    form: Identification, counter: Counter, checks: Checks, datatable: list[list[str]]
) -> None:
    for row in rows_of(datatable):
        with checks.row(row):
            with arranging():
                counter.open(form)
                counter.fill(form, row)
            form.submit(form.confirm)
            answer = CodeScreen(form.page).landmark.or_(form.page.locator(ERRORS).filter(visible=True))
            form.wait_for(answer, f"{CodeScreen.title}, ou un refus")


@then("chaque saisie mène à l'activation avec le numéro de l'assuré principal")
def household_number(
    form: Identification, counter: Counter, checks: Checks, datatable: list[list[str]]
) -> None:
    for row in rows_of(datatable):
        with checks.row(row):
            with arranging():
                people = counter.fill(form, row)
            form.submit(form.confirm)
            assert_gone_on(form)
            activation, code = ActivationScreen(form.page), CodeScreen(form.page)
            if code.landmark.is_visible():  # which comes in between, or not (ambiguity A02)
                codes = counter.codes()
                codes.sent_to(people.destination(row.get("contact", "mon e-mail")))
                code.enter_code(codes.receive())
            activation.wait_for(activation.landmark, activation.title)
            shown = activation.shown_number()
            assert shown == people.member.number, f"numéro affiché : « {shown} »"


@then("« Je n'arrive pas à m'identifier » mène à une aide")
def help_offered(form: Identification, counter: Counter) -> None:
    with arranging():
        counter.open(form)
    ask_for_help(form)


def ask_for_help(form: Identification) -> None:
    """Follow the link of who can't be identified, unless it leads to people."""
    if not explanations.is_contact(form.help):
        explanations.follow(form, form.help, "contact", "conseiller", "service adhérents")


@then("« Je n'arrive pas à m'identifier » mène à une aide, et la saisie est gardée au retour")
def help_keeps_entries(
    form: IdentificationScreen, counter: Counter, checks: Checks, datatable: list[list[str]]
) -> None:
    for row in rows_of(datatable):
        with checks.row(row):
            with arranging():
                # Not after a refusal: a browser may be unable to come back to the answer of what was sent.
                counter.open(form)
                member = counter.fill(form, {}).member
            ask_for_help(form)
            over = form.landmark.is_visible()  # the help may also open over the form
            if not over:
                form.page.go_back()
            kept = {"identifiant": (form.identifier, member.number), "contact": (form.contact, member.email)}
            for name in row["saisie"].split(" et "):
                entry, value = kept[name]
                expect(entry, f"le champ « {name} » n'a pas gardé la saisie").to_have_value(value)
            if over:
                counter.open(form)  # without what covers it


@then("« Annuler » fait sortir du formulaire, et aucun code n'est émis")
def cancelled(form: Identification, counter: Counter, checks: Checks, datatable: list[list[str]]) -> None:
    for row in rows_of(datatable):
        with checks.row(row):
            with arranging():
                people = counter.fill(form, FILLINGS[row["formulaire"]])
            form.cancel.click()
            outside = LoginScreen(form.page).landmark.or_(ChoiceScreen(form.page).landmark)
            form.wait_for(outside, "la page de connexion, ou l'écran de choix")
            counter.nothing_sent(row, people)
            assert_not_told(form.page, people)


def assert_refused(form: Identification, counter: Counter, row: Mapping[str, str], people: People) -> None:
    """See that the form refuses, designates its only field at fault, sends nothing and tells nobody's number."""
    form.refused()
    at_fault = fields_at_fault(row)
    if len(at_fault) == 1:
        label = getattr(type(form), at_fault[0]).label
        assert form.in_error(at_fault[0]), f"l'erreur ne désigne pas {label}"
    assert_nothing_given(form, counter, row, people)


def assert_unanswered(form: Identification, counter: Counter, row: Mapping[str, str], people: People) -> None:
    """See that the form refuses, or says nothing of it and asks for a code that nobody is sent (ambiguity A30)."""
    code = CodeScreen(form.page)
    form.wait_for(form.refusal.or_(code.landmark), f"un refus, ou {code.title} sans code envoyé")
    if not code.landmark.is_visible():
        form.refused()
    assert_nothing_given(form, counter, row, people)


def assert_nothing_given(
    form: Identification, counter: Counter, row: Mapping[str, str], people: People
) -> None:
    """See that no message leaves, and that whoever looks for a number learns none."""
    counter.nothing_sent(row, people)
    if isinstance(form, BirthDateIdentificationScreen):
        assert_not_told(form.page, people)


def assert_not_told(page: Page, people: People) -> None:
    """See that the page does not hold the number of the member."""
    assert people.member.number not in source(page), "le numéro d'adhérent est dans la page"


def assert_gone_on(form: Identification) -> None:
    """Wait for what follows the form: the code, or the activation form without it (ambiguity A02)."""
    following = CodeScreen(form.page).landmark.or_(ActivationScreen(form.page).landmark)
    form.wait_for(following, f"{CodeScreen.title}, ou {ActivationScreen.title}")


def assert_answered(form: Identification) -> None:
    """Wait for what follows entries that are nobody's: a refusal, or the code screen (ambiguity A30)."""
    form.wait_for(form.refusal.or_(CodeScreen(form.page).landmark), f"un refus, ou {CodeScreen.title}")
