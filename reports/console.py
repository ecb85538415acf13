"""What a person reads in the terminal: progress, the failures as they come, then the verdict."""

from __future__ import annotations

import shlex
import time
from collections.abc import Generator, Sequence
from shutil import get_terminal_size
from typing import Any

import pytest
from _pytest.terminal import TerminalReporter

from fixtures.cells import cell_of
from fixtures.findings import Status
from fixtures.stage import STAGE
from fixtures.stops import STOP, is_worker
from fixtures.target import PROFILE
from reports.allure_report import ReportError
from reports.artefacts import output_folder, report_scenarios, report_verdicts
from reports.detection import Data, measured
from reports.outcomes import OUTCOMES
from reports.results import Results, results_of
from reports.summary import clock, summary, told


@pytest.hookimpl(trylast=True)  # after pytest made its terminal reporter
def pytest_configure(config: pytest.Config) -> None:
    terminal = config.pluginmanager.get_plugin("terminalreporter")
    if terminal and not (is_worker(config) or config.getoption("faults")):
        config.pluginmanager.register(Console(config, terminal))


class Voice:
    """Speaks in place of pytest, whose words are English."""

    def __init__(self, config: pytest.Config, terminal: TerminalReporter) -> None:
        self._terminal = terminal
        self._stop = config.stash[STOP]
        words = ["_report_keyboardinterrupt"]
        if not config.getoption("collectonly"):  # whose count is the answer
            words.append("summary_stats")
        silence(terminal, *words)

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_setupnodes(self, config: pytest.Config) -> None:
        silence(config.pluginmanager.get_plugin("terminaldistreporter"), "ensure_show_status", "rewrite")

    @pytest.hookimpl(wrapper=True)
    def pytest_report_teststatus(self) -> Generator[None, tuple[str, str, str], tuple[str, str, str]]:
        """Count as pytest does, and print nothing."""
        category, _, _ = yield
        return category, "", ""

    def pytest_keyboard_interrupt(self) -> None:
        """Keep pytest from warning of the plugins that a stop cuts short."""
        self._terminal.stats.pop("warnings", None)


def silence(speaker: object, *words: str) -> None:
    """Take these words from who would say them."""
    for word in words:
        setattr(speaker, word, lambda *_: None)


class Console(Voice):
    """Tells a run of the scenarios."""

    def __init__(self, config: pytest.Config, terminal: TerminalReporter) -> None:
        super().__init__(config, terminal)
        self._outcomes = config.stash[OUTCOMES]
        self._started = time.monotonic()
        self._total = 0
        self._report = ""
        self._measure: Data | None = None
        self._results: Results | None = None

    def pytest_runtestloop(self, session: pytest.Session) -> None:
        self._announce(session.config, [item.nodeid for item in session.items if cell_of(item)])

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, node: Any, ids: list[str]) -> None:
        if not self._total:  # each process collects the same
            self._announce(node.config, ids)

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        outcome = self._outcomes.get(nodeid)
        if outcome is None:
            return
        headline, *details = told(outcome)
        line = f"{self._progress()}  {headline}"
        if not self._terminal.isatty:
            self._terminal.line(line)
        elif outcome.status is Status.HELD:
            self._terminal.rewrite(line[: get_terminal_size().columns - 1], erase=True)
        else:
            self._terminal.rewrite(line + "\n", erase=True)
        for detail in details:
            self._terminal.line(detail)

    @pytest.hookimpl(trylast=True)  # once the results are written
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if session.exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED:
            given = shlex.join(session.config.invocation_params.args)
            advice = "Élargissez le choix : -k, -m, --browser, --device."
            self._stop.reason = f"Aucun scénario ne correspond à « {given} ». {advice}"
        problems = []
        if self._outcomes:
            try:
                report_scenarios(session.config, self._terminal.line)
            except ReportError as error:
                problems.append(str(error))
        results = results_of(session.config, int(session.exitstatus), *problems)
        if self._outcomes:
            self._measure = measured(output_folder(session.config))
            self._report = str(report_verdicts(session.config, results))
            self._results = results  # no verdict is told that could not be written
        session.exitstatus = results.verdict.exit_code

    @pytest.hookimpl(trylast=True)
    def pytest_unconfigure(self) -> None:
        """Tell what the run comes to, once pytest is silent."""
        say = self._terminal.line
        if self._results:
            seconds = time.monotonic() - self._started
            for line in summary(self._results, self._outcomes.values(), seconds, self._measure):
                say(line)
        if self._report:
            say(f"Rapport : {self._report}")
        if self._results and not self._stop.interrupted:
            say(f"VERDICT : {self._results.verdict.title}", bold=True)

    def _announce(self, config: pytest.Config, scenarios: Sequence[str]) -> None:
        self._total = len(scenarios)
        if scenarios and not config.getoption("collectonly"):
            stage = config.stash[STAGE]
            named = " ".join(filter(None, (config.stash[PROFILE].name, stage.version)))
            self._terminal.line(f"Site       : {stage.site.login} ({named})")
            self._terminal.line(f"Messagerie : {stage.mailbox.description}")

    def _progress(self) -> str:
        return f"{len(self._outcomes):>3}/{self._total} {clock(time.monotonic() - self._started):>5}"
