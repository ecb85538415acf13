"""A scenario reduced to what can see a change: the steps that lead to a requirement, and its rows alone."""

from __future__ import annotations

from collections.abc import Collection

import pytest
from pytest_bdd.gherkin_parser import Row
from pytest_bdd.parser import Scenario, Step

from fixtures.checks import ENOUGH, rows_of
from fixtures.findings import Finding, Status
from fixtures.scenarios import REQUIREMENT, named_by, speaks_as_a_whole, tagged

SOUGHT = pytest.StashKey[frozenset[str]]()
"""The requirements to which scenarios are reduced, none when they are played whole."""


def seek(config: pytest.Config, sought: frozenset[str], *, any_other: bool = False) -> None:
    """Reduce the scenarios to these requirements, and end each as soon as it accuses one of them, or any other."""
    config.stash[SOUGHT] = sought
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
        narrow(scenario, sought)


def length(scenario: Scenario, sought: Collection[str]) -> int:
    """Return how many steps and rows lead to the end of what a scenario checks of these requirements."""
    steps = _leading_to(sought, scenario.steps)
    return sum(1 + len(_rows(step, sought)) for step in steps)


def narrow(scenario: Scenario, sought: Collection[str]) -> None:
    """Leave out of a scenario what comes after the last step that names these requirements, and the rows of others."""
    scenario.steps[:] = _leading_to(sought, scenario.steps)
    for step in scenario.steps:
        if step.datatable:
            step.datatable.rows = [step.datatable.rows[0], *_rows(step, sought)]


def _leading_to(sought: Collection[str], steps: list[Step]) -> list[Step]:
    last = max(
        (rank for rank, step in enumerate(steps) if set(named_by(step)) & set(sought)), default=len(steps)
    )
    return steps[: last + 1]


def _rows(step: Step, sought: Collection[str]) -> list[Row]:
    if not step.datatable:
        return []
    rows = list(step.datatable.rows[1:])
    if not named_by(step) or speaks_as_a_whole(step):
        return rows
    named = (row[REQUIREMENT].split() for row in rows_of(step.datatable.raw()))
    return [row for row, names in zip(rows, named, strict=True) if set(names) & set(sought)]
