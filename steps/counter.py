"""The counter where the identification forms of a scenario are shown, filled in, and their messages awaited."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pytest

from fixtures.codes import Ledger, OneTimeCodes
from fixtures.mailbox.launch import StartedMailbox
from fixtures.members import Members
from fixtures.secrets import Secrets
from fixtures.site import Site
from pages.identification import CaptchaSolver, ChoiceScreen, Identification, IdentificationScreen
from pages.journey import settle
from pages.login import LoginScreen
from pages.screen import go_to
from steps.people import People, entries


@dataclass(frozen=True)
class Counter:
    """Where the rows of a table are presented: it shows the forms, fills them, and watches the mailbox."""

    site: Site
    members: Members
    solve: CaptchaSolver
    codes: Callable[[], OneTimeCodes]
    ledger: Ledger
    learned: dict[type[Identification], str] = field(default_factory=dict)
    """The address of each form, as the scenario has seen it."""

    def open(self, form: Identification) -> None:
        """Show the form anew: by its address, or else as a visitor does."""
        if type(form) in self.learned:
            go_to(form.page, self.learned[type(form)])
            settle(form.page)
            if form.landmark.is_visible():
                return
        go_to(form.page, self.site.login)
        LoginScreen(form.page).first_connection.click()
        choice = ChoiceScreen(form.page)
        with_identifier = isinstance(form, IdentificationScreen)
        (choice.with_identifier if with_identifier else choice.without_identifier).click()
        form.wait_for(form.landmark, form.title)
        self.learned[type(form)] = form.page.url

    def reach(self, form: Identification) -> None:
        """Show the form, wherever the row before has left the visitor."""
        if not form.landmark.is_visible():
            self.open(form)

    def people(self, row: Mapping[str, str]) -> People:
        """Create those of whom a row speaks."""
        return People(self.members, self.site, row)

    def fill(self, form: Identification, row: Mapping[str, str]) -> People:
        """Enter what a row says."""
        self.reach(form)
        people = self.people(row)
        form.enter(**entries(form, row, people, self.solve))
        return people

    def nothing_sent(self, row: Mapping[str, str], people: People) -> None:
        """See that none of those of whom a row spoke has received a message."""
        self.ledger.expect(row, dict.fromkeys(people.addresses(), 0))

    def one_code_sent(self, row: Mapping[str, str], people: People) -> None:
        """Wait for the code sent to the contact of a row, and see that no other message left."""
        there = self.code_received(row, people)
        self.ledger.expect(row, dict.fromkeys(people.addresses(), 0) | {there: 1})

    def code_received(self, row: Mapping[str, str], people: People) -> str:
        """Wait for the code sent to the contact of a row, and return where it came."""
        codes, there = self.codes(), people.destination(row.get("contact", "mon e-mail"))
        codes.sent_to(there)
        codes.receive()
        self.ledger.note_pace(codes)
        return there


@pytest.fixture
def counter(
    site: Site,
    members: Members,
    solve: CaptchaSolver,
    mailbox: StartedMailbox,
    secrets: Secrets,
    ledger: Ledger,
) -> Counter:
    """What the steps about these forms share."""
    return Counter(site, members, solve, lambda: OneTimeCodes(mailbox.client, secrets), ledger)
