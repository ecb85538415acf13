"""A scenario reduced to what can see a change: the steps that lead to a requirement, and its rows alone."""

from __future__ import annotations

from collections.abc import Collection

import pytest
from pytest_bdd.parser import Scenario, Step

from fixtures.checks import rows_of
from fixtures.scenarios import REQUIREMENT, named_by, speaks_as_a_whole, tagged

SOUGHT = pytest.StashKey[frozenset[str]]()
"""The requirements to which scenarios are reduced, none when they are played whole."""


def pytest_configure(config: pytest.Config) -> None:
    config.stash[SOUGHT] = frozenset()


def pytest_bdd_before_scenario(request: pytest.FixtureRequest, scenario: Scenario) -> None:
    """Reduce what is about to be played, if something is sought in it."""
    sought = request.config.stash[SOUGHT]
    if sought and not sought & set(tagged(request.node)):  # a tag speaks of the scenario as a whole
        narrow(scenario, sought)


def narrow(scenario: Scenario, sought: Collection[str]) -> None:
    """Leave out of a scenario what comes after the last step that names these requirements, and the rows of others."""
    scenario.steps[:] = _leading_to(sought, scenario.steps)
    for step in scenario.steps:
        _keep_rows(step, sought)


def _leading_to(sought: Collection[str], steps: list[Step]) -> list[Step]:
    last = max(index for index, step in enumerate(steps) if set(named_by(step)) & set(sought))
    return steps[: last + 1]


def _keep_rows(step: Step, sought: Collection[str]) -> None:
    if not step.datatable or not named_by(step) or speaks_as_a_whole(step):
        return
    header, *rows = step.datatable.rows
    named = (row[REQUIREMENT].split() for row in rows_of(step.datatable.raw()))
    step.datatable.rows = [
        header,
        *(row for row, names in zip(rows, named, strict=True) if set(names) & set(sought)),
    ]
