"""The activation form and the rules of the password."""

from __future__ import annotations

from dataclasses import replace

from playwright.sync_api import Page
from pytest_bdd import given, parsers, then, when

from fixtures.codes import OneTimeCodes
from fixtures.members import Member, compose_password
from fixtures.secrets import Secrets
from fixtures.site import Site
from pages.activation import ActivationScreen
from pages.code import CodeScreen
from pages.identification import CaptchaSolver
from pages.login import LoginScreen
from steps.code import code_requested


@given("le formulaire d'activation rempli, sauf le mot de passe")
def form_without_password(
    page: Page, site: Site, member: Member, solve: CaptchaSolver, codes: OneTimeCodes
) -> None:
    code_requested(page, site, member, solve, codes)
    CodeScreen(page).enter_code(codes.received[-1])
    ActivationScreen.shown_in(page).fill_in(member.email)


@when("je remplis le formulaire d'activation et le valide")
def activate(page: Page, member: Member) -> None:
    screen = ActivationScreen(page)
    screen.fill_in(member.email)
    screen.choose_password(member.password)


@when(
    parsers.parse("je choisis un mot de passe de {length:d} caractères, avec {categories}"),
    target_fixture="member",
)
def choose_password(page: Page, member: Member, length: int, categories: str, secrets: Secrets) -> Member:
    changed = replace(member, password=secrets.keep(password_of(length, categories)))
    ActivationScreen(page).choose_password(changed.password)
    return changed


@when("je confirme un autre mot de passe que celui que j'ai choisi")
def mismatched_confirmation(page: Page, member: Member, secrets: Secrets) -> None:
    ActivationScreen(page).choose_password(member.password, secrets.keep(member.password.swapcase()))


@then("le formulaire d'activation s'affiche avec mon numéro d'adhérent")
def form_with_number(page: Page, member: Member) -> None:
    shown = ActivationScreen.shown_in(page).identifier.input_value()
    assert shown == member.number, f"identifiant attendu : « {member.number} » ; affiché : « {shown} »"


@then("l'activation est refusée")
def activation_refused(page: Page) -> None:
    ActivationScreen(page).refused()


@then("la page de connexion annonce que mon compte est activé")
def activated(page: Page) -> None:
    screen = LoginScreen.shown_in(page)
    screen.wait_for(screen.activated, LoginScreen.activated.label)


def password_of(length: int, categories: str) -> str:
    """Draw a password of just the categories that a sentence names."""
    return compose_password(
        length,
        upper="majuscules" in categories,
        lower="minuscules" in categories,
        digit="chiffres" in categories,
        special="spéciaux" in categories,
    )
