"""The one-time code of a site that can't make it older: it is waited for."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import Self

from pytest_bdd import then

from fixtures.browsers import Browsers
from fixtures.cells import Cell
from fixtures.checks import Checks, Table, arranging, rows_of
from fixtures.codes import NewVisitor, Visitor, another_session
from pages.activation import ActivationScreen
from pages.failures import ArrangementError
from steps.code import duration

LIFETIME = 5 * 60
"""Seconds for which a code is valid (EX-1.2-4-14)."""


@then(
    "les codes de plusieurs adhérents, qui attendent ensemble, sont acceptés jusqu'à cinq minutes et refusés après"
)
def waited_for_together(
    browsers: Browsers, cell: Cell, new_visitor: NewVisitor, checks: Checks, datatable: Table
) -> None:
    with ExitStack() as sessions:
        with arranging():
            waits = [
                Wait.begun(row, new_visitor(sessions.enter_context(another_session(browsers, cell))))
                for row in rows_of(datatable)
            ]
        while waits:
            wait = min(waits, key=lambda wait: wait.moment)
            waits.remove(wait)
            if wait.is_to_renew:
                with arranging():
                    waits.append(wait.renewed())
            else:
                with checks.row(wait.row):
                    wait.judge()


@dataclass(frozen=True)
class Wait:
    """A visitor who waits for the last code to grow as old as a row of a table tells."""

    row: Mapping[str, str]
    visitor: Visitor
    asked: float
    received: float
    """Between these moments, in seconds of a clock that nobody sets, the code was sent."""
    is_to_renew: bool
    """Whether another code is to be asked for first."""

    @classmethod
    def begun(cls, row: Mapping[str, str], visitor: Visitor) -> Self:
        """Ask for a code."""
        asked = time.monotonic()
        visitor.ask()
        return cls(row, visitor, asked, time.monotonic(), row["code demandé"] != "d'abord")

    def renewed(self) -> Wait:
        """Ask for another code, when the row tells."""
        wait_until(self.moment)
        asked = time.monotonic()
        self.visitor.renew()
        return replace(self, asked=asked, received=time.monotonic(), is_to_renew=False)

    @property
    def moment(self) -> float:
        """When there is something to do: ask for another code, or enter the last one.

        That one is then at most as old as the row tells if it is to be accepted, at least if it is to be refused.
        """
        if self.is_to_renew:
            return self.asked + duration(self.row["code demandé"])
        sent = self.asked if self.row["attendu"] == "accepté" else self.received
        return sent + duration(self.row["âge du code"])

    def judge(self) -> None:
        """Wait, enter the code, and see what becomes of it."""
        wait_until(self.moment)
        if self.row["attendu"] == "accepté" and time.monotonic() - self.asked >= LIFETIME:
            raise ArrangementError("cinq minutes ont passé avant que le code ait pu être saisi")
        self.visitor.screen.enter_code(self.visitor.code)
        if self.row["attendu"] == "accepté":
            ActivationScreen.shown_in(self.visitor.page)
        else:
            self.visitor.screen.refused()


def wait_until(moment: float) -> None:
    """Wait for a moment of ``time.monotonic``."""
    time.sleep(max(0, moment - time.monotonic()))  # the passing of time itself is what is checked
