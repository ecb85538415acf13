"""Members on their way to the activation form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import cached_property, reduce
from random import SystemRandom

import pytest
from playwright.sync_api import Locator, Page
from pytest_bdd import given, parsers

from fixtures.mailbox.code import CodeNotFoundError
from fixtures.mailbox.launch import StartedMailbox
from fixtures.mailbox.mailbox import NOTHING_SEEN, Mailbox, MailboxTimeoutError
from fixtures.members import Member, Members
from fixtures.secrets import Secrets
from fixtures.site import Site
from pages import patience
from pages.activation import ActivationScreen
from pages.code import CodeScreen
from pages.identification import (
    BirthDateIdentificationScreen,
    CaptchaSolver,
    ChoiceScreen,
    IdentificationScreen,
)
from pages.journey import settle
from pages.login import LoginScreen
from pages.screen import ERRORS, Screen, go_to
from steps.entries import FIELDS, altered, entries_of

WITH_NUMBER = "avec mon identifiant"
WITHOUT_NUMBER = "sans mon identifiant"
NEIGHBOURS = "celui d'un autre adhérent"


class Journey:
    """The way of members to the activation form, by either path, in one page."""

    def __init__(
        self, page: Page, site: Site, solve: CaptchaSolver, mailbox: Mailbox, secrets: Secrets
    ) -> None:
        self.page = page
        self._site = site
        self._solve = solve
        self._mailbox = mailbox
        self.secrets = secrets
        self._before = NOTHING_SEEN

    def elsewhere(self, page: Page) -> Journey:
        """Return the same way in another page."""
        return Journey(page, self._site, self._solve, self._mailbox, self.secrets)

    def to_form(self, member: Member, path: str = WITH_NUMBER) -> ActivationScreen:
        """Identify a member, enter the code received, and return the activation form."""
        self._identify(member, path)
        form = ActivationScreen(self.page)
        if path == WITHOUT_NUMBER:  # a site may then ask for no code (ambiguity A02)
            answered_by(CodeScreen(self.page), form)
        if not form.landmark.is_visible():
            CodeScreen.shown_in(self.page).enter_code(self._code(member))
        return ActivationScreen.shown_in(self.page)

    def to_form_if_allowed(self, member: Member, path: str) -> ActivationScreen | None:
        """Go as far as the site lets a member, and return the form if it is reached."""
        self._identify(member, path)
        code, form = CodeScreen(self.page), ActivationScreen(self.page)
        if not answered_by(code, form):
            return None
        if form.landmark.is_visible():  # without a code (ambiguity A02)
            return form
        if not self._has_sent(member):
            return None
        code.enter_code(self._code(member))
        return form if answered_by(form) else None

    def _identify(self, member: Member, path: str) -> None:
        self._before = self._mailbox.mark(member.email)
        go_to(self.page, self._site.login)
        LoginScreen(self.page).first_connection.click()
        choice = ChoiceScreen(self.page)
        if path == WITH_NUMBER:
            choice.with_identifier.click()
            IdentificationScreen(self.page).identify(member.number, member.email, self._solve)
        else:
            choice.without_identifier.click()
            form = BirthDateIdentificationScreen(self.page)
            form.identify(member.email, member.birth_date, self._solve)

    def _has_sent(self, member: Member) -> bool:
        try:
            return bool(
                self._mailbox.wait_for(member.email, after=self._before, timeout=patience.message_seconds())
            )
        except MailboxTimeoutError:  # a neutral answer, which tells nobody that the space is active (A18)
            return False

    def _code(self, member: Member) -> str:
        try:
            code = self._mailbox.code_for(
                member.email, after=self._before, timeout=patience.message_seconds()
            )
        except (MailboxTimeoutError, CodeNotFoundError) as error:  # the mailbox works: pre-flight saw to it
            raise AssertionError(str(error)) from error
        return self.secrets.keep(code)


def answered_by(*screens: Screen) -> bool:
    """Wait for the answer to a submission, one of these screens or an error, and tell whether it is a screen."""
    page, titles = screens[0].page, ", ".join(screen.title for screen in screens)
    answers = [screen.landmark for screen in screens] + [page.locator(ERRORS).filter(visible=True)]
    screens[0].wait_for(reduce(Locator.or_, answers), f"{titles}, ou un refus")
    return any(screen.landmark.is_visible() for screen in screens)


class Applicant:
    """A member before the activation form, whom another replaces once the site has taken the form."""

    def __init__(self, journey: Journey, path: str, member: Member, successor: Callable[[], Member]) -> None:
        self.member = member
        self._journey = journey
        self._path = path
        self._successor = successor
        journey.to_form(member, path)

    @cached_property
    def neighbour(self) -> Member:
        """Another member, who asks for nothing."""
        return self._successor()

    @property
    def entries(self) -> dict[str, str | bool]:
        """What the member enters without any fault."""
        return entries_of(self.member)

    def altered(self, row: Mapping[str, str]) -> dict[str, str | bool]:
        """Return these entries, the one that a row of a table tells being changed, and entered last."""
        names = FIELDS[row["saisie"]]
        if row["valeur"] == NEIGHBOURS:
            return self.entries | dict.fromkeys(names, self.neighbour.number)
        return altered(self.entries, names, row["valeur"], self._journey.secrets)

    def at_form(self) -> ActivationScreen:
        """Return the member's own form, whatever the previous gesture made of it."""
        screen = ActivationScreen(self._journey.page)
        if not self._owns(screen):  # a refused form may keep what was sent in place of the identifier
            go_to(screen.page, screen.page.url)
            settle(screen.page)
        if not self._owns(screen):
            self.member = self._successor()
            self._journey.to_form(self.member, self._path)
        return screen

    def _owns(self, screen: ActivationScreen) -> bool:
        return screen.landmark.is_visible() and screen.shown_number() == self.member.number


@pytest.fixture
def journey(
    page: Page, site: Site, solve: CaptchaSolver, mailbox: StartedMailbox, secrets: Secrets
) -> Journey:
    """The way to the activation form."""
    return Journey(page, site, solve, mailbox.client, secrets)


@given("un adhérent dont le numéro commence par quatre zéros", target_fixture="member")
def member_with_zeros(members: Members) -> Member:
    return members.registered(replace(members.drawn(), number=f"{SystemRandom().randrange(1, 10_000):08}"))


@given("un autre adhérent à la même adresse e-mail, né un autre jour", target_fixture="namesake")
def namesake(members: Members, member: Member) -> Member:
    birth_date = member.birth_date + timedelta(
        days=40
    )  # neither its day nor its month may pass for the other
    return members.registered(replace(members.drawn(), email=member.email, birth_date=birth_date))


@given(
    parsers.re(r"le formulaire d'activation, atteint (?P<path>(avec|sans) mon identifiant)"),
    target_fixture="applicant",
)
def form_reached(journey: Journey, member: Member, members: Members, path: str) -> Applicant:
    return Applicant(journey, path, member, members.registered)


@given("le même formulaire, ouvert dans une autre session sans mon identifiant", target_fixture="rival")
def same_form_elsewhere(journey: Journey, member: Member, other_page: Page) -> ActivationScreen:
    return journey.elsewhere(other_page).to_form(member, WITHOUT_NUMBER)
