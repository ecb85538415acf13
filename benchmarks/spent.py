"""Where the time of a whole run goes: in the browsers, in asking the site and the mailbox, or in the harness itself.

    .venv/bin/python -m benchmarks.spent [pytest options, such as --browser chrome]

The suite is played in one process. A script that made the same page loads and gestures, and read the same codes, would
wait as long for the browsers and the services; the last column is the suite's time over that.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest
import requests
from _pytest.terminal import TerminalReporter
from playwright._impl._sync_base import SyncBase

from fixtures.cells import CELLS, cell_of

ROOT = Path(__file__).resolve().parent.parent
BROWSER, SERVICES, TOTAL = "navigateur", "site et messagerie", "total"


class Spent:
    """Adds up, for each cell, the seconds of its scenarios and where they went."""

    def __init__(self) -> None:
        self.seconds: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self._cell = ""
        self._time(SyncBase, "_sync", BROWSER)
        self._time(requests.Session, "request", SERVICES)

    def _time(self, owner: type, name: str, kind: str) -> None:
        original: Callable[..., Any] = getattr(owner, name)

        def timed(*args: object, **kwargs: object) -> object:
            started = time.monotonic()
            try:
                return original(*args, **kwargs)
            finally:
                self.seconds[self._cell][kind] += time.monotonic() - started

        setattr(owner, name, timed)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        cell = cell_of(item)
        self._cell = cell.name if cell else ""
        started = time.monotonic()
        result = yield
        self.seconds[self._cell][TOTAL] += time.monotonic() - started
        return result

    @pytest.hookimpl(trylast=True)
    def pytest_unconfigure(self, config: pytest.Config) -> None:
        terminal: TerminalReporter = config.pluginmanager.getplugin("terminalreporter")
        terminal.line(f"\n{'':<22}{TOTAL:>12}{BROWSER:>12}{SERVICES:>20}{'harnais':>10}{'rapport':>9}")
        for cell in CELLS:
            spent = self.seconds.get(cell.name)
            if spent:
                elsewhere = spent[BROWSER] + spent[SERVICES]
                terminal.line(
                    f"  {cell.title:<20}{spent[TOTAL]:>10.1f} s{spent[BROWSER]:>10.1f} s{spent[SERVICES]:>18.1f} s"
                    f"{spent[TOTAL] - elsewhere:>8.1f} s{spent[TOTAL] / elsewhere:>9.2f}"
                )


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Spent())


if __name__ == "__main__":
    sys.exit(
        subprocess.call([sys.executable, "-m", "pytest", "-p", "benchmarks.spent", *sys.argv[1:]], cwd=ROOT)
    )
