"""Without the consent of a site, nothing is done to it for good."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from pages import consent
from pages.activation import ActivationScreen
from pages.consent import DEEDS, MissingConsentError
from pages.sending import sending_of
from pages.terms import TermsScreen

FORM = """<!DOCTYPE html><html lang="fr"><title>Site</title>
<form method="post" action="https://site.example/sent">
<label>Mot de passe * <input name="password"></label>
<label>Confirmation mot de passe * <input name="again"></label>
<button>Valider</button> <button>J'accepte</button></form></html>"""


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    page.set_content(FORM)
    page.on("request", lambda request: pytest.fail(f"sent to {request.url}"))
    yield page
    page.close()


@pytest.fixture(autouse=True)
def nothing_but_creation() -> Iterator[None]:
    consent.give({"creer"})
    yield
    consent.give(DEEDS)


@pytest.mark.parametrize(
    "deed",
    [
        lambda page: ActivationScreen(page).choose_password("Mot-de-passe-1!"),
        lambda page: ActivationScreen(page).confirm_twice(),
        lambda page: ActivationScreen(page).send({"password": ""}),
        lambda page: sending_of(ActivationScreen(page)),
        lambda page: TermsScreen(page).accept_terms(),
        lambda page: TermsScreen(page).accept_twice(),
    ],
)
def test_no_space_is_activated(page: Page, deed: Callable[[Page], object]) -> None:
    with pytest.raises(
        MissingConsentError, match=r"ne consent pas à activer .* \(\[consentement\] activer = true"
    ):
        deed(page)


def test_what_is_consented_to_is_done() -> None:
    consent.need("creer")
    with pytest.raises(MissingConsentError, match="se tromper assez souvent"):
        consent.need("verrouiller")
