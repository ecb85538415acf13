"""Reaching the site: its address, the public page, the first choices."""

from __future__ import annotations

from playwright.sync_api import Page
from pytest_bdd import given, then, when

from fixtures.site import Site
from pages.identification import ChoiceScreen
from pages.login import LoginScreen, PublicPage


@given("la page publique « espace adhérent particulier »")
def public_page(page: Page, site: Site) -> None:
    page.goto(site.public_page)
    PublicPage.shown_in(page)


@when("je suis le lien vers mon espace")
def follow_link(page: Page) -> None:
    PublicPage(page).follow_link()


@when("j'ouvre l'adresse de l'espace adhérent")
def open_site(page: Page, site: Site) -> None:
    page.goto(site.login)


@then("la page de connexion s'affiche")
def login_shown(page: Page) -> None:
    LoginScreen.shown_in(page)


@when("je clique sur « PREMIÈRE CONNEXION »")
def first_connection(page: Page) -> None:
    LoginScreen(page).first_connection.click()


@when("je choisis « J'ai déjà reçu mon identifiant »")
def with_identifier(page: Page) -> None:
    ChoiceScreen(page).with_identifier.click()


@when("je choisis « Je n'ai pas encore reçu mon identifiant »")
def without_identifier(page: Page) -> None:
    ChoiceScreen(page).without_identifier.click()
