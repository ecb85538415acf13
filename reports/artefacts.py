"""The files of a run: an empty folder of its own first, one report last, and a clear word if the disk refuses."""

from __future__ import annotations

import errno
import json
import shutil
import warnings
from collections.abc import Callable, Generator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import pytest
from pluggy import PluggyTeardownRaisedWarning

from bootstrap import lock
from bootstrap.console import say
from bootstrap.errors import in_french
from fixtures.evidence import FOLDER
from fixtures.stage import STAGE
from fixtures.stops import INCIDENT, STOP, StopError, is_worker
from fixtures.target import PROFILE
from reports.allure_report import generate
from reports.detection import measured, score
from reports.document import document
from reports.outcomes import OUTCOMES
from reports.page import write_page
from reports.results import Results

RESULTS = "allure-results"
REPORT = "allure.html"
VERDICTS = "verdicts.json"
LOCK = "recette.lock"
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
"""Refusals that can only be of the disk, whatever was being done."""
STARTED = pytest.StashKey[datetime]()


@pytest.hookimpl(tryfirst=True)  # before allure-pytest opens the folder
def pytest_configure(config: pytest.Config) -> None:
    """Empty the folder, once no other run writes there."""
    # allure-pytest writes where pluggy deplores that anything fails.
    warnings.simplefilter("ignore", PluggyTeardownRaisedWarning)
    if is_worker(config) or config.getoption("collectonly"):
        return
    config.stash[STARTED] = datetime.now().astimezone()
    output = output_folder(config)
    held = ExitStack()
    config.add_cleanup(held.close)
    try:
        held.enter_context(lock.held(output / LOCK, say, f"Une autre recette écrit dans {output}"))
        for folder in (output / RESULTS, output / FOLDER):
            shutil.rmtree(folder, ignore_errors=True)
    except OSError as error:
        raise StopError(unwritable(output, error)) from None


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> Generator[None, object, object]:
    try:
        return (yield)
    except Exception as error:
        stop_if_refused(session.config, error)
        raise


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    if call.excinfo:
        stop_if_refused(item.config, call.excinfo.value, full=True)
    return (yield)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> Generator[None, None, None]:
    """Say what the disk refuses; pytest would tell an exit from here in its own way."""
    try:
        return (yield)
    except Exception as error:
        refusal = refusal_in(error)
        if refusal is None:
            raise
        if not is_worker(session.config):  # which has told its own already, or will be told of the same
            stop, session.exitstatus = session.config.stash[STOP], INCIDENT
            stop.reason = stop.reason or unwritable(output_folder(session.config), refusal)


def stop_if_refused(config: pytest.Config, error: BaseException, *, full: bool = False) -> None:
    """End the run if the error is a refusal of the disk; ``full`` leaves aside those that may be of something else."""
    refusal = refusal_in(error)
    if refusal and (not full or refusal.errno in FULL):
        pytest.exit(unwritable(output_folder(config), refusal), INCIDENT)


def refusal_in(error: BaseException) -> OSError | None:
    """Return what the system refused, perhaps among the failures of a tear-down."""
    if isinstance(error, BaseExceptionGroup):
        return next(filter(None, map(refusal_in, error.exceptions)), None)
    # Whoever read our words may have left: no fault of the disk.
    return error if isinstance(error, OSError) and not isinstance(error, ConnectionError) else None


def unwritable(folder: Path, error: OSError) -> str:
    """Say that a file of the run can't be written, why, and what to do."""
    cause = in_french(error)
    return f"Impossible d'écrire dans {folder} : {cause}. Libérez de la place ou corrigez les droits, puis relancez."


def output_folder(config: pytest.Config) -> Path:
    """Return where the files of the run are: with the one for CI, which every run writes."""
    return Path(config.getoption("xmlpath")).parent


def report_scenarios(config: pytest.Config, say: Callable[[str], None]) -> None:
    """Write the report of scenarios. Raises ``ReportError`` when it could not be made or written."""
    generate(output_folder(config) / RESULTS, output_folder(config) / REPORT, say)


def report_verdicts(config: pytest.Config, results: Results) -> Path:
    """Write the verdicts as data and as a page, and return the page."""
    folder = output_folder(config)
    stage, started = config.stash[STAGE], config.stash[STARTED]
    measure = measured(folder)
    verdicts = document(
        results,
        list(config.stash[OUTCOMES].values()),
        config.stash[PROFILE],
        url=stage.site.url,
        version=stage.version,
        mailbox=stage.mailbox.description,
        started=started,
        seconds=(datetime.now().astimezone() - started).total_seconds(),
        options=config.invocation_params.args,
        full_matrix=config.getoption("full_matrix"),
        detection=score(measure) if measure else None,
    )
    (folder / VERDICTS).write_text(json.dumps(verdicts, ensure_ascii=False, indent=1), encoding="utf-8")
    page: Path = write_page(verdicts, folder, measure)
    return page
