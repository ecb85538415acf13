"""A supervised command lives as long as its parent, and no longer."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bootstrap.processes import SUPERVISE

PARENT = "import subprocess, sys; child = subprocess.Popen([sys.executable, '-c', sys.argv[1]]); child.wait()"
PATIENT = "import time; print('prêt', flush=True); time.sleep(60)"
STUBBORN = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {PATIENT}"


def supervise(*command: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-I", "-S", SUPERVISE, "--", *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def until_printed(process: subprocess.Popen[bytes]) -> None:
    assert process.stdout is not None
    assert process.stdout.readline()


@pytest.mark.parametrize("code", [0, 1, 42])
def test_the_exit_code_is_that_of_the_command(code: int) -> None:
    with supervise(sys.executable, "-c", f"raise SystemExit({code})") as process:
        assert process.wait(10) == code


def test_a_command_ended_by_a_signal_gives_what_a_shell_gives() -> None:
    with supervise(
        sys.executable, "-c", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    ) as process:
        assert process.wait(10) == 128 + signal.SIGKILL


def test_the_command_ends_with_the_pipe() -> None:
    with supervise(sys.executable, "-c", PATIENT) as process:
        until_printed(process)
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(10) == 128 + signal.SIGTERM


def test_the_command_ends_with_its_supervisor() -> None:
    with supervise(sys.executable, "-c", PATIENT) as process:
        until_printed(process)
        process.terminate()
        assert process.wait(10) == 128 + signal.SIGTERM


def test_a_command_that_ignores_the_request_is_forced_to_end() -> None:
    with supervise(sys.executable, "-c", STUBBORN) as process:
        until_printed(process)
        assert process.stdin is not None
        start = time.monotonic()
        process.stdin.close()
        assert process.wait(10) == 128 + signal.SIGKILL
        assert time.monotonic() - start > 2


def test_what_the_command_started_ends_too() -> None:
    with supervise(sys.executable, "-c", PARENT, PATIENT) as process:
        until_printed(process)
        # Closes the pipe, and waits for the end of the output, which the grandchild holds open until it ends.
        process.communicate(timeout=10)


def test_the_command_does_not_read_the_pipe() -> None:
    with supervise(sys.executable, "-c", "import sys; sys.exit(len(sys.stdin.read()))") as process:
        assert process.wait(10) == 0


def test_a_command_that_cannot_start_is_named(tmp_path: Path) -> None:
    with supervise(str(tmp_path / "absent")) as process:
        _, errors = process.communicate(timeout=10)
    assert process.returncode == 127
    assert errors.decode().startswith(f"Impossible de démarrer « {tmp_path / 'absent'} » :")


@pytest.mark.parametrize("arguments", [[], ["--"], ["ls"]])
def test_a_wrong_call_says_how_to_call(arguments: list[str]) -> None:
    result = subprocess.run([sys.executable, SUPERVISE, *arguments], capture_output=True, check=False)
    assert result.returncode == 2
    assert b"Usage" in result.stderr
