"""The activation form: what it refuses and accepts, what it shows, and what becomes of it."""

from __future__ import annotations

import string
from collections.abc import Collection, Sequence
from dataclasses import replace

import allure
from playwright.sync_api import Page, expect
from pytest_bdd import given, parsers, then, when

from fixtures.checks import Checks, Table, arranging, rows_of
from fixtures.members import Member, compose_password
from fixtures.secrets import Secrets
from fixtures.site import Site
from pages import patience
from pages.activation import MODES, ActivationScreen, Entries
from pages.identification import ChoiceScreen
from pages.login import LoginScreen
from pages.screen import go_to, source
from pages.terms import TermsScreen
from steps.applicants import WITHOUT_NUMBER, Applicant, Journey, answered_by
from steps.entries import FIELDS, entries_of, value_of, without_phone
from steps.login import as_new_visitor

PASSWORDS, ADDRESSES = FIELDS["Mot de passe et sa confirmation"], FIELDS["Adresse e-mail et sa confirmation"]
INVALID_ADDRESS = dict.fromkeys(ADDRESSES, "a@")
NO_SPECIAL = dict.fromkeys(PASSWORDS, "Abcdefghi1")
DIFFERING = {ADDRESSES[1:]: ADDRESSES, PASSWORDS[1:]: PASSWORDS}
"""What is at fault when a confirmation differs: it, or what it was to confirm."""
OTHER_PASSWORD = {"password_confirmation": "Autre-mot-de-passe-1"}
OTHER_ADDRESS = {"email_confirmation": "autre.adresse@recette.example"}
ACTIVE = "active"
"""How the support of a site calls the state of a member whose space is activated."""


@given("ce formulaire signale ensemble toutes les fautes qu'il trouve", target_fixture="told")
def faults_told_together(applicant: Applicant) -> Collection[str]:
    """See that a field is in error beside another: what is not in error below would otherwise prove nothing.

    Return the fields of which that is known. Two addresses that differ, a form may tell later, and of either one.
    """
    faults_of = {"email": INVALID_ADDRESS | OTHER_PASSWORD, "password": NO_SPECIAL | OTHER_ADDRESS}
    for name, faults in faults_of.items():
        screen = applicant.at_form()
        screen.send(applicant.entries | faults)
        screen.refused()
        assert screen.in_error(name), f"{getattr(ActivationScreen, name).label} n'est pas signalé en faute"
    differing = any(map(screen.in_error, ADDRESSES))
    return [*faults_of, *OTHER_ADDRESS] if differing else [*faults_of]


# What the form refuses and accepts


@then("chaque saisie du formulaire d'activation est refusée")
def each_entry_refused(applicant: Applicant, checks: Checks, datatable: Table) -> None:
    for row in rows_of(datatable):
        with checks.row(row):
            with arranging():
                screen = applicant.at_form()
            screen.enter(applicant.altered(row))
            screen.submit(screen.confirm)
            screen.refused()


@then("chaque saisie du formulaire d'activation, envoyée par requête directe, est refusée")
def each_sent_entry_refused(applicant: Applicant, checks: Checks, datatable: Table) -> None:
    for row in rows_of(datatable):
        with checks.row(row):
            with arranging():
                screen = applicant.at_form()
            screen.send(applicant.altered(row))
            screen.refused()


@then("aucune de ces saisies n'est signalée en faute, au contraire d'une autre")
def no_entry_in_error(applicant: Applicant, told: Collection[str], checks: Checks, datatable: Table) -> None:
    for row in rows_of(datatable):
        with checks.row(row):
            names = FIELDS[row["saisie"]]
            with arranging():
                assert names[0] in told, "cette faute ne serait signalée qu'une fois les autres corrigées"
                entries = applicant.altered(row)
            sent = names if names[0] in PASSWORDS else (*names, *ADDRESSES)
            assert_not_in_error(applicant, {name: entries[name] for name in sent}, row["valeur"])


@then("chacun des 32 signes imprimables ASCII compte pour un caractère spécial")
def every_sign_is_special(applicant: Applicant) -> None:
    for sign in string.punctuation:
        entries = dict.fromkeys(PASSWORDS, f"ABcdefghijk12{sign}")
        assert_not_in_error(applicant, entries, f"un mot de passe avec le signe {sign}")


def assert_not_in_error(applicant: Applicant, entries: Entries, words: str) -> None:
    """Send these entries beside a fault elsewhere, and see that the form reports nothing of them.

    So an entry is judged without activating anybody: ``faults_told_together`` has seen that it would be reported.
    ``words`` tells what is entered, without its value, which may be secret.
    """
    with arranging():
        screen = applicant.at_form()
        screen.send({**entries, **(OTHER_ADDRESS if PASSWORDS[0] in entries else OTHER_PASSWORD)})
        screen.refused()
    for name in entries:
        label = getattr(ActivationScreen, name).label
        assert not screen.in_error(name), f"{label} est signalé en faute : {words}"


