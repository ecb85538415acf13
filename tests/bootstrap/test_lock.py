"""One command at a time."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from bootstrap import lock
from bootstrap.machine import ROOT

from .conftest import Heard

HOLDER = (
    "import sys; from pathlib import Path; from bootstrap import lock\n"
    "with lock.held(Path(sys.argv[1]), print, 'Pris'):\n    print('held', flush=True); sys.stdin.read()"
)


def test_a_free_lock_is_taken_in_silence(tmp_path: Path) -> None:
    heard = Heard()
    for _ in range(2):
        with lock.held(tmp_path / "tools" / "lock", heard, "Pris"):
            pass
    assert heard == []


def test_the_second_waits_and_says_so_until_the_first_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, path], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"held"
        heard = Heard()
        taken = threading.Event()

        def take() -> None:
            with lock.held(path, heard, "Une autre commande s'en sert"):
                taken.set()

        thread = threading.Thread(target=take)
        thread.start()
        assert not taken.wait(2)
        assert heard == ["Une autre commande s'en sert : attente de sa fin… (Ctrl-C pour renoncer)"]
        holder.kill()
        thread.join(30)
        assert taken.is_set()
