"""Gherkin scenarios as Allure results: sentences, tables, labels and parameters, with allure-pytest alone."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Generator
from contextlib import AbstractContextManager

import allure
import allure_commons
import pytest
from allure_commons.model2 import Status as AllureStatus
from allure_commons.model2 import TestResult, TestResultContainer
from pytest_bdd.parser import Feature, Scenario, Step

from fixtures.cells import cell_of
from fixtures.findings import Status
from fixtures.scenarios import checked_by, scenario_of, sentence
from guide.register import requirements
from pages.labels import with_labels
from reports.outcomes import ATTRIBUTE

SEVERITIES = {"bloquant": "blocker", "critique": "critical", "mineur": "minor"}
STATUS = "statut"
"""The label by which a result carries what became of the scenario, as every other report says it."""
ALLURE_STATUSES = {
    Status.HELD: AllureStatus.PASSED,
    Status.DEVIATION: AllureStatus.FAILED,
    Status.BLOCKED: AllureStatus.BROKEN,
    Status.INCIDENT: AllureStatus.BROKEN,
}
EXCEPTION = re.compile(r"^(?:\w+\.)*\w*(?:Error|Exception): ")
PLUMBING = re.compile(r"^_|^pytestbdd_|<lambda>")
NOT_PLAYED = pytest.skip.Exception("étape non jouée")

_STEP = pytest.StashKey[AbstractContextManager[None]]()
_DONE = pytest.StashKey[int]()


def pytest_configure(config: pytest.Config) -> None:
    for name in SEVERITIES:
        config.addinivalue_line("markers", f"{name}: gravité d'un écart sur ce scénario")
    results = ReadableResults()
    allure_commons.plugin_manager.register(results)
    config.add_cleanup(lambda: allure_commons.plugin_manager.unregister(results))


class ReadableResults:
    """Last touch on what allure-pytest is about to write: no plumbing, plain values."""

    @allure_commons.hookimpl(tryfirst=True)
    def report_result(self, result: TestResult) -> None:
        result.parameters = [each for each in result.parameters if not PLUMBING.search(each.name)]
        for parameter in result.parameters:
            parameter.value = parameter.value.strip("'")
        for label in result.labels:
            if label.name == STATUS:
                result.status = ALLURE_STATUSES[Status(label.value)]
        if result.statusDetails:
            result.statusDetails.message = with_labels(EXCEPTION.sub("", result.statusDetails.message))

    @allure_commons.hookimpl(tryfirst=True)
    def report_container(self, container: TestResultContainer) -> None:
        container.befores = [each for each in container.befores if not PLUMBING.search(each.name)]
        container.afters = [each for each in container.afters if not PLUMBING.search(each.name)]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Label at collection, so that a scenario whose setup fails is classified too."""
    for item in items:
        scenario, cell = scenario_of(item), cell_of(item)
        if scenario is None or cell is None:
            continue
        item.add_marker(allure.epic("Guide de première connexion"))
        item.add_marker(allure.feature(scenario.feature.name))
        item.add_marker(allure.story(scenario.name))
        item.add_marker(allure.label("navigateur", cell.browser.name))
        item.add_marker(allure.label("appareil", cell.device.name))
        for name in {mark.name for mark in item.iter_markers()}:
            if name in SEVERITIES:
                item.add_marker(allure.severity(SEVERITIES[name]))
        for name in checked_by(item, scenario):
            title = f"{name} : {requirements()[name].statement}"
            item.add_marker(allure.link(name, link_type="exigence", name=title))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    outcome = getattr(report, ATTRIBUTE, None)
    if outcome:
        allure.dynamic.label(STATUS, outcome["status"])
    return report


@pytest.hookimpl(trylast=True)
def pytest_bdd_before_scenario(request: pytest.FixtureRequest, feature: Feature, scenario: Scenario) -> None:
    allure.dynamic.title(scenario.name)
    allure.dynamic.description(scenario.description or feature.description)
    for name, value in request.getfixturevalue("_pytest_bdd_example").items():
        allure.dynamic.parameter(name, value)
    request.node.stash[_DONE] = 0


def pytest_bdd_before_step(request: pytest.FixtureRequest, step: Step) -> None:
    open_step(request.node, step)


def pytest_bdd_after_step(request: pytest.FixtureRequest) -> None:
    close_step(request.node)


@pytest.hookimpl(trylast=True)
def pytest_bdd_step_error(request: pytest.FixtureRequest, exception: Exception) -> None:
    """Close the failed step, after the evidence was attached to it."""
    close_step(request.node, exception)


def pytest_bdd_after_scenario(request: pytest.FixtureRequest, scenario: Scenario) -> None:
    """Show the steps that a failure kept from being played."""
    for step in scenario.steps[request.node.stash[_DONE] :]:
        open_step(request.node, step)
        close_step(request.node, NOT_PLAYED)


def open_step(node: pytest.Item, step: Step) -> None:
    """Begin an Allure step, with the table or the text of the Gherkin step."""
    node.stash[_STEP] = allure.step(sentence(step))
    node.stash[_STEP].__enter__()
    if step.docstring:
        allure.attach(step.docstring, "Texte", allure.attachment_type.TEXT)
    if step.datatable:
        table = io.StringIO()
        csv.writer(table).writerows(step.datatable.raw())
        allure.attach(table.getvalue(), "Tableau", allure.attachment_type.CSV)


def close_step(node: pytest.Item, error: BaseException | None = None) -> None:
    """End the Allure step, held or not."""
    trace = error.__traceback__ if error else None
    node.stash[_STEP].__exit__(type(error) if error else None, error, trace)
    node.stash[_DONE] += 1