@then("l'erreur désigne le champ en faute, et les saisies non secrètes sont conservées")
def error_designates_field(applicant: Applicant, checks: Checks, datatable: Table) -> None:
    for row in rows_of(datatable):
        with checks.row(row):
            with arranging():
                screen = applicant.at_form()
                entries = applicant.altered(row) | {"phone": applicant.member.phone}
                screen.present(entries)
                screen.refused()
            names = FIELDS[row["saisie"]]
            assert_designated(screen, DIFFERING.get(names, names[:1]), entries)


@then("l'erreur désigne le téléphone, et les saisies non secrètes sont conservées")
def error_designates_phone(page: Page, applicant: Applicant) -> None:
    assert_designated(ActivationScreen(page), FIELDS["Téléphone"], without_phone(applicant.member, "SMS"))


def assert_designated(screen: ActivationScreen, names: Sequence[str], entries: Entries) -> None:
    """See that the error designates one of these elements, and that the form keeps what was entered."""
    assert any(map(screen.in_error, names)), f"{getattr(ActivationScreen, names[-1]).label} n'est pas désigné"
    lost = screen.lost(entries)
    assert not lost, f"saisies perdues : {', '.join(lost)}"


@then("l'activation est refusée")
def activation_refused(page: Page) -> None:
    ActivationScreen(page).refused()


# The identifier


@then("le formulaire d'activation s'affiche avec mon numéro d'adhérent")
def form_with_number(page: Page, member: Member) -> None:
    shown = ActivationScreen.shown_in(page).shown_number()
    assert shown == member.number, f"identifiant attendu : « {member.number} » ; affiché : « {shown} »"


@then("l'identifiant affiché peut être sélectionné et copié")
def identifier_copied(page: Page, member: Member) -> None:
    screen = ActivationScreen(page)
    screen.copy_identifier()
    pasted = screen.paste_in_phone()
    assert pasted == member.number, f"copié : « {pasted} » au lieu de « {member.number} »"


@then("chacun, identifié sans identifiant aussi loin que le site le permet, ne voit que le sien")
def each_sees_own_number(
    journey: Journey, site: Site, member: Member, namesake: Member, checks: Checks, datatable: Table
) -> None:
    """Take both: a site that knows an address by its first member, or by its last, is right for one of them."""
    couples = {"le premier inscrit": (member, namesake), "le second inscrit": (namesake, member)}
    for row in rows_of(datatable):
        with checks.row(row):
            own, other = couples[row["adhérent"]]
            with arranging():
                as_new_visitor(journey.page, site)
                form = journey.to_form_if_allowed(own, WITHOUT_NUMBER)
            assert other.number not in source(journey.page), "le numéro d'un autre adhérent est dans la page"
            if form:
                form_with_number(journey.page, own)


@then("l'espace de cet autre adhérent n'est pas activé")
def neighbour_not_active(applicant: Applicant, site: Site) -> None:
    assert site.support.member(applicant.neighbour.number)["state"] != ACTIVE, (
        f"l'espace de l'adhérent {applicant.neighbour.number}, qui n'a rien demandé, est activé"
    )


# The mode


@then("le mode de réception se choisit entre Courrier, Mail et SMS, sans autre choix")
def three_modes(page: Page) -> None:
    screen = ActivationScreen(page)
    for mode, name in MODES.items():
        choice = expect(getattr(screen, name), f"« {mode} » ne peut pas être choisi")
        choice.to_be_enabled(timeout=patience.milliseconds())
        screen.enter({name: True})
        assert mode in screen.chosen_modes(), f"« {mode} » ne peut pas être choisi"
    count = screen.count_modes()
    assert count == len(MODES), f"{count} modes de réception proposés au lieu de {len(MODES)}"


@then("aucun mode de réception n'est choisi d'avance")
def no_mode_chosen(page: Page) -> None:
    chosen = ActivationScreen(page).chosen_modes()
    assert not chosen, f"choisi d'avance : {', '.join(chosen)}"


@then("un mode de réception est choisi d'avance")
def one_mode_chosen(page: Page) -> None:
    chosen = ActivationScreen(page).chosen_modes()
    assert len(chosen) == 1, f"{len(chosen)} mode(s) choisi(s) d'avance"


@when("je choisis « Courrier », puis « SMS »")
def choose_two_modes(page: Page) -> None:
    ActivationScreen(page).enter({"by_letter": True, "by_text_message": True})


@then(parsers.re(r"(?P<modes>« .+ ») (est|sont) choisis?, et rien d'autre"))
def only_these_modes(page: Page, modes: str) -> None:
    chosen = " et ".join(f"« {mode} »" for mode in ActivationScreen(page).chosen_modes())
    assert chosen == modes, f"modes de réception choisis : {chosen or 'aucun'}"


