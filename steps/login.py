"""Logging in and out, and the member space."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from playwright.sync_api import Page
from pytest_bdd import given, then, when

from fixtures.checks import Checks, Table, arranging, rows_of
from fixtures.members import Member, Members, compose_password
from fixtures.secrets import Secrets
from fixtures.site import Site
from pages import consent
from pages.login import LoginScreen
from pages.screen import go_to
from pages.sending import send_directly
from pages.space import SpaceScreen
from pages.terms import TermsScreen
from steps.applicants import WITHOUT_NUMBER, Journey, answered_by
from steps.entries import entries_of
from steps.people import People

if TYPE_CHECKING:  # that module needs this one
    from steps.space import Space

NOBODY = "00000000"
"""A number that no insurer gives."""
FORMS: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFD")
"""How Unicode writes accents: in one with their letter, or apart."""
FORGET = """() => {
  if (origin !== "null") [localStorage, sessionStorage].forEach(storage => storage.clear());  // a blank page has none
}"""


@given("sa première connexion, arrêtée aux conditions générales")
def first_login(page: Page, site: Site, member: Member) -> None:
    log_in_again(page, site, member)
    TermsScreen.shown_in(page)


@when("je me connecte avec mon numéro d'adhérent et mon mot de passe")
def log_in(page: Page, member: Member) -> None:
    LoginScreen.shown_in(page).log_in(member.number, member.password)


@when("je me connecte à nouveau")
def log_in_again(page: Page, site: Site, member: Member) -> None:
    go_to(page, site.login)
    log_in(page, member)


@when("je me déconnecte")
def log_out(page: Page) -> None:
    SpaceScreen(page).log_out.click()
    LoginScreen.shown_in(page)


@then("chaque connexion est refusée")
def each_login_refused(
    page: Page, site: Site, member: Member, secrets: Secrets, checks: Checks, datatable: Table
) -> None:
    consent.need("verrouiller")
    for row in rows_of(datatable):
        with checks.row(row):
            with arranging():
                screen = at_login(page, site)
            screen.log_in(*credentials(row, member, secrets))
            screen.refused()


@then("chaque connexion, envoyée par requête directe, est refusée")
def each_sent_login_refused(
    page: Page, site: Site, member: Member, secrets: Secrets, checks: Checks, datatable: Table
) -> None:
    consent.need("verrouiller")
    for row in rows_of(datatable):
        with checks.row(row):
            with arranging():
                screen = at_login(page, site)
            number, password = credentials(row, member, secrets)
            send_directly(screen, "connect", {"identifier": number, "password": password})
            screen.refused()


@then("mon mot de passe ouvre l'espace, que ses accents soient composés ou décomposés")
def accents_either_way(page: Page, site: Site, member: Member, secrets: Secrets) -> None:
    for form in FORMS:
        password = secrets.keep(unicodedata.normalize(form, member.password))
        as_new_visitor(page, site).log_in(member.number, password)
        TermsScreen.shown_in(page)


@then("aucune nouvelle activation ne change mon mot de passe")
def password_not_replaced(
    journey: Journey, site: Site, member: Member, secrets: Secrets, checks: Checks, datatable: Table
) -> None:
    for row in rows_of(datatable):
        with checks.row(row):
            newer = replace(member, password=secrets.keep(compose_password(14)))
            activate_again(journey, site, newer, row["chemin"])
            assert_not_replaced(journey.page, site, member, newer)


@then("aucune activation par un ayant droit ne change le mot de passe du foyer")
def household_password_not_replaced(
    journey: Journey, site: Site, members: Members, secrets: Secrets, checks: Checks, datatable: Table
) -> None:
    for row in rows_of(datatable):
        with checks.row(row):
            with arranging():
                people = People(members, site, row)
            newer = replace(
                people.member,
                email=people.contact(row["contact"]),
                birth_date=people.dependant.birth_date,
                password=secrets.keep(compose_password(14)),
            )
            activate_again(journey, site, newer, WITHOUT_NUMBER)
            assert_not_replaced(journey.page, site, people.member, newer)


def activate_again(journey: Journey, site: Site, newer: Member, path: str) -> None:
    """Activate as far as the site lets who has an active space already."""
    with arranging():
        as_new_visitor(journey.page, site)
        form = journey.to_form_if_allowed(newer, path)
    if form:
        form.enter(entries_of(newer))
        form.submit(form.confirm)
        answered_by(LoginScreen(journey.page))


@then("seul le mot de passe choisi d'abord ouvre l'espace")
def first_password_only(page: Page, site: Site, member: Member, newer: Member) -> None:
    assert_not_replaced(page, site, member, newer)


def assert_not_replaced(page: Page, site: Site, member: Member, newer: Member) -> None:
    """See that the password of a member opens the space, and that the newer one does not."""
    login = as_new_visitor(page, site)
    login.log_in(newer.number, newer.password)
    login.refused()
    login.log_in(member.number, member.password)
    TermsScreen.shown_in(page)


def as_new_visitor(page: Page, site: Site) -> LoginScreen:
    """Become a visitor whom the site has never seen, on the login page."""
    page.evaluate(FORGET)
    page.context.clear_cookies()
    go_to(page, site.login)
    return LoginScreen.shown_in(page)


def at_login(page: Page, site: Site) -> LoginScreen:
    """Return the login page, even when the previous gesture left it."""
    screen = LoginScreen(page)
    return screen if screen.landmark.is_visible() else as_new_visitor(page, site)


def credentials(row: Mapping[str, str], member: Member, secrets: Secrets) -> tuple[str, str]:
    """Return the number and the password that a row of a table tells."""
    numbers = {"le mien": member.number, "vide": "", "inconnu": NOBODY}
    passwords = {
        "le mien": member.password,
        "vide": "",
        "un autre": compose_password(len(member.password)),
        "le mien, en inversant majuscules et minuscules": member.password.swapcase(),
        "le mien, avec une espace à la fin": f"{member.password} ",
    }
    password = passwords[row["mot de passe"]]
    return numbers[row["identifiant"]], secrets.keep(password) if password else password


@then("l'adresse de l'espace ramène à la page de connexion")
def space_leads_to_login(page: Page, space: Space) -> None:
    go_to(page, space.home)
    LoginScreen.shown_in(page)


@then("mon espace adhérent s'ouvre")
def space_opened(page: Page) -> None:
    SpaceScreen.shown_in(page)


@then("mon espace adhérent reste fermé")
def space_closed(page: Page) -> None:
    space = SpaceScreen(page)
    elsewhere = LoginScreen(page).landmark.or_(TermsScreen(page).landmark)
    space.wait_for(elsewhere, "la page de connexion, ou les conditions générales")
    assert not space.landmark.is_visible(), f"l'espace est ouvert : {space.described()}"
