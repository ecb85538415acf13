"""Screens that fit the width of the device."""

from __future__ import annotations

from typing import TypeVar

from playwright.sync_api import Page
from pytest_bdd import given, then

from fixtures.cells import Cell
from fixtures.codes import OneTimeCodes
from fixtures.members import Member
from fixtures.site import Site
from pages.activation import ActivationScreen
from pages.code import CodeScreen
from pages.identification import (
    BirthDateIdentificationScreen,
    CaptchaSolver,
    ChoiceScreen,
    IdentificationScreen,
)
from pages.login import LoginScreen
from pages.screen import Screen
from pages.space import SpaceScreen
from pages.terms import TermsScreen

Measured = TypeVar("Measured", bound=Screen)


@given("mon parcours complet, dont chaque écran est mesuré", target_fixture="overflows")
def measured_journey(
    page: Page, cell: Cell, site: Site, member: Member, solve: CaptchaSolver, codes: OneTimeCodes
) -> dict[str, list[str]]:
    overflows: dict[str, list[str]] = {}

    def measure(screen: Measured) -> Measured:
        for size in cell.device.sizes:
            page.set_viewport_size(size)
            overflows[f"{screen.title}, {size['width']} × {size['height']}"] = screen.overflows()
        return screen

    page.goto(site.login)
    measure(LoginScreen.shown_in(page)).first_connection.click()
    measure(ChoiceScreen.shown_in(page)).without_identifier.click()
    measure(BirthDateIdentificationScreen.shown_in(page))
    page.goto(site.login)
    LoginScreen(page).first_connection.click()
    ChoiceScreen(page).with_identifier.click()
    codes.sent_to(member.email)
    measure(IdentificationScreen.shown_in(page)).identify(member.number, member.email, solve)
    measure(CodeScreen.shown_in(page)).enter_code(codes.receive())
    form = measure(ActivationScreen.shown_in(page))
    form.fill_in(member.email)
    form.choose_password(member.password)
    LoginScreen.shown_in(page).log_in(member.number, member.password)
    terms = measure(TermsScreen.shown_in(page))
    terms.read_to_the_end()
    terms.tick_both()
    terms.accept.click()
    measure(SpaceScreen.shown_in(page))
    return overflows


@then("chaque écran tient dans la largeur de l'appareil")
def every_screen_fits(overflows: dict[str, list[str]]) -> None:
    problems = [f"{title} : {', '.join(parts)}" for title, parts in overflows.items() if parts]
    assert not problems, "déborde de la largeur :\n" + "\n".join(problems)
