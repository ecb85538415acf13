"""Logging in and out, and the member space."""

from __future__ import annotations

from playwright.sync_api import Page
from pytest_bdd import given, then, when

from fixtures.members import Member
from fixtures.site import Site
from pages.login import LoginScreen
from pages.space import SpaceScreen
from pages.terms import TermsScreen


@given("sa première connexion, arrêtée aux conditions générales")
def first_login(page: Page, site: Site, member: Member) -> None:
    log_in_again(page, site, member)
    TermsScreen.shown_in(page)


@when("je me connecte avec mon numéro d'adhérent et mon mot de passe")
def log_in(page: Page, member: Member) -> None:
    LoginScreen.shown_in(page).log_in(member.number, member.password)


@when("je me connecte à nouveau")
def log_in_again(page: Page, site: Site, member: Member) -> None:
    page.goto(site.login)
    log_in(page, member)


@when("je me déconnecte")
def log_out(page: Page) -> None:
    SpaceScreen(page).log_out.click()
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
