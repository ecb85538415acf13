"""What became of each scenario in each cell: the one record that every report reads."""

from __future__ import annotations

import re
from collections.abc import Generator, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, cast

import pytest
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError
from pytest_bdd.parser import Scenario, Step
from pytest_bdd.scenario import scenario_wrapper_template_registry

from fixtures.cells import Cell, cell_of
from fixtures.secrets import SECRETS
from guide.register import requirements
from pages.labels import with_labels


class Status(StrEnum):
    """How a scenario ended."""

    HELD = "réussi"
    DEVIATION = "écart"
    """A « Quand » or an « Alors » found the site doing otherwise."""
    BLOCKED = "bloqué"
    """An « Étant donné » could not be arranged: nothing was checked, nobody is accused."""
    INCIDENT = "incident"
    """The harness or its environment failed."""


@dataclass(frozen=True)
class Outcome:
    """A scenario played in a cell."""

    feature: str
    scenario: str
    cell: str
    requirements: tuple[str, ...]
    status: Status
    seconds: float
    step: str = ""
    """The step that did not hold, as written in the feature file."""
    reason: str = ""
    """Why, in one paragraph without secrets."""

    def packed(self) -> dict[str, Any]:
        """Return the outcome as plain values, which is all that can travel between processes."""
        return asdict(self) | {"status": self.status.value}

    @classmethod
    def unpacked(cls, values: dict[str, Any]) -> Outcome:
        """Return the outcome that was packed."""
        return cls(**values | {"status": Status(values["status"])})


STEP = pytest.StashKey[Step]()
"""The step that a scenario has reached, on its test item."""
OUTCOMES = pytest.StashKey[dict[str, Outcome]]()
"""The outcomes known to the main process, by node id."""
AWAITED = re.compile(r"waiting for (.+)")
"""In the log of a gesture, the element that it was meant for."""
ATTRIBUTE = "recette_outcome"
"""Where a test report carries its outcome from the worker that played it."""


class Gatherer:
    """Gathers, in the main process, what workers report."""

    def __init__(self, outcomes: dict[str, Outcome]) -> None:
        self._outcomes = outcomes

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep what each scenario came to; a teardown that fails spoils a success, and erases no deviation."""
        if hasattr(report, ATTRIBUTE):
            outcome = Outcome.unpacked(getattr(report, ATTRIBUTE))
            known = self._outcomes.setdefault(report.nodeid, outcome)
            if known.status is Status.HELD:
                self._outcomes[report.nodeid] = outcome


def pytest_configure(config: pytest.Config) -> None:
    config.stash[OUTCOMES] = {}
    config.pluginmanager.register(Gatherer(config.stash[OUTCOMES]))


@pytest.hookimpl(tryfirst=True)
def pytest_bdd_before_step(request: pytest.FixtureRequest, step: Step) -> None:
    request.node.stash[STEP] = step


def scenario_of(item: pytest.Item) -> Scenario | None:
    """Return the scenario that a test plays, its examples filled in, if it plays one."""
    if not isinstance(item, pytest.Function) or item.obj not in scenario_wrapper_template_registry:
        return None
    examples = cast("Mapping[str, object]", item.callspec.params.get("_pytest_bdd_example", {}))
    return scenario_wrapper_template_registry[item.obj].render(examples)


def sentence(step: Step) -> str:
    """Return a step as written: pytest-bdd capitalises each word of its keyword."""
    keyword = step.keyword.strip().capitalize()
    return f"{keyword}{step.name}" if keyword.endswith("'") else f"{keyword} {step.name}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    scenario, cell = scenario_of(item), cell_of(item)
    if scenario and cell and (report.when == "call" or report.failed):
        error = call.excinfo.value if call.excinfo else None
        step = item.stash.get(STEP, None) if report.when == "call" else None
        outcome = judge(item, scenario, cell, step, error, report.duration)
        setattr(report, ATTRIBUTE, outcome.packed())
    return report


def judge(
    item: pytest.Item,
    scenario: Scenario,
    cell: Cell,
    step: Step | None,
    error: BaseException | None,
    seconds: float,
) -> Outcome:
    """Return what became of a scenario, from the last step it reached and the error that ended it, if any."""
    names = (mark.name for mark in item.iter_markers() if mark.name in requirements())
    return Outcome(
        feature=scenario.feature.name,
        scenario=scenario.name,
        cell=cell.title,
        requirements=tuple(name for name in names if cell.name in requirements()[name].cells),
        status=status_of(error, step.type if step else None),
        seconds=round(seconds, 2),
        step=sentence(step) if error and step else "",
        reason=item.config.stash[SECRETS].redact(explained(error)) if error else "",
    )


def status_of(error: BaseException | None, step_type: str | None) -> Status:
    """Tell a deviation of the site from a failed arrangement and from an incident of the harness.

    What fails outside of any step, in the preparation or the tidying of a test, is the harness's own.
    """
    if error is None:
        return Status.HELD
    if step_type is None or not isinstance(error, AssertionError | PlaywrightTimeoutError):
        return Status.INCIDENT
    return Status.BLOCKED if step_type == "given" else Status.DEVIATION


def explained(error: BaseException) -> str:
    """Return the reason of a failure, for a person."""
    if isinstance(error, PlaywrightTimeoutError):
        awaited = AWAITED.search(error.message)
        reasons = [
            f"Le geste n'a pas abouti en attendant {with_labels(awaited[1] if awaited else error.message)}"
        ]
        return "\n".join(reasons + getattr(error, "__notes__", []))
    message = str(error).split("\nassert ")[0].strip()
    return message if isinstance(error, AssertionError) and message else f"{type(error).__name__} : {message}"
