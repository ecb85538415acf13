"""The truth tables: from what the checks of a requirement came to, to its verdict, and to that of the run."""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum, StrEnum

import pytest

from fixtures.findings import Status


class Verdict(StrEnum):
    """The answer on one requirement in one cell, as every report writes it."""

    CONFORMING = "CONFORME"
    DEVIATING = "NON CONFORME"
    WAIVED = "DÉROGATION"
    """Not conforming, and accepted until a date by a named person."""
    INCIDENT = "INCIDENT"
    UNDECIDED = "À ARBITRER"
    """The guide contradicts itself or keeps silent there, and nobody has chosen a reading."""
    UNVERIFIED = "NON VÉRIFIÉ"
    NOT_OFFERED = "SANS OBJET"


BY_GRAVITY = (
    Verdict.DEVIATING,
    Verdict.INCIDENT,
    Verdict.UNDECIDED,
    Verdict.UNVERIFIED,
    Verdict.WAIVED,
    Verdict.CONFORMING,
    Verdict.NOT_OFFERED,
)
"""From the gravest to the least grave."""
POSITIVE = frozenset({Verdict.CONFORMING, Verdict.WAIVED, Verdict.NOT_OFFERED})
"""What leaves nothing to verify."""
CHECKED = frozenset({Verdict.CONFORMING, Verdict.WAIVED})
"""What only a check can have said: without any, nothing was verified."""


class RunVerdict(Enum):
    """The answer of a run, with the exit code that carries it."""

    CONFORMING = 0, "CONFORME"
    DEVIATING = 1, "NON CONFORME"
    INCOMPLETE = 2, "NON ENTIÈREMENT VÉRIFIÉ"
    INCIDENT = 3, "INCIDENT"

    def __init__(self, exit_code: int, title: str) -> None:
        self.exit_code = exit_code
        self.title = title


def verdict_of(
    statuses: Collection[Status],
    *,
    complete: bool = True,
    waived: bool = False,
    offered: bool = True,
    automatic: bool = True,
) -> Verdict:
    """Return the verdict of a requirement in a cell.

    ``statuses`` is what its checks came to, and ``complete`` whether all that were planned were made. ``waived``
    says that a waiver is in force, ``offered`` that the site has what it asks, ``automatic`` that the register
    leaves it to the checks and not to a person.
    """
    if not offered:
        return Verdict.NOT_OFFERED
    if not automatic:
        return Verdict.UNVERIFIED
    if Status.DEVIATION in statuses:
        return Verdict.WAIVED if waived else Verdict.DEVIATING
    if Status.INCIDENT in statuses:
        return Verdict.INCIDENT
    if Status.UNDECIDED in statuses:
        return Verdict.UNDECIDED
    return Verdict.CONFORMING if complete and set(statuses) == {Status.HELD} else Verdict.UNVERIFIED


def gravest(verdicts: Collection[Verdict]) -> Verdict:
    """Return the gravest of several verdicts; without any, nothing was verified."""
    return min(verdicts, key=BY_GRAVITY.index, default=Verdict.UNVERIFIED)


def verdict_of_run(
    engine: int, due: Collection[Verdict], beyond: Collection[Verdict] = (), *, sound: bool = True
) -> RunVerdict:
    """Return the verdict of a run.

    ``engine`` is pytest's own exit code, ``due`` the verdicts of every place that the run had to verify, and
    ``beyond`` those it came by otherwise. A run is not ``sound`` when a scenario was lost on the way, or when its
    data are wrong, such as a waiver that is no longer needed. What was found before an interruption stays found.
    """
    if Verdict.DEVIATING in {*due, *beyond}:
        return RunVerdict.DEVIATING
    crashed = engine not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED)
    if crashed or not sound or Verdict.INCIDENT in {*due, *beyond}:
        return RunVerdict.INCIDENT
    verified = CHECKED.intersection(due) and POSITIVE.issuperset(due)
    return RunVerdict.CONFORMING if verified else RunVerdict.INCOMPLETE
