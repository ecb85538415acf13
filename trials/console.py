"""What a person reads in the terminal while changes are tried, and the data kept of it."""

from __future__ import annotations

import json
import textwrap
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from shutil import get_terminal_size

import pytest
from _pytest.terminal import TerminalReporter

from bootstrap.browsers import NAMES, locate
from bootstrap.browsers import TITLES as TITLES_OF_BROWSERS
from bootstrap.identity import version
from bootstrap.machine import Machine
from fixtures.stops import INCIDENT, is_worker
from reference.faults.catalogue import Kind, catalogue
from reference.faults.mutation import mutants
from reports.artefacts import output_folder
from reports.console import Voice
from reports.detection import FILE
from reports.summary import WIDTH, clock, unbroken_quotes
from trials.choice import TRIED
from trials.document import document, merged
from trials.play import ATTRIBUTE
from trials.score import Result, Trial

TITLES = {
    Kind.FAULT: "défauts",
    Kind.HEALTHY: "variantes saines",
    Kind.READING: "autres lectures",
    Kind.MUTANT: "mutants",
}


@pytest.hookimpl(trylast=True)  # after pytest made its terminal reporter
def pytest_configure(config: pytest.Config) -> None:
    terminal = config.pluginmanager.get_plugin("terminalreporter")
    if terminal and config.getoption("faults") and not is_worker(config):
        config.pluginmanager.register(TrialConsole(config, terminal))


class TrialConsole(Voice):
    """Tells the trials of the recette."""

    def __init__(self, config: pytest.Config, terminal: TerminalReporter) -> None:
        super().__init__(config, terminal)
        self._config = config
        self._started = time.time()
        self._trials: list[Trial] = []
        self._awaited = 0 if config.getoption("collectonly") else len(config.stash[TRIED])

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if hasattr(report, ATTRIBUTE):
            self._trials.append(trial := Trial.unpacked(getattr(report, ATTRIBUTE)))
            count = f"{len(self._trials):>3}/{self._awaited} {clock(time.time() - self._started):>5}"
            line = f"{count}  {'✓' if trial.good else '✗'} {trial.result:<12} {trial.seconds:>5.1f} s  {trial.name}"
            if trial.good and self._terminal.isatty:
                self._terminal.rewrite(line[: get_terminal_size().columns - 1], erase=True)
                return
            self._terminal.line(line)
            for detail in () if trial.good else told(trial):
                self._terminal.line(detail)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        missing = self._awaited - len(self._trials)
        if missing and not self._stop.reason:
            self._stop.reason = (
                f"{missing} altération(s) sans résultat : un processus de la recette s'est arrêté."
            )
        if self._trials:
            self._keep(output_folder(self._config).parent)
        good = all(trial.good for trial in self._trials)
        session.exitstatus = INCIDENT if self._stop.reason else int(not good)

    def _keep(self, folder: Path) -> None:
        seconds = time.time() - self._started
        known = Counter(fault.kind.value for fault in (*catalogue().values(), *mutants().values()))
        measure = document(self._trials, self._started, seconds, known, dict(_browsers(self._config)))
        file = folder / FILE
        if file.exists():
            measure = merged(measure, json.loads(file.read_text(encoding="utf-8")))
        partial = file.with_suffix(".partial")  # a run killed here leaves the former measure whole
        partial.write_text(json.dumps(measure, ensure_ascii=False, indent=1), encoding="utf-8")
        partial.replace(file)

    @pytest.hookimpl(trylast=True)
    def pytest_unconfigure(self) -> None:
        """Tell what the trials come to, once pytest is silent."""
        for line in summary(self._trials) if self._awaited else ():
            self._terminal.line(line)


def _browsers(config: pytest.Config) -> Iterator[tuple[str, str]]:
    """Yield which program stands for each browser, and in which version: not always the one of a recette."""
    machine = Machine.here()
    for name in NAMES:
        found = locate(name, config.getoption(name), machine)
        if found:
            program = found.path.name if found.path else found.origin
            yield TITLES_OF_BROWSERS[name], f"{program} {version(found, machine) or ''}".strip()


def told(trial: Trial) -> Iterator[str]:
    """Tell what was expected of a change that did not come to it, and what was seen."""
    yield from _wrapped(f"{trial.description} ({', '.join(trial.requirements)})")
    for each in trial.accusations:
        expected = f" [{each.expected}]" if each.expected else ""
        how = "" if each.by_assertion else " (délai dépassé)"
        yield from _wrapped(f"{each.requirement} accusée{how} : {each.step}{expected} : {each.seen}")
    if trial.reason:
        yield from _wrapped(trial.reason)


def _wrapped(text: str) -> Iterator[str]:
    for line in unbroken_quotes(text).splitlines():
        yield from textwrap.wrap(line, WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 8)


def summary(trials: Sequence[Trial]) -> Iterator[str]:
    """Count what became of each kind of change."""
    yield ""
    for kind, title in TITLES.items():
        several = [trial for trial in trials if trial.kind == kind]
        if several:
            counts = Counter(trial.result for trial in several)
            told_counts = ", ".join(f"{counts[result]} {result}" for result in Result if result in counts)
            yield f"  {title.capitalize():<18}{len(several):>4} : {told_counts}."
    good = sum(trial.good for trial in trials)
    yield f"SCORE : {good} altération(s) sur {len(trials)} ont le résultat voulu."
