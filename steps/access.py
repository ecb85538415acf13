"""Reaching the site: its address, the public page, the login page and the first choices."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect
from pytest_bdd import given, then, when

from fixtures.cells import Cell
from fixtures.checks import Checks, arranging, rows_of
from fixtures.members import Member, Members
from fixtures.site import Site
from pages import help as explanations
from pages.identification import ChoiceScreen
from pages.login import LoginScreen, PublicPage
from pages.screen import double_click, go_to
from pages.sending import send_directly
from steps.login import NOBODY

SAMPLE = "Recette-2026!"
"""A text to type as a password, which nobody has."""
DIGITS = "12345678"
"""A text to copy from the identifier, which may take nothing else."""
IDENTIFIER_WORDS = ("numéro d'adhérent", "N° d'adhérent", "carte")
"""What an explanation of the identifier speaks of."""
GUESSES: dict[str, Callable[[Member], str]] = {
    "vide": lambda _: "",
    "mon numéro d'adhérent": lambda member: member.number,
    "ma date de naissance, en JJMMAAAA": lambda member: f"{member.birth_date:%d%m%Y}",
    "ma date de naissance, en JJ/MM/AAAA": lambda member: f"{member.birth_date:%d/%m/%Y}",
    "ma date de naissance, en AAAA-MM-JJ": lambda member: f"{member.birth_date:%Y-%m-%d}",
}
"""Passwords that a site could have given to every member."""


@given("la page publique « espace adhérent particulier »")
def public_page(page: Page, site: Site) -> None:
    go_to(page, site.public_page)
    PublicPage.shown_in(page)


@given("la page de connexion")
def login_page(page: Page, site: Site) -> None:
    go_to(page, site.login)
    LoginScreen.shown_in(page)


@when("je suis le lien vers mon espace")
def follow_link(page: Page) -> None:
    PublicPage(page).follow_link()


@when("j'ouvre l'adresse de l'espace adhérent")
def open_site(page: Page, site: Site) -> None:
    go_to(page, site.login)


@then("la page de connexion s'affiche")
def login_shown(page: Page) -> None:
    LoginScreen.shown_in(page)


@then("l'identifiant tapé reste tel quel")
def identifier_kept(page: Page, checks: Checks, datatable: list[list[str]]) -> None:
    screen = LoginScreen(page)
    for row in rows_of(datatable):
        with checks.row(row):
            screen.identifier.fill("")
            screen.identifier.press_sequentially(row["identifiant"])
            screen.identifier.blur()
            kept = screen.identifier.input_value()
            assert kept == row["identifiant"], f"le champ contient « {kept} »"


@then("le mot de passe est masqué, et peut être collé")
def password_hidden_and_pasted(page: Page, checks: Checks, datatable: list[list[str]]) -> None:
    for row in rows_of(datatable):
        with checks.row(row):
            PASSWORD_ENTRIES[row["saisie"]](LoginScreen(page))


@then("« Où trouver votre identifiant ? » mène à une explication")
def identifier_explained(page: Page, site: Site, checks: Checks, datatable: list[list[str]]) -> None:
    for row in rows_of(datatable):
        with checks.row(row):
            with arranging():
                login_page(page, site)
            screen = LoginScreen(page)
            by_key = row["geste"] == "touche Entrée"
            explanations.follow(screen, screen.where_is_identifier, *IDENTIFIER_WORDS, by_key=by_key)


@then("« Mot de passe oublié ? » mène à un écran distinct")
def forgotten_password_screen(page: Page, site: Site, checks: Checks, datatable: list[list[str]]) -> None:
    for row in rows_of(datatable):
        with checks.row(row):
            with arranging():
                login_page(page, site)
            screen = LoginScreen(page)
            by_key = row["geste"] == "touche Entrée"
            explanations.follow(screen, screen.forgotten_password, "mot de passe", by_key=by_key)
            expect(screen.connect, "c'est encore la page de connexion").to_be_hidden()


@then("« CONNECTEZ-VOUS » envoie le formulaire")
def login_sent(page: Page) -> None:
    screen = LoginScreen(page)
    with arranging():
        screen.identifier.fill(NOBODY)
        screen.password.fill(SAMPLE)
    screen.submit(screen.connect)
    screen.refused()


@then("« PREMIÈRE CONNEXION » est actif, et visible sans défiler sur ordinateur")
def first_connection_at_hand(page: Page, cell: Cell) -> None:
    button = LoginScreen(page).first_connection
    expect(button, "le bouton est inactif").to_be_enabled()
    if not cell.device.touch:
        expect(button, "il faut défiler pour voir tout le bouton").to_be_in_viewport(ratio=1)


@when("je clique sur « PREMIÈRE CONNEXION »")
def first_connection(page: Page) -> None:
    LoginScreen(page).first_connection.click()


@when("je double-clique sur « PREMIÈRE CONNEXION »")
def first_connection_twice(page: Page) -> None:
    double_click(LoginScreen(page).first_connection)


@when("je choisis « J'ai déjà reçu mon identifiant »")
def with_identifier(page: Page) -> None:
    ChoiceScreen(page).with_identifier.click()


@when("je choisis « Je n'ai pas encore reçu mon identifiant »")
def without_identifier(page: Page) -> None:
    ChoiceScreen(page).without_identifier.click()


@when("je reviens vers la page d'authentification")
def back_to_login(page: Page) -> None:
    ChoiceScreen(page).back.click()


@then("chaque mot de passe est refusé à un adhérent dont l'espace n'est pas activé")
def no_password_yet(
    page: Page, site: Site, members: Members, checks: Checks, datatable: list[list[str]]
) -> None:
    for row in rows_of(datatable):
        with checks.row(row):
            with arranging():
                login_page(page, site)
                member = members.registered()
            password = GUESSES[row["mot de passe"]](member)
            screen = LoginScreen(page)
            send_directly(screen, "connect", {"identifier": member.number, "password": password})
            screen.refused()


def password_typed(screen: LoginScreen) -> None:
    """See that two passwords of the same length look the same."""
    pictures = {screen.picture_of_password(character * 8) for character in "Wi"}
    assert len(pictures) == 1, "deux mots de passe de même longueur se distinguent à l'écran"


def password_pasted(screen: LoginScreen) -> None:
    """See that a copied text can be pasted."""
    with arranging():
        copied = screen.copy(DIGITS)
        assert copied, "rien à copier : le champ de l'identifiant est resté vide"
    screen.password.fill("")
    screen.paste_password()
    assert screen.password.input_value() == copied, "le champ ne contient pas le texte collé"


PASSWORD_ENTRIES: dict[str, Callable[[LoginScreen], None]] = {
    "tapée, illisible à l'écran": password_typed,
    "collée, gardée": password_pasted,
}
