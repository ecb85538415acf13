"""What a person reads in the terminal: progress, the failures as they come, then the verdict."""

from __future__ import annotations

import logging
import time
from collections.abc import Generator, Sequence
from shutil import get_terminal_size
from typing import Any

import pytest
from _pytest.terminal import TerminalReporter

from fixtures.cells import cell_of
from fixtures.findings import Status
from fixtures.site import STAGE
from fixtures.target import PROFILE
from reports.allure_report import ReportError
from reports.artefacts import output_folder, report_scenarios, report_verdicts
from reports.detection import Data, measured
from reports.outcomes import OUTCOMES
from reports.results import Results, results_of
from reports.summary import clock, summary, told

INTERRUPTED = 130
"""The exit code of a command ended by Ctrl-C, as shells have it."""
INTERRUPTION = "recette interrompue, sans verdict."


@pytest.hookimpl(trylast=True)  # after pytest made its terminal reporter
def pytest_configure(config: pytest.Config) -> None:
    terminal = config.pluginmanager.get_plugin("terminalreporter")
    if terminal and not (hasattr(config, "workerinput") or config.getoption("faults")):
        config.pluginmanager.register(Console(config, terminal))


class Console:
    """Speaks in place of pytest's own progress."""

    def __init__(self, config: pytest.Config, terminal: TerminalReporter) -> None:
        self._outcomes = config.stash[OUTCOMES]
        self._terminal = terminal
        self._started = time.monotonic()
        self._total = 0
        self._stop = ""
        self._interrupted = False
        self._report = ""
        self._measure: Data | None = None
        self._results: Results | None = None

    @pytest.hookimpl(trylast=True)  # after the site and its mailbox were started
    def pytest_collection_finish(self, session: pytest.Session) -> None:
        self._announce(session.config, [item.nodeid for item in session.items if cell_of(item)])

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_setupnodes(self, config: pytest.Config) -> None:
        """Keep pytest-xdist from telling in English how it starts its processes."""
        for word in ("ensure_show_status", "rewrite"):
            setattr(config.pluginmanager.get_plugin("terminaldistreporter"), word, lambda *_: None)

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, node: Any, ids: list[str]) -> None:
        if not self._total:  # each process collects the same
            self._announce(node.config, ids)

    @pytest.hookimpl(wrapper=True)
    def pytest_report_teststatus(self) -> Generator[None, tuple[str, str, str], tuple[str, str, str]]:
        """Count as pytest does, and print nothing."""
        category, _, _ = yield
        return category, "", ""

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

    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """Keep why the run stops, to say it plainly at the end."""
        self._interrupted = excinfo.type is KeyboardInterrupt
        self._stop = INTERRUPTION if self._interrupted else str(getattr(excinfo.value, "msg", excinfo.value))
        # pytest would frame it with exclamation marks, and warn of the plugins that it cut short;
        # asyncio would deplore the gesture.
        setattr(self._terminal, "_report_keyboardinterrupt", lambda: None)  # noqa: B010
        self._terminal.stats.pop("warnings", None)
        logging.getLogger("asyncio").setLevel(logging.CRITICAL)

    @pytest.hookimpl(trylast=True)  # once the results are written
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        problems = []
        if self._outcomes:
            try:
                report_scenarios(session.config, self._terminal.line)
            except ReportError as error:
                problems.append(str(error))
        results = results_of(session.config, int(session.exitstatus), *problems)
        if self._outcomes:
            self._results = results
            self._measure = measured(output_folder(session.config))
            self._report = str(report_verdicts(session.config, results))
        session.exitstatus = INTERRUPTED if self._interrupted else results.verdict.exit_code

    @pytest.hookimpl(trylast=True)
    def pytest_unconfigure(self) -> None:
        """Speak last."""
        say = self._terminal.line
        if self._results:
            seconds = time.monotonic() - self._started
            for line in summary(self._results, self._outcomes.values(), seconds, self._measure):
                say(line)
        if self._report:
            say(f"Rapport : {self._report}")
        if self._stop:
            say(f"ARRÊT : {self._stop}")
        if self._results and not self._interrupted:
            say(f"VERDICT : {self._results.verdict.title}", bold=True)

    def _announce(self, config: pytest.Config, scenarios: Sequence[str]) -> None:
        self._total = len(scenarios)
        if scenarios and not config.getoption("collectonly"):
            stage, name = config.stash[STAGE], config.stash[PROFILE].name
            self._terminal.line(f"Site       : {stage.site.login} ({name} {stage.version})")
            self._terminal.line(f"Messagerie : {stage.mailbox.description}")

    def _progress(self) -> str:
        return f"{len(self._outcomes):>3}/{self._total} {clock(time.monotonic() - self._started):>5}"
