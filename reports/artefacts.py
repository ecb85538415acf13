"""The files of a run: an empty folder first, one report last, and a clear word if the disk refuses."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reports.allure_report import generate

REPORT = "allure.html"


@pytest.hookimpl(tryfirst=True)  # before allure-pytest opens the folder
def pytest_configure(config: pytest.Config) -> None:
    if not (hasattr(config, "workerinput") or config.getoption("collectonly")):
        with writable(results_folder(config)) as results:
            shutil.rmtree(results, ignore_errors=True)
            results.mkdir(parents=True)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> Generator[None, object, object]:
    with writable(results_folder(session.config)):
        return (yield)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> Generator[None, None, None]:
    with writable(results_folder(session.config)):
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
            f"Impossible d'écrire dans {folder.parent} : {error.strerror}. "
            "Libérez de la place ou corrigez les droits, puis relancez.",
            3,
        )


def results_folder(config: pytest.Config) -> Path:
    """Return where allure-pytest writes; the other files of the run are beside it."""
    return Path(config.getoption("allure_report_dir"))


def make_report(config: pytest.Config, say: Callable[[str], None]) -> Path:
    """Make the page to open and return it, or the folder of raw results where Allure is missing.

    Raises ``ReportError`` when the page could not be made or written.
    """
    results = results_folder(config)
    return generate(results, results.with_name(REPORT), say) or results
