"""From the outcomes of scenarios to the verdict of a run."""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum

import pytest

from reports.outcomes import Outcome, Status

INTERRUPTED = 130
"""The exit code of a command ended by Ctrl-C, as shells have it."""


class Verdict(Enum):
    """The answer of a run, with the exit code that carries it."""

    CONFORMING = 0, "CONFORME sur tous les parcours joués"
    DEVIATING = 1, "NON CONFORME"
    INCOMPLETE = 2, "NON ENTIÈREMENT VÉRIFIÉ"
    INCIDENT = 3, "INCIDENT"

    def __init__(self, exit_code: int, title: str) -> None:
        self.exit_code = exit_code
        self.title = title


def verdict_of(outcomes: Collection[Outcome]) -> Verdict:
    """Return the verdict: a deviation outweighs an incident, which outweighs what could not be checked.

    A run that played nothing has verified nothing.
    """
    statuses = {outcome.status for outcome in outcomes}
    if Status.DEVIATION in statuses:
        return Verdict.DEVIATING
    if Status.INCIDENT in statuses:
        return Verdict.INCIDENT
    return Verdict.CONFORMING if statuses == {Status.HELD} else Verdict.INCOMPLETE


def held_requirements(outcomes: Collection[Outcome]) -> set[str]:
    """Return the requirements that were checked, each time with success."""
    held = {name for outcome in outcomes if outcome.status is Status.HELD for name in outcome.requirements}
    not_held = {
        name for outcome in outcomes if outcome.status is not Status.HELD for name in outcome.requirements
    }
    return held - not_held


def exit_code(engine: int, outcomes: Collection[Outcome]) -> int:
    """Return the exit code of a run, from that of pytest and the outcomes.

    pytest's own codes for an interruption or a broken run must never read as a verdict.
    """
    if engine in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        return verdict_of(outcomes).exit_code
    return INTERRUPTED if engine == pytest.ExitCode.INTERRUPTED else Verdict.INCIDENT.exit_code
