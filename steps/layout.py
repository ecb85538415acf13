"""The complete journey, each screen of which is looked at once: how it fits, what it loads, what it says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from playwright.sync_api import Page
from pytest_bdd import given, then

from fixtures.checks import Checks, Table, rows_of
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
from pages.screen import Screen, go_to, let_answer
from pages.sight import Content, content, entries, hidden, mark_useful
from pages.space import SpaceScreen
from pages.terms import TermsScreen
from steps.windows import Window

if TYPE_CHECKING:
    from playwright.sync_api import ViewportSize

Shown = TypeVar("Shown", bound=Screen)


@dataclass(frozen=True)
class Sight:
    """A screen of the journey, as it was seen."""

    title: str
    url: str
    content: Content
    overflowing: dict[Window, list[str]] = field(default_factory=dict)
    hidden: dict[Window, list[str]] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    """The fields that no longer hold, after all these windows, what had been typed."""


class Walk:
    """A journey through every screen, each of which is looked at in every window."""

    def __init__(self, page: Page, windows: list[Window]) -> None:
        self.sights: list[Sight] = []
        self.requests: list[str] = []
        self._page = page
        self._windows = windows
        page.on("request", lambda request: self.requests.append(request.url))

    def look_at(self, screen: Shown) -> Shown:
        """Look at the screen that is shown, with what is typed there."""
        mark_useful(screen)
        typed = entries(screen)
        sight = Sight(screen.title, self._page.url, content(screen))
        usual = self._page.viewport_size
        for window in self._windows:
            self._resize(window.viewport)
            sight.overflowing[window] = screen.overflows()
            sight.hidden[window] = hidden(screen)
        if usual:
            self._resize(usual)
        after = entries(screen)
        sight.lost.extend(label for label, value in typed if (label, value) not in after)
        self.sights.append(sight)
        return screen

    def _resize(self, viewport: ViewportSize) -> None:
        self._page.set_viewport_size(viewport)
        let_answer(self._page)  # else it would not be told of a window that comes and goes before it is drawn


@given("mon parcours complet, dont chaque écran est regardé dans ces fenêtres", target_fixture="walk")
def whole_journey(
    page: Page, site: Site, member: Member, solve: CaptchaSolver, codes: OneTimeCodes, datatable: Table
) -> Walk:
    walk = Walk(page, [Window.of(row) for row in rows_of(datatable)])
    go_to(page, site.login)
    walk.look_at(LoginScreen.shown_in(page)).first_connection.click()
    walk.look_at(ChoiceScreen.shown_in(page)).without_identifier.click()
    birth_date_form = BirthDateIdentificationScreen.shown_in(page)
    birth_date_form.contact.fill(member.email)
    walk.look_at(birth_date_form)
    page.go_back()
    ChoiceScreen.shown_in(page).with_identifier.click()
    identification = IdentificationScreen.shown_in(page)
    identification.identifier.fill(member.number)
    walk.look_at(identification).identify(member.number, member.email, solve)
    codes.sent_to(member.email)
    walk.look_at(CodeScreen.shown_in(page)).enter_code(codes.receive())
    form = ActivationScreen.shown_in(page)
    form.fill_in(member.email)
    walk.look_at(form).fill_in(member.email)  # again: a site that loses it when turned is judged in the end
    form.choose_password(member.password)
    LoginScreen.shown_in(page).log_in(member.number, member.password)
    terms = TermsScreen.shown_in(page)
    terms.tick_what_can_be()
    walk.look_at(terms).read_to_the_end()
    terms.tick_both()
    terms.submit(terms.accept)
    walk.look_at(SpaceScreen.shown_in(page))
    return walk


def nothing_overflows(walk: Walk) -> None:
    _nothing("déborde de la largeur", ((sight, sight.overflowing) for sight in walk.sights))


def nothing_hidden(walk: Walk) -> None:
    _nothing("est masqué", ((sight, sight.hidden) for sight in walk.sights))


def nothing_lost(walk: Walk) -> None:
    problems = [f"{sight.title} : {', '.join(sight.lost)}" for sight in walk.sights if sight.lost]
    assert not problems, "saisie perdue :\n" + "\n".join(problems)


def _nothing(wrong: str, found: Iterable[tuple[Sight, dict[Window, list[str]]]]) -> None:
    problems = [
        f"{sight.title}, {window} : {', '.join(dict.fromkeys(parts))}"
        for sight, windows in found
        for window, parts in windows.items()
        if parts
    ]
    assert not problems, f"{wrong} :\n" + "\n".join(problems)


FITS = {
    "rien ne déborde en largeur": nothing_overflows,
    "aucun élément utile n'est masqué": nothing_hidden,
    "tourner la tablette garde ce qui est saisi": nothing_lost,
}


@then("chaque écran s'adapte à ces fenêtres")
def screens_fit(walk: Walk, checks: Checks, datatable: Table) -> None:
    for row in rows_of(datatable):
        with checks.row(row):
            FITS[row["contrôle"]](walk)
