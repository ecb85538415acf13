"""The screens against what the guide shows, element by element."""

from __future__ import annotations

from playwright.sync_api import Page
from pytest_bdd import then

from fixtures.checks import Checks, Table, arranging, rows_of
from pages.identification import (
    BirthDateIdentificationScreen,
    ChoiceScreen,
    Identification,
    IdentificationScreen,
)
from pages.shown import ShownScreen


@then("l'écran de choix s'affiche")
def choice_shown(page: Page) -> None:
    ChoiceScreen.shown_in(page)


@then("le formulaire d'identification avec identifiant s'affiche")
def identification_shown(page: Page) -> None:
    recognise(IdentificationScreen(page))


@then("le formulaire d'identification sans identifiant s'affiche")
def birth_date_identification_shown(page: Page) -> None:
    recognise(BirthDateIdentificationScreen(page))


def recognise(form: Identification) -> None:
    """Wait for a form whose labels are about to be compared."""
    form.wait_for(form.likeness, form.title)


@then("l'écran montre")
def screen_shows(page: Page, checks: Checks, datatable: Table) -> None:
    screen = ShownScreen(page)
    for row in rows_of(datatable):
        with checks.row(row):
            screen.see(row["nature"], row["élément"])


@then("l'étoile marque les champs exigés, et eux seuls")
def stars(page: Page, checks: Checks, datatable: Table) -> None:
    screen = ShownScreen(page)
    for row in rows_of(datatable):
        with checks.row(row):
            with arranging():
                starred = screen.is_starred(row["champ"])
            assert starred == (row["étoile"] == "oui"), "avec une étoile" if starred else "sans étoile"
