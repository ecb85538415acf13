"""The files of a run: an empty folder first, one report last, and a clear word if the disk refuses."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from fixtures.evidence import FOLDER
from fixtures.site import STAGE
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
STARTED = pytest.StashKey[datetime]()


@pytest.hookimpl(tryfirst=True)  # before allure-pytest opens the folder
def pytest_configure(config: pytest.Config) -> None:
    if not (hasattr(config, "workerinput") or config.getoption("collectonly")):
        config.stash[STARTED] = datetime.now().astimezone()
        with writable(output_folder(config)) as output:
            for folder in (output / RESULTS, output / FOLDER):
                shutil.rmtree(folder, ignore_errors=True)
            output.mkdir(parents=True, exist_ok=True)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> Generator[None, object, object]:
    with writable(output_folder(session.config)):
        return (yield)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> Generator[None, None, None]:
    with writable(output_folder(session.config)):
        return (yield)


@contextmanager
def writable(folder: Path) -> Iterator[Path]:
    """End the run, with exit code 3, when a file of the run can't be written."""
    try:
        yield folder
    except ConnectionError:  # whoever read our words has left: no fault of the disk
        raise
    except OSError as error:
        pytest.exit(
            f"Impossible d'écrire dans {folder} : {error.strerror}. "
            "Libérez de la place ou corrigez les droits, puis relancez.",
            3,
        )


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