@then(parsers.parse("mon mode de réception enregistré est « {mode} »"))
def mode_recorded(member: Member, site: Site, mode: str) -> None:
    recorded = site.support.member(member.number)["mail_preference"]
    assert recorded == mode.lower(), f"mode de réception enregistré : « {recorded} » au lieu de « {mode} »"


# The end: confirmed or given up


@when("je remplis le formulaire d'activation et le valide")
def activate(page: Page, member: Member) -> None:
    screen = ActivationScreen(page)
    screen.fill_in(member.email)
    screen.choose_password(member.password)


@when(
    "je remplis le formulaire d'activation sans faute, et double-clique sur « Valider »",
    target_fixture="member",
)
def confirm_twice(applicant: Applicant, secrets: Secrets, datatable: Table) -> Member:
    (row,) = rows_of(datatable)
    screen = applicant.at_form()
    member = replace(applicant.member, password=secrets.keep(value_of(row["mot de passe"], "")))
    mode = row["mode de réception"]
    screen.enter(without_phone(member, mode) | ({"phone": member.phone} if mode == "SMS" else {}))
    screen.confirm_twice()
    return member


@when("je valide le formulaire d'activation rempli sans faute, avec SMS et sans téléphone")
def text_messages_without_phone(applicant: Applicant) -> None:
    screen = applicant.at_form()
    screen.enter(without_phone(applicant.member, "SMS"))
    screen.submit(screen.confirm)


@when("l'autre session valide à son tour, avec un autre mot de passe", target_fixture="newer")
def rival_confirms(rival: ActivationScreen, member: Member, secrets: Secrets) -> Member:
    newer = replace(member, password=secrets.keep(compose_password(len(member.password))))
    rival.enter(entries_of(newer))
    rival.submit(rival.confirm)
    answered_by(LoginScreen(rival.page))
    return newer


@then("un mot de passe de 128 caractères, s'il est accepté, ouvre l'espace")
def longest_password(applicant: Applicant, secrets: Secrets) -> None:
    with arranging():
        screen = applicant.at_form()
    member = replace(applicant.member, password=secrets.keep(compose_password(128)))
    screen.send(entries_of(member))
    login = LoginScreen(screen.page)
    if answered_by(login):
        login.log_in(member.number, member.password)
        TermsScreen.shown_in(screen.page)
    else:
        allure.attach("refusé : relevé, pas jugé (A33)", "Mot de passe de 128 caractères")


@when("j'annule le formulaire d'activation encore vide")
def cancel_empty(page: Page) -> None:
    ActivationScreen(page).cancel.click()


@when("j'annule le formulaire d'activation rempli sans faute")
def cancel_filled(applicant: Applicant) -> None:
    screen = applicant.at_form()
    screen.enter(applicant.entries)
    screen.cancel.click()


@then("je quitte le formulaire d'activation pour la page de connexion ou l'écran de choix")
def form_left(page: Page) -> None:
    left = LoginScreen(page).landmark.or_(ChoiceScreen(page).landmark)
    ActivationScreen(page).wait_for(left, "la page de connexion, ou l'écran de choix")


@then("la page de connexion annonce que mon compte est activé")
def activation_announced(page: Page) -> None:
    screen = LoginScreen.shown_in(page)
    screen.wait_for(screen.activated, LoginScreen.activated.label)


@then("mon espace est activé")
def space_active(page: Page, member: Member, site: Site, checks: Checks, datatable: Table) -> None:
    """See that it is. If the form designates what it refuses, nobody else is accused but « toutes »."""
    screen = ActivationScreen(page)
    active = screen.left() and site.support.member(member.number)["state"] == ACTIVE
    designated = set() if active else set(screen.designated())
    for row in rows_of(datatable):
        with checks.row(row):
            with arranging():
                names = FIELDS.get(row["saisie"])
                assert not names or not designated or designated & set(names), "une autre saisie est refusée"
            assert active, f"l'espace n'est pas activé : {screen.described()}"
    assert active, "l'espace n'est pas activé"


@then("mon espace n'est pas activé")
def space_not_active(member: Member, site: Site) -> None:
    state = site.support.member(member.number)["state"]
    assert state != ACTIVE, f"état de l'espace : « {state} »"


@then("aucune activation n'est annoncée, ici ni sur la page de connexion")
def activation_not_announced(page: Page, site: Site) -> None:
    assert not LoginScreen(page).activated.is_visible(), (
        "une bannière, montrée aussitôt, annonce un compte activé"
    )
    go_to(page, site.login)
    assert not LoginScreen.shown_in(page).activated.is_visible(), "la bannière annonce un compte activé"
