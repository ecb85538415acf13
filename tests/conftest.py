"""What every test of the harness may count on."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from bootstrap.browsers import Browser as Installed
from bootstrap.browsers import locate
from fixtures.browsers import is_root

HEARD: dict[str, Any] = {"SIGINT": signal.default_int_handler, "SIGHUP": signal.SIG_DFL}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--no-skip", action="store_true", help="échoue si un test est sauté : tout doit être là pour jouer"
    )


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run in which something could not be played; ``-ra`` tells each, and why."""
    terminal = session.config.pluginmanager.get_plugin("terminalreporter")
    if terminal is None or not session.config.getoption("no_skip"):
        return
    skipped = terminal.stats.get("skipped")
    if skipped and not session.exitstatus:
        terminal.write_line(f"\n--no-skip : {len(skipped)} test(s) sauté(s), dont voici les raisons.")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session", autouse=True)
def signals_heard() -> Iterator[None]:
    """Let the programs that tests start hear Ctrl-C and hang-ups, which a shell's background jobs may ignore."""
    known = {name: handler for name, handler in HEARD.items() if hasattr(signal, name)}
    previous = {name: signal.signal(signal.Signals[name], handler) for name, handler in known.items()}
    yield
    for name, handler in previous.items():
        signal.signal(signal.Signals[name], handler)


@pytest.fixture(scope="session")
def chrome() -> Installed:
    """Chrome or Chromium, as a run finds it."""
    found = locate("chrome")
    if found is None:
        pytest.skip("Chrome et Chromium sont absents de cette machine")
    return found


@pytest.fixture(scope="module")  # not longer: while it runs, Django takes every test for asynchronous code
def chromium(chrome: Installed) -> Iterator[Browser]:
    """Chrome, started."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chrome.path, chromium_sandbox=not is_root())
        yield browser
        browser.close()
