"""One command at a time where two would spoil each other's work."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

POLL_SECONDS = 0.2


@contextmanager
def held(path: Path, say: Callable[[str], None], taken: str) -> Iterator[None]:
    """Hold the lock file ``path``, waiting for whoever has it, and saying what they do.

    The operating system frees it when the process ends, however it ends: a left-over file locks nobody out.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+") as file:
        if not _take(file):
            say(f"{taken} : attente de sa fin… (Ctrl-C pour renoncer)")
            while not _take(file):
                time.sleep(POLL_SECONDS)  # another process holds the lock: no portable way to be told
        yield


if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[str]) -> bool:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:  # the only answer that Windows has for "taken"
            return False
        return True

else:
    import fcntl

    def _take(file: IO[str]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
