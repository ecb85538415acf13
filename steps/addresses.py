"""The ways in that the guide gives: an address, and a link on the public site."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page
from pytest_bdd import then

from fixtures.checks import Checks, Table, rows_of
from fixtures.site import Site
from pages.login import LoginScreen, PublicPage
from pages.screen import go_to

SAME_WINDOW = ("", "_self", "_parent", "_top")
"""The targets of a link that opens where it is."""
ERROR = 400


@then("chaque adresse mène à la page de connexion")
def address_leads_to_login(page: Page, site: Site, checks: Checks, datatable: Table) -> None:
    for row in rows_of(datatable):
        with checks.row(row):
            open_address(page, site.url + row["adresse"])
            LoginScreen.shown_in(page)


def open_address(page: Page, address: str) -> None:
    """Open an address of the site, which has to answer without an error."""
    try:
        answer = go_to(page, address)
    except PlaywrightError as error:  # a loop of redirections among others
        raise AssertionError(f"{address} ne s'ouvre pas : {error.message.splitlines()[0]}") from error
    assert answer is None or answer.status < ERROR, f"{address} répond {answer.status}"


@then("le lien vers mon espace mène à la page de connexion de ce site")
def link_leads_to_login(page: Page, site: Site, checks: Checks, datatable: Table) -> None:
    for row in rows_of(datatable):
        with checks.row(row):
            open_address(page, site.public_page)
            PublicPage.shown_in(page)
            arrival = OPENINGS[row["ouvert"]](page)
            LoginScreen.shown_in(arrival)
            reached, expected = urlsplit(arrival.url).netloc, urlsplit(site.url).netloc
            assert reached == expected, f"le lien mène à {reached}, au lieu de {expected}"


def by_click(page: Page) -> Page:
    """Click the link, which may open where it is or in a tab of its own."""
    screen = PublicPage(page)
    if (screen.landmark.get_attribute("target") or "").lower() not in SAME_WINDOW:
        return screen.follow_link_in_new_tab()
    screen.follow_link()
    return page


OPENINGS: Mapping[str, Callable[[Page], Page]] = {
    "d'un clic": by_click,
    "dans un nouvel onglet": lambda page: PublicPage(page).follow_link_in_new_tab(),
}
