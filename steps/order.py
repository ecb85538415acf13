"""The order of the steps: none is reached by its address, nor sent, before those that come first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from playwright.sync_api import Page
from pytest_bdd import given, then

from fixtures.checks import Checks, Table, arranging, rows_of
from fixtures.codes import NewVisitor, Visitor
from pages.activation import ActivationScreen
from pages.code import CodeScreen
from pages.identification import ChoiceScreen
from pages.journey import settle
from pages.login import LoginScreen
from pages.screen import Screen, go_to
from pages.sending import Sending, sending_of

ACTIVE = "active"
"""How the support of a site calls the state of a member whose space is activated."""
EXPIRED = 6 * 60
"""Seconds after which a code is worth nothing, beyond doubt."""


@dataclass(frozen=True)
class Passage:
    """How a step of the journey is reached and sent, learned from a member who has the right to it."""

    guide: Visitor
    address: str
    sending: Sending

    def sending_of(self, visitor: Visitor) -> Sending:
        """Return what is sent, with the entries of another member."""
        guide, member = self.guide.member, visitor.member
        return self.sending.changed(
            {guide.number: member.number, guide.email: member.email, guide.password: member.password}
        )


@given("un autre adhérent arrivé à l'écran du code, dans une autre session", target_fixture="passage")
def way_to_code(other_page: Page, new_visitor: NewVisitor) -> Passage:
    guide = new_visitor(other_page)
    guide.ask()
    address = reopened(guide.screen)
    guide.screen.code.fill(guide.code)
    return Passage(guide, address, sending_of(guide.screen))


@given("cet autre adhérent active son espace par de tels envois", target_fixture="passage")
def way_to_activation(passage: Passage) -> Passage:
    guide = passage.guide
    passage.sending.send_from(guide.page)
    form = ActivationScreen.shown_in(guide.page)
    address = reopened(form)
    form.fill_in(guide.member.email)
    form.password.fill(guide.member.password)
    form.password_confirmation.fill(guide.member.password)
    sending = sending_of(form)
    sending.send_from(guide.page)
    assert is_active(guide), "l'envoi direct, permis à cet adhérent, n'active pas son espace"
    return Passage(guide, address, sending)


def reopened(screen: Screen) -> str:
    """Return the address of a screen, which shows it to who has come there: else it could hide nothing."""
    go_to(screen.page, screen.page.url)
    screen.wait_for(screen.landmark, f"{screen.title}, rouvert par son adresse")
    return screen.page.url


def is_active(visitor: Visitor) -> bool:
    """Tell whether the space of a member is activated."""
    return bool(visitor.site.support.member(visitor.member.number)["state"] == ACTIVE)


@then("l'écran du code est hors d'atteinte, par un envoi direct comme par son adresse")
def code_screen_out_of_reach(visitor: Visitor, passage: Passage, checks: Checks, datatable: Table) -> None:
    for row in rows_of(datatable):
        with checks.row(row):
            for page in attempts(row["depuis"], visitor, passage):
                not_shown(CodeScreen(page))
                not_shown(ActivationScreen(page))


@then("le formulaire d'activation est hors d'atteinte, par un envoi direct comme par son adresse")
def form_out_of_reach(visitor: Visitor, passage: Passage, checks: Checks, datatable: Table) -> None:
    for row in rows_of(datatable):
        with checks.row(row):
            for page in attempts(row["depuis"], visitor, passage):
                not_shown(ActivationScreen(page))
                assert not is_active(visitor), "l'espace de l'adhérent est activé"


def attempts(place: str, visitor: Visitor, passage: Passage) -> Iterator[Page]:
    """Try to take a step from a place by each means, and yield the page of each answer."""
    with arranging():
        page = PLACES[place](visitor)
    passage.sending_of(visitor).send_from(page)
    yield page
    go_to(page, passage.address)
    yield page


def not_shown(screen: Screen) -> None:
    """See that a page does not show a screen."""
    settle(screen.page)
    assert not screen.landmark.is_visible(), f"{screen.title} s'affiche"


def at_choice(visitor: Visitor) -> Page:
    visitor.forget()
    go_to(visitor.page, visitor.site.login)
    LoginScreen(visitor.page).first_connection.click()
    return ChoiceScreen.shown_in(visitor.page).page


def at_identification(visitor: Visitor) -> Page:
    visitor.forget()
    return visitor.enter().page


def at_code(visitor: Visitor) -> Page:
    visitor.stay()
    return visitor.page


def after_wrong_code(visitor: Visitor) -> Page:
    visitor.stay()
    visitor.screen.enter_code(visitor.wrong_code())
    visitor.screen.refused()
    return visitor.page


def after_expired_code(visitor: Visitor) -> Page:
    visitor.renew()
    visitor.age_code(EXPIRED)
    visitor.screen.enter_code(visitor.code)
    visitor.screen.refused()
    return visitor.page


def in_second_tab(visitor: Visitor) -> Page:
    visitor.stay()
    tab = visitor.page.context.new_page()
    go_to(tab, visitor.page.url)
    return CodeScreen.shown_in(tab).page


PLACES: Mapping[str, Callable[[Visitor], Page]] = {
    "l'écran de choix": at_choice,
    "le formulaire d'identification": at_identification,
    "l'écran du code": at_code,
    "l'écran du code, après un code faux": after_wrong_code,
    "l'écran du code, après un code expiré": after_expired_code,
    "un second onglet, à l'écran du code": in_second_tab,
}
"""How a member comes to each place that a table names."""
