"""The screens against what the guide shows, element by element."""

from __future__ import annotations

from playwright.sync_api import Page
from pytest_bdd import then

from fixtures.checks import Checks, Table, rows_of
from pages.identification import BirthDateIdentificationScreen, ChoiceScreen, IdentificationScreen
from pages.shown import ShownScreen


@then("l'écran de choix s'affiche")
def choice_shown(page: Page) -> None:
    ChoiceScreen.shown_in(page)


@then("le formulaire d'identification avec identifiant s'affiche")
def identification_shown(page: Page) -> None:
    IdentificationScreen.shown_in(page)


@then("le formulaire d'identification sans identifiant s'affiche")
def birth_date_identification_shown(page: Page) -> None:
    BirthDateIdentificationScreen.shown_in(page)


@then("l'écran montre")
def screen_shows(page: Page, checks: Checks, datatable: Table) -> None:
    screen = ShownScreen(page)
    for row in rows_of(datatable):
        with checks.row(row):
            screen.see(row["nature"], row["élément"])
