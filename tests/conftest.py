"""What every test of the harness may count on."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from typing import Any

import pytest

HEARD: dict[str, Any] = {"SIGINT": signal.default_int_handler, "SIGHUP": signal.SIG_DFL}


@pytest.fixture(scope="session", autouse=True)
def signals_heard() -> Iterator[None]:
    """Let the programs that tests start hear Ctrl-C and hang-ups, which a shell's background jobs may ignore."""
    known = {name: handler for name, handler in HEARD.items() if hasattr(signal, name)}
    previous = {name: signal.signal(signal.Signals[name], handler) for name, handler in known.items()}
    yield
    for name, handler in previous.items():
        signal.signal(signal.Signals[name], handler)
