"""From the outcomes of scenarios to the verdict of a run."""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum

import pytest

from reports.outcomes import Outcome, Status


class Verdict(Enum):
    """The answer of a run, with the exit code that carries it."""

    CONFORMING = 0, "CONFORME sur tous les parcours joués"
    DEVIATING = 1, "NON CONFORME"
    INCOMPLETE = 2, "NON ENTIÈREMENT VÉRIFIÉ"
    INCIDENT = 3, "INCIDENT"

    def __init__(self, exit_code: int, title: str) -> None:
        self.exit_code = exit_code
        self.title = title


GRAVITY = (Verdict.CONFORMING, Verdict.INCOMPLETE, Verdict.INCIDENT, Verdict.DEVIATING)
"""From the least grave to the gravest."""


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


def verdict_of_run(engine: int, outcomes: Collection[Outcome], planned: int) -> Verdict:
    """Return the verdict of a run, from pytest's own exit code, the outcomes and how many were planned.

    A failure without an outcome (a worker that crashed) and a scenario without an outcome (skipped) must never
    read as conforming; what was found before an interruption stays found.
    """
    verdict = verdict_of(outcomes)
    if verdict is Verdict.DEVIATING:
        return verdict
    if engine not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        return Verdict.INCIDENT
    if engine == pytest.ExitCode.TESTS_FAILED and verdict is Verdict.CONFORMING:
        return Verdict.INCIDENT
    return Verdict.INCOMPLETE if verdict is Verdict.CONFORMING and len(outcomes) < planned else verdict
