"""What became of each scenario in each cell: the one record that every report reads."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import asdict, dataclass
from typing import Any

import pytest
from pytest_bdd.parser import Scenario, Step

from fixtures.browsers import BROWSER
from fixtures.cells import Cell, cell_of
from fixtures.checks import EVIDENCE, FINDINGS, RANK, STEP, RowsError
from fixtures.findings import Finding, Status, explained, is_timeout, status_of
from fixtures.scenarios import TAGGED, named_by, scenario_of, sentence
from fixtures.secrets import SECRETS
from fixtures.target import reading_of
from reports.attribution import attributed


@dataclass(frozen=True)
class Outcome:
    """A scenario played in a cell."""

    feature: str
    scenario: str
    cell: str
    """The name of the cell, as the register has it."""
    findings: tuple[Finding, ...]
    status: Status
    seconds: float
    browser: str = ""
    """The version of the browser that played it, empty when none was reached."""
    reading: str = ""
    """The reading of an ambiguity under which the scenario judges, such as ``A09.ancien_invalide``."""
    step: str = ""
    """The step that did not hold, as written in the feature file."""
    reason: str = ""
    """Why, in one paragraph without secrets."""

    def packed(self) -> dict[str, Any]:
        """Return the outcome as plain values, which is all that can travel between processes."""
        findings = [asdict(each) | {"status": each.status.value} for each in self.findings]
        return asdict(self) | {"findings": findings, "status": self.status.value}

    @classmethod
    def unpacked(cls, values: dict[str, Any]) -> Outcome:
        """Return the outcome that was packed."""
        findings = (
            Finding(**each | {"status": Status(each["status"]), "evidence": tuple(each["evidence"])})
            for each in values["findings"]
        )
        return cls(**values | {"status": Status(values["status"]), "findings": tuple(findings)})


OUTCOMES = pytest.StashKey[dict[str, Outcome]]()
"""The outcomes known to the main process, by node id."""
LOST = pytest.StashKey[list[str]]()
"""The node ids of what failed without an outcome, such as in a worker that crashed."""
ATTRIBUTE = "recette_outcome"
"""Where a test report carries its outcome from the worker that played it."""


class Gatherer:
    """Gathers, in the main process, what workers report."""

    def __init__(self, config: pytest.Config) -> None:
        self._outcomes = config.stash[OUTCOMES]
        self._lost = config.stash[LOST]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep what each scenario came to."""
        outcome = outcome_in(report)
        if outcome:
            known = self._outcomes.setdefault(report.nodeid, outcome)
            self._outcomes[report.nodeid] = gravest(known, outcome)
        elif report.failed:
            self._lost.append(report.nodeid)


def outcome_in(report: pytest.TestReport) -> Outcome | None:
    """Return the outcome that a test report carries, if it does."""
    return Outcome.unpacked(getattr(report, ATTRIBUTE)) if hasattr(report, ATTRIBUTE) else None


def gravest(known: Outcome, later: Outcome) -> Outcome:
    """Return which outcome of one scenario counts: a teardown that fails spoils a success, and erases no deviation."""
    return later if known.status is Status.HELD else known


def pytest_configure(config: pytest.Config) -> None:
    config.stash[OUTCOMES] = {}
    config.stash[LOST] = []
    config.pluginmanager.register(Gatherer(config))


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
    noted, tags = item.stash[FINDINGS], item.stash[TAGGED]
    reason = item.config.stash[SECRETS].redact(explained(error)) if error else ""
    if isinstance(error, RowsError):  # the scenario came to its end: its rows speak for themselves
        missed = [finding for finding in noted if finding.status is not Status.HELD]
        deviates = any(finding.status is Status.DEVIATION for finding in missed)
        status, where = Status.DEVIATION if deviates else Status.BLOCKED, missed[0].step
        whole = Finding("", Status.HELD, "")
    else:
        status = status_of(error, step.type if step else None)
        where = sentence(step) if error and step else ""
        whole = Finding(
            "",
            status,
            where,
            seen=reason,
            evidence=item.stash[EVIDENCE],
            timed_out=is_timeout(error),
            rank=item.stash[RANK] if where else -1,
        )
    named = [
        (rank, sentence(each), name) for rank, each in enumerate(scenario.steps) for name in named_by(each)
    ]
    return Outcome(
        feature=scenario.feature.name,
        scenario=scenario.name,
        cell=cell.name,
        findings=tuple(attributed(noted, tags, named, whole)),
        status=status,
        seconds=round(seconds, 2),
        browser=item.stash.get(BROWSER, ""),
        reading=reading_of(item),
        step=where,
        reason=reason,
    )
