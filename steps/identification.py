"""Members, and how they identify themselves."""

from __future__ import annotations

from datetime import timedelta

from playwright.sync_api import Page
from pytest_bdd import given, then, when

from fixtures.codes import OneTimeCodes
from fixtures.members import Member, Members
from fixtures.site import Site
from pages.identification import (
    BirthDateIdentificationScreen,
    CaptchaSolver,
    ChoiceScreen,
    IdentificationScreen,
)
from pages.login import LoginScreen


@given("un adhérent qui ne s'est jamais connecté", target_fixture="member")
def registered_member(members: Members) -> Member:
    return members.registered()


@given("un adhérent dont le compte est activé", target_fixture="member")
def active_member(members: Members) -> Member:
    return members.active()


@given("le formulaire d'identification sans identifiant")
def birth_date_form(page: Page, site: Site) -> None:
    page.goto(site.login)
    LoginScreen(page).first_connection.click()
    ChoiceScreen(page).without_identifier.click()
    BirthDateIdentificationScreen.shown_in(page)


@when("je m'identifie avec mon numéro d'adhérent et mon adresse e-mail")
def identify_by_email(page: Page, member: Member, solve: CaptchaSolver) -> None:
    IdentificationScreen(page).identify(member.number, member.email, solve)


@when("je m'identifie avec mon numéro d'adhérent et mon numéro de portable")
def identify_by_phone(page: Page, member: Member, solve: CaptchaSolver) -> None:
    IdentificationScreen(page).identify(member.number, member.phone, solve)


@when("je m'identifie avec mon adresse e-mail et ma date de naissance")
def identify_by_birth_date(page: Page, member: Member, solve: CaptchaSolver) -> None:
    BirthDateIdentificationScreen(page).identify(member.email, member.birth_date, solve)


@when("je m'identifie avec mon adresse e-mail et une date de naissance fausse d'un jour")
def identify_by_wrong_birth_date(page: Page, member: Member, solve: CaptchaSolver) -> None:
    day_before = member.birth_date - timedelta(days=1)
    BirthDateIdentificationScreen(page).identify(member.email, day_before, solve)


@then("l'identification est refusée")
def identification_refused(page: Page) -> None:
    BirthDateIdentificationScreen(page).refused()


@then("aucun message n'est envoyé")
def no_message(member: Member, codes: OneTimeCodes, site: Site) -> None:
    for address in (member.email, site.text_message_address(member.phone)):
        count = codes.count_to(address)
        assert not count, f"{count} message(s) envoyé(s) à {address}, aucun attendu"


@then("mon numéro d'adhérent n'est pas affiché")
def number_not_shown(page: Page, member: Member) -> None:
    assert member.number not in page.content(), "le numéro d'adhérent est dans la page"
