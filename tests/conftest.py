"""What every test of the harness may count on."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def ctrl_c_heard() -> Iterator[None]:
    """Let the programs that tests start hear Ctrl-C, which a shell's background jobs ignore."""
    previous = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, previous)
