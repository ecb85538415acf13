"""The screens of the guide, in its order."""

from __future__ import annotations

from contextlib import suppress
from functools import reduce

from playwright.sync_api import Locator, Page

from pages.activation import ActivationScreen
from pages.code import CodeScreen
from pages.failures import NotShownError
from pages.identification import BirthDateIdentificationScreen, ChoiceScreen, IdentificationScreen
from pages.login import LoginScreen, PublicPage
from pages.screen import ERRORS, Screen
from pages.space import SpaceScreen
from pages.terms import TermsScreen

SCREENS: tuple[type[Screen], ...] = (
    PublicPage,
    LoginScreen,
    ChoiceScreen,
    IdentificationScreen,
    BirthDateIdentificationScreen,
    CodeScreen,
    ActivationScreen,
    TermsScreen,
    SpaceScreen,
)


def settle(page: Page, leaving: Screen | None = None) -> None:
    """Wait for a page that was just opened to show something known: its script may have to fetch it first.

    After something was sent from a screen, ``leaving``, that is another screen or a refusal. What is still unknown
    after the usual patience, the page of an error for instance, is all that it has to show.
    """
    others = (PublicPage, type(leaving))  # any page may link to login
    known = [screen(page).landmark for screen in SCREENS if screen not in others]
    known.append(leaving.refusal if leaving else page.locator(ERRORS))
    with suppress(NotShownError):
        Screen(page).wait_for(
            reduce(Locator.or_, known).filter(visible=True), "un écran du guide, ou une erreur"
        )
