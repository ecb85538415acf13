"""A scenario reduced to what can see a change: the steps that lead to a requirement, and its rows alone."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pytest
from pytest_bdd.gherkin_parser import Row
from pytest_bdd.parser import Scenario, Step

from fixtures.checks import ENOUGH, described, rows_of
from fixtures.findings import Finding, Status
from fixtures.scenarios import REQUIREMENT, named_by, sentence, speaks_as_a_whole, tagged

SOUGHT = pytest.StashKey[frozenset[str]]()
"""The requirements to which scenarios are reduced, none when they are played whole."""


@dataclass(frozen=True)
class Sight:
    """Where a scenario saw a change."""

    step: str
    """The sentence."""
    row: str
    """What the row of its table says; empty when the step spoke as a whole."""


SEEN = pytest.StashKey[Sight | None]()
"""Where the scenario about to be played saw the change before: it is reduced to that, if anything."""


def seek(
    config: pytest.Config, sought: frozenset[str], seen: Sight | None = None, *, any_other: bool = False
) -> None:
    """Reduce the scenarios to these requirements, and end each as soon as it accuses one of them, or any other."""
    config.stash[SOUGHT] = sought
    config.stash[SEEN] = seen
    config.stash[ENOUGH] = lambda finding: accuses(finding) and (any_other or finding.requirement in sought)


def accuses(finding: Finding) -> bool:
    """Tell a site that was seen doing otherwise from one that did not answer in time."""
    return finding.status is Status.DEVIATION and not finding.timed_out


def pytest_configure(config: pytest.Config) -> None:
    seek(config, frozenset())


def pytest_bdd_before_scenario(request: pytest.FixtureRequest, scenario: Scenario) -> None:
    """Reduce what is about to be played, if something is sought in it."""
    sought = request.config.stash[SOUGHT]
    if sought and not sought & set(tagged(request.node)):  # a tag speaks of the scenario as a whole
        narrow(scenario, sought, request.config.stash[SEEN])


def length(scenario: Scenario, sought: Collection[str]) -> int:
    """Return how many steps and rows lead to the end of what a scenario checks of these requirements."""
    steps = _leading_to(sought, scenario.steps)
    return sum(1 + len(_rows(step, sought)) for step in steps)


def narrow(scenario: Scenario, sought: Collection[str], seen: Sight | None = None) -> None:
    """Leave out of a scenario what comes after the last step that names these requirements, and the rows of others.

    If a sight is given, leave out also what comes after its step, and the other rows.
    """
    scenario.steps[:] = _leading_to(sought, scenario.steps, seen)
    for step in scenario.steps:
        if step.datatable:
            step.datatable.rows = [step.datatable.rows[0], *_rows(step, sought, seen)]


def _leading_to(sought: Collection[str], steps: list[Step], seen: Sight | None = None) -> list[Step]:
    def ends(step: Step) -> bool:
        return sentence(step) == seen.step if seen else bool(set(named_by(step)) & set(sought))

    last = max((rank for rank, step in enumerate(steps) if ends(step)), default=len(steps))
    return steps[: last + 1]


def _rows(step: Step, sought: Collection[str], seen: Sight | None = None) -> list[Row]:
    if not step.datatable:
        return []
    rows = list(step.datatable.rows[1:])
    if not named_by(step) or speaks_as_a_whole(step):
        return rows
    told = rows_of(step.datatable.raw())
    if seen:
        return [
            row
            for row, each in zip(rows, told, strict=True)
            if seen == Sight(sentence(step), described(each))
        ]
    return [row for row, each in zip(rows, told, strict=True) if set(each[REQUIREMENT].split()) & set(sought)]
